from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.archive_job_comment_request import ArchiveJobCommentRequest
from ...models.comment import Comment
from ...operation import Operation, read_json


def operation(
    job_id: str,
    thread_id: str,
    *,
    body: ArchiveJobCommentRequest,
) -> Operation[Comment]:
    """Remove a comment from its thread.

    Domino's own name for this operation is archiveComment. The body says which one.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        thread_id: Id of the thread that the comment is in.
        body: What to send.
    """
    return Operation(
        name="archive_job_comment",
        method="DELETE",
        path="/v4/jobs/{job_id}/comment/{thread_id}".format(
            job_id=_paths.segment(job_id, "job_id"),
            thread_id=_paths.segment(thread_id, "thread_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(Comment.from_dict),
    )


def sync(
    job_id: str,
    thread_id: str,
    *,
    client: Client,
    body: ArchiveJobCommentRequest,
) -> Comment:
    """Remove a comment from its thread.

    Domino's own name for this operation is archiveComment. The body says which one.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        thread_id: Id of the thread that the comment is in.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id,
            thread_id,
            body=body,
        )
    )


async def asyncio(
    job_id: str,
    thread_id: str,
    *,
    client: AsyncClient,
    body: ArchiveJobCommentRequest,
) -> Comment:
    """Remove a comment from its thread. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
            thread_id,
            body=body,
        )
    )
