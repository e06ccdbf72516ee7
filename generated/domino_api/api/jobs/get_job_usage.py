from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job_usage_sample import JobUsageSample
from ...operation import Operation, read_json


def operation(
    job_id: str,
) -> Operation[list[JobUsageSample]]:
    """What a job has used of its machine over time.

    Domino's own name for this operation is getResourceUsage. The URL has `jobs` twice.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); the units are
    unknown.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
    """
    return Operation(
        name="get_job_usage",
        method="GET",
        path="/v4/jobs/jobs/{job_id}/usage".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        read=read_json(_wire.list_of(JobUsageSample.from_dict)),
    )


def sync(
    job_id: str,
    *,
    client: Client,
) -> list[JobUsageSample]:
    """What a job has used of its machine over time.

    Domino's own name for this operation is getResourceUsage. The URL has `jobs` twice.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); the units are
    unknown.

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
) -> list[JobUsageSample]:
    """What a job has used of its machine over time. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
        )
    )
