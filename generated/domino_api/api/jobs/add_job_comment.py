from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.add_job_comment_request import AddJobCommentRequest
from ...models.comment_thread import CommentThread
from ...operation import Operation, read_json


def operation(
    job_id: str,
    *,
    body: AddJobCommentRequest,
) -> Operation[CommentThread]:
    """Comment on a job.

    Domino's own name for this operation is createJobComment.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        body: What to send.
    """
    return Operation(
        name="add_job_comment",
        method="POST",
        path="/v4/jobs/{job_id}/comment".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(CommentThread.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
    body: AddJobCommentRequest,
) -> CommentThread:
    """Comment on a job.

    Domino's own name for this operation is createJobComment.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id,
            body=body,
        )
    )


async def asyncio(
    job_id: str,
    *,
    client: AsyncClient,
    body: AddJobCommentRequest,
) -> CommentThread:
    """Comment on a job. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
            body=body,
        )
    )
