from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.project_settings_update import ProjectSettingsUpdate
from ...operation import Operation, read_nothing


def operation(
    project_id: str,
    *,
    body: ProjectSettingsUpdate,
) -> Operation[None]:
    """Change what executions of a project have when they ask for nothing else.

    What is not named stays as it is: no field is required.

    Known from: wire facts 4.7 (V4). Sure of the body (official specification); that what is
    missing stays is inferred; so are 400 and 401.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="update_project_settings",
        method="PUT",
        path="/v4/projects/{project_id}/settings".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_nothing,
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: ProjectSettingsUpdate,
) -> None:
    """Change what executions of a project have when they ask for nothing else.

    What is not named stays as it is: no field is required.

    Known from: wire facts 4.7 (V4). Sure of the body (official specification); that what is
    missing stays is inferred; so are 400 and 401.

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
    body: ProjectSettingsUpdate,
) -> None:
    """Change what executions of a project have when they ask for nothing else. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
