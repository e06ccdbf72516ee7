from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.goal_envelope import GoalEnvelope
from ...models.goal_update import GoalUpdate
from ...operation import Operation, read_json


def operation(
    project_id: str,
    goal_id: str,
    *,
    body: GoalUpdate,
) -> Operation[GoalEnvelope]:
    """Say whether a goal is reached.

    Domino's own name for this operation is updateProjectGoal.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        goal_id: Id of the goal.
        body: What to send.
    """
    return Operation(
        name="update_goal",
        method="PATCH",
        repeatable=True,
        path="/api/projects/v1/projects/{project_id}/goals/{goal_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
            goal_id=_paths.segment(goal_id, "goal_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(GoalEnvelope.from_dict),
    )


def sync(
    project_id: str,
    goal_id: str,
    *,
    client: Client,
    body: GoalUpdate,
) -> GoalEnvelope:
    """Say whether a goal is reached.

    Domino's own name for this operation is updateProjectGoal.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        goal_id: Id of the goal.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            goal_id,
            body=body,
        )
    )


async def asyncio(
    project_id: str,
    goal_id: str,
    *,
    client: AsyncClient,
    body: GoalUpdate,
) -> GoalEnvelope:
    """Say whether a goal is reached. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            goal_id,
            body=body,
        )
    )
