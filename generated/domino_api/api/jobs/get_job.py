from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.job import Job
from ...operation import Operation, read_json


def operation(
    job_id: str,
) -> Operation[Job]:
    """A job as it stands now.

    Also answers for a v1 run that is a job.

    Known from: wire facts 3.3 and 4.2 (V4, PD, PDT, V622). Sure of the reply (official specification, official
    live test); 404 for unknown ids is inferred, 400 for what is no id was observed.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
    """
    return Operation(
        name="get_job",
        method="GET",
        path="/v4/jobs/{job_id}".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        read=read_json(Job.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
) -> Job:
    """A job as it stands now.

    Also answers for a v1 run that is a job.

    Known from: wire facts 3.3 and 4.2 (V4, PD, PDT, V622). Sure of the reply (official specification, official
    live test); 404 for unknown ids is inferred, 400 for what is no id was observed.

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
) -> Job:
    """A job as it stands now. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
        )
    )
