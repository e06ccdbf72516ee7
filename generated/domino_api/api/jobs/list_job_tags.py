from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job_tag import JobTag
from ...operation import Operation, read_json


def operation(
    job_id: str,
) -> Operation[list[JobTag]]:
    """The tags on a job.

    Domino's own name for this operation is getTagsForJob.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
    """
    return Operation(
        name="list_job_tags",
        method="GET",
        path="/v4/jobs/{job_id}/tags".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        read=read_json(_wire.list_of(JobTag.from_dict)),
    )


def sync(
    job_id: str,
    *,
    client: Client,
) -> list[JobTag]:
    """The tags on a job.

    Domino's own name for this operation is getTagsForJob.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); 404 is inferred.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id,
        )
    )


async def asyncio(
    job_id: str,
    *,
    client: AsyncClient,
) -> list[JobTag]:
    """The tags on a job. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
        )
    )
