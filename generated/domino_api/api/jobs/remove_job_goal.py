from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.deleted import Deleted
from ...operation import Operation, read_json


def operation(
    goal_id: str,
    *,
    job_id: str,
) -> Operation[Deleted]:
    """Take the link of a job to a goal back.

    The goal stays in its project. Domino's own name for this operation is unlinkJobFromGoal.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification); unknown what is
    answered where there is no link.

    Args:
        goal_id: Id of the goal.
        job_id: Id of the job.
    """
    return Operation(
        name="remove_job_goal",
        method="DELETE",
        path="/api/jobs/v1/goals/{goal_id}".format(
            goal_id=_paths.segment(goal_id, "goal_id"),
        ),
        params={
            "jobId": job_id,
        },
        read=read_json(Deleted.from_dict),
    )


def sync(
    goal_id: str,
    *,
    client: Client,
    job_id: str,
) -> Deleted:
    """Take the link of a job to a goal back.

    The goal stays in its project. Domino's own name for this operation is unlinkJobFromGoal.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification); unknown what is
    answered where there is no link.

    Args:
        goal_id: Id of the goal.
        client: What sends the call.
        job_id: Id of the job.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            goal_id,
            job_id=job_id,
        )
    )


async def asyncio(
    goal_id: str,
    *,
    client: AsyncClient,
    job_id: str,
) -> Deleted:
    """Take the link of a job to a goal back. The suspending twin of `sync`."""
    return await client.send(
        operation(
            goal_id,
            job_id=job_id,
        )
    )
