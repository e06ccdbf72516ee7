from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    project_id: str,
    collaborator_id: str,
) -> Operation[None]:
    """Let somebody work on a project no longer.

    Known from: wire facts 4.7 (V4, PD). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        collaborator_id: Id of the user or organization.
    """
    return Operation(
        name="remove_collaborator",
        method="DELETE",
        path="/v4/projects/{project_id}/collaborators/{collaborator_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
            collaborator_id=_paths.segment(collaborator_id, "collaborator_id"),
        ),
        read=read_nothing,
    )


def sync(
    project_id: str,
    collaborator_id: str,
    *,
    client: Client,
) -> None:
    """Let somebody work on a project no longer.

    Known from: wire facts 4.7 (V4, PD). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        collaborator_id: Id of the user or organization.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            collaborator_id,
        )
    )


async def asyncio(
    project_id: str,
    collaborator_id: str,
    *,
    client: AsyncClient,
) -> None:
    """Let somebody work on a project no longer. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            collaborator_id,
        )
    )
