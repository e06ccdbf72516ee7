from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.job_runtime_execution_details import JobRuntimeExecutionDetails
from ...operation import Operation, read_json


def operation(
    job_id: str,
) -> Operation[JobRuntimeExecutionDetails]:
    """On what a job runs: machine, environment, hardware tier.

    Domino's own name for this operation is getRuntimeExecutionDetails.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure of the reply (official specification, official live test).

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
    """
    return Operation(
        name="get_job_runtime_execution_details",
        method="GET",
        path="/v4/jobs/{job_id}/runtimeExecutionDetails".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        read=read_json(JobRuntimeExecutionDetails.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
) -> JobRuntimeExecutionDetails:
    """On what a job runs: machine, environment, hardware tier.

    Domino's own name for this operation is getRuntimeExecutionDetails.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure of the reply (official specification, official live test).

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
) -> JobRuntimeExecutionDetails:
    """On what a job runs: machine, environment, hardware tier. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
        )
    )
