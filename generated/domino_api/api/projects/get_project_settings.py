from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.project_settings import ProjectSettings
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[ProjectSettings]:
    """What executions of a project have when they ask for nothing else.

    Known from: wire facts 4.7 (V4). Sure of the reply (official specification); 400, 401 and
    404 are inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="get_project_settings",
        method="GET",
        path="/v4/projects/{project_id}/settings".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(ProjectSettings.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> ProjectSettings:
    """What executions of a project have when they ask for nothing else.

    Known from: wire facts 4.7 (V4). Sure of the reply (official specification); 400, 401 and
    404 are inferred.

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
) -> ProjectSettings:
    """What executions of a project have when they ask for nothing else. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
