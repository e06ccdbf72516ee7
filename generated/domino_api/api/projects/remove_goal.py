from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.deleted import Deleted
from ...operation import Operation, read_json


def operation(
    project_id: str,
    goal_id: str,
) -> Operation[Deleted]:
    """Take a goal out of a project.

    Domino's own name for this operation is deleteProjectGoal.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        goal_id: Id of the goal.
    """
    return Operation(
        name="remove_goal",
        method="DELETE",
        path="/api/projects/v1/projects/{project_id}/goals/{goal_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
            goal_id=_paths.segment(goal_id, "goal_id"),
        ),
        read=read_json(Deleted.from_dict),
    )


def sync(
    project_id: str,
    goal_id: str,
    *,
    client: Client,
) -> Deleted:
    """Take a goal out of a project.

    Domino's own name for this operation is deleteProjectGoal.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        goal_id: Id of the goal.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            goal_id,
        )
    )


async def asyncio(
    project_id: str,
    goal_id: str,
    *,
    client: AsyncClient,
) -> Deleted:
    """Take a goal out of a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            goal_id,
        )
    )
