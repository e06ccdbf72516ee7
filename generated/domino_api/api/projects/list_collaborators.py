from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.person import Person
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    get_users: bool | None = None,
) -> Operation[list[Person]]:
    """Who works on a project.

    A bare list without roles: those are in the project's summary. Domino's own name for this operation is
    getProjectCollaborators.

    Known from: wire facts 4.7 (V4, KSM). Sure of parameters and reply (official specification; 404 seen live); 400
    and 401 are inferred. Whether the owner is among them is unknown.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        get_users: Whether the members of organizations come in the place of the organizations.
    """
    return Operation(
        name="list_collaborators",
        method="GET",
        path="/v4/projects/{project_id}/collaborators".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        params={
            "getUsers": get_users,
        },
        read=read_json(_wire.list_of(Person.from_dict)),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    get_users: bool | None = None,
) -> list[Person]:
    """Who works on a project.

    A bare list without roles: those are in the project's summary. Domino's own name for this operation is
    getProjectCollaborators.

    Known from: wire facts 4.7 (V4, KSM). Sure of parameters and reply (official specification; 404 seen live); 400
    and 401 are inferred. Whether the owner is among them is unknown.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        get_users: Whether the members of organizations come in the place of the organizations.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            get_users=get_users,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    get_users: bool | None = None,
) -> list[Person]:
    """Who works on a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            get_users=get_users,
        )
    )
