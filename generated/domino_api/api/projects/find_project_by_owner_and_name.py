from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.project import Project
from ...operation import Operation, read_json


def operation(
    *,
    owner_name: str,
    project_name: str,
) -> Operation[Project]:
    """A project, by its owner's and its own name.

    The way from names to the project's id. A 200 without `id` is to be read as not found.

    Known from: wire facts 2.11 (V4, KSM, EXP, PD). Sure of parameters and reply (official specification).
    404 for a project that is absent or invisible is seen live, though not declared; 400 and 401 are
    inferred.

    Args:
        owner_name: User name of the owner.
        project_name: Name of the project.
    """
    return Operation(
        name="find_project_by_owner_and_name",
        method="GET",
        path="/v4/gateway/projects/findProjectByOwnerAndName",
        params={
            "ownerName": owner_name,
            "projectName": project_name,
        },
        read=read_json(Project.from_dict),
    )


def sync(
    *,
    client: Client,
    owner_name: str,
    project_name: str,
) -> Project:
    """A project, by its owner's and its own name.

    The way from names to the project's id. A 200 without `id` is to be read as not found.

    Known from: wire facts 2.11 (V4, KSM, EXP, PD). Sure of parameters and reply (official specification).
    404 for a project that is absent or invisible is seen live, though not declared; 400 and 401 are
    inferred.

    Args:
        client: What sends the call.
        owner_name: User name of the owner.
        project_name: Name of the project.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner_name=owner_name,
            project_name=project_name,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    owner_name: str,
    project_name: str,
) -> Project:
    """A project, by its owner's and its own name. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner_name=owner_name,
            project_name=project_name,
        )
    )
