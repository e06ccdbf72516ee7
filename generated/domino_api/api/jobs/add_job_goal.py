from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.goal_to_link import GoalToLink
from ...models.linked_goal_envelope import LinkedGoalEnvelope
from ...operation import Operation, read_json


def operation(
    *,
    body: GoalToLink,
    job_id: str,
) -> Operation[LinkedGoalEnvelope]:
    """Link a job to a goal.

    Domino's own name for this operation is linkJobToGoal; v4 has one of the same name that does the same.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification); unknown what a second
    link to the same goal is answered, and whether the goal may be one of another project.

    Args:
        body: What to send.
        job_id: Id of the job.
    """
    return Operation(
        name="add_job_goal",
        method="POST",
        path="/api/jobs/v1/goals",
        params={
            "jobId": job_id,
        },
        json=_wire.to_wire(body),
        read=read_json(LinkedGoalEnvelope.from_dict),
    )


def sync(
    *,
    client: Client,
    body: GoalToLink,
    job_id: str,
) -> LinkedGoalEnvelope:
    """Link a job to a goal.

    Domino's own name for this operation is linkJobToGoal; v4 has one of the same name that does the same.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification); unknown what a second
    link to the same goal is answered, and whether the goal may be one of another project.

    Args:
        client: What sends the call.
        body: What to send.
        job_id: Id of the job.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
            job_id=job_id,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: GoalToLink,
    job_id: str,
) -> LinkedGoalEnvelope:
    """Link a job to a goal. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
            job_id=job_id,
        )
    )
