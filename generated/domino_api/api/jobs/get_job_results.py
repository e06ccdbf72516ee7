from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.job_results import JobResults
from ...operation import Operation, read_json


def operation(
    job_id: str,
    *,
    project_id: str,
) -> Operation[JobResults]:
    """Files that a job has made or changed.

    Domino's own name for this operation is getResults.

    Known from: wire facts 4.2 (V4). Sure of the parameters and the reply (official
    specification); which files are results is a setting of the project.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        project_id: Id of the job's project.
    """
    return Operation(
        name="get_job_results",
        method="GET",
        path="/v4/jobs/{job_id}/results".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        params={
            "projectId": project_id,
        },
        read=read_json(JobResults.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
    project_id: str,
) -> JobResults:
    """Files that a job has made or changed.

    Domino's own name for this operation is getResults.

    Known from: wire facts 4.2 (V4). Sure of the parameters and the reply (official
    specification); which files are results is a setting of the project.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        client: What sends the call.
        project_id: Id of the job's project.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id,
            project_id=project_id,
        )
    )


async def asyncio(
    job_id: str,
    *,
    client: AsyncClient,
    project_id: str,
) -> JobResults:
    """Files that a job has made or changed. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
            project_id=project_id,
        )
    )
