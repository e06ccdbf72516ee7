from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.goal_envelope import GoalEnvelope
from ...models.new_goal import NewGoal
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: NewGoal,
) -> Operation[GoalEnvelope]:
    """Add a goal to a project.

    Domino's own name for this operation is addGoalToProject.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="add_goal",
        method="POST",
        path="/api/projects/v1/projects/{project_id}/goals".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(GoalEnvelope.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: NewGoal,
) -> GoalEnvelope:
    """Add a goal to a project.

    Domino's own name for this operation is addGoalToProject.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            body=body,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    body: NewGoal,
) -> GoalEnvelope:
    """Add a goal to a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
