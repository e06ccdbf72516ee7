from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.goal_list import GoalList
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[GoalList]:
    """Goals of a project.

    All at once: there are no pages. Domino's own name for this operation is getProjectGoals.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="list_goals",
        method="GET",
        path="/api/projects/v1/projects/{project_id}/goals".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(GoalList.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> GoalList:
    """Goals of a project.

    All at once: there are no pages. Domino's own name for this operation is getProjectGoals.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
) -> GoalList:
    """Goals of a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
