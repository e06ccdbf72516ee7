from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job import Job
from ...models.rename_job_request import RenameJobRequest
from ...operation import Operation, read_json


def operation(
    job_id: str,
    *,
    body: RenameJobRequest,
) -> Operation[Job]:
    """Give a job another title.

    Domino's own name for this operation is updateJob. Sent again it leaves what it left.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        body: What to send.
    """
    return Operation(
        name="rename_job",
        method="POST",
        repeatable=True,
        path="/v4/jobs/{job_id}/name".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(Job.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
    body: RenameJobRequest,
) -> Job:
    """Give a job another title.

    Domino's own name for this operation is updateJob. Sent again it leaves what it left.

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
    body: RenameJobRequest,
) -> Job:
    """Give a job another title. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
            body=body,
        )
    )
