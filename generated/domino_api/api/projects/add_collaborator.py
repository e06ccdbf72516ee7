from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.project_collaborator import ProjectCollaborator
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: ProjectCollaborator,
) -> Operation[ProjectCollaborator]:
    """Let a user, or an organization, work on a project.

    What it makes of somebody who works on the project already is unknown.

    Known from: wire facts 4.7 (V4, PD, PDT). Sure of body and reply (official specification and live test).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="add_collaborator",
        method="POST",
        path="/v4/projects/{project_id}/collaborators".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(ProjectCollaborator.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: ProjectCollaborator,
) -> ProjectCollaborator:
    """Let a user, or an organization, work on a project.

    What it makes of somebody who works on the project already is unknown.

    Known from: wire facts 4.7 (V4, PD, PDT). Sure of body and reply (official specification and live test).

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
) -> ProjectCollaborator:
    """Let a user, or an organization, work on a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
