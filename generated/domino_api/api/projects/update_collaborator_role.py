from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.project_collaborator import ProjectCollaborator
from ...operation import Operation, read_nothing


def operation(
    project_id: str,
    *,
    body: ProjectCollaborator,
) -> Operation[None]:
    """Give somebody who works on a project another role.

    Known from: wire facts 4.7 (V4). Sure of the body (official specification); that a second time changes nothing
    more is inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="update_collaborator_role",
        method="PATCH",
        repeatable=True,
        path="/v4/projects/{project_id}/collaboratorRole".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_nothing,
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: ProjectCollaborator,
) -> None:
    """Give somebody who works on a project another role.

    Known from: wire facts 4.7 (V4). Sure of the body (official specification); that a second time changes nothing
    more is inferred.

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
    body: ProjectCollaborator,
) -> None:
    """Give somebody who works on a project another role. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
