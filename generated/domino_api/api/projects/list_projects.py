from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.listed_project import ListedProject
from ...models.project_relationship import ProjectRelationship
from ...operation import Operation, read_json


def operation(
    *,
    relationship: ProjectRelationship,
    show_completed: bool | None = None,
    limit: int | None = None,
    include_searchable_and_public: bool | None = None,
) -> Operation[list[ListedProject]]:
    """Projects as the web interface lists them, the one that changed last first.

    A bare list without pages: `limit` cuts it, and what lies behind cannot be asked for. Archived projects are in
    none of its lists. `relationship=All` was seen to give 500.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, V622, KSM). Sure of parameters and reply (official
    specification); 400 and 401 are inferred.

    Args:
        relationship: What a user has to do with a project. An open enum: unknown values are kept.
        show_completed: Whether projects whose status is `complete` are in the list, too.
        limit: How many at most. The server's default is unknown.
        include_searchable_and_public: Whether public and searchable projects are in the list, too; with `OwnedAndCollaborating` only.
    """
    return Operation(
        name="list_projects",
        method="GET",
        path="/v4/gateway/projects",
        params={
            "relationship": relationship,
            "showCompleted": show_completed,
            "limit": limit,
            "includeSearchableAndPublic": include_searchable_and_public,
        },
        read=read_json(_wire.list_of(ListedProject.from_dict)),
    )


def sync(
    *,
    client: Client,
    relationship: ProjectRelationship,
    show_completed: bool | None = None,
    limit: int | None = None,
    include_searchable_and_public: bool | None = None,
) -> list[ListedProject]:
    """Projects as the web interface lists them, the one that changed last first.

    A bare list without pages: `limit` cuts it, and what lies behind cannot be asked for. Archived projects are in
    none of its lists. `relationship=All` was seen to give 500.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, V622, KSM). Sure of parameters and reply (official
    specification); 400 and 401 are inferred.

    Args:
        client: What sends the call.
        relationship: What a user has to do with a project. An open enum: unknown values are kept.
        show_completed: Whether projects whose status is `complete` are in the list, too.
        limit: How many at most. The server's default is unknown.
        include_searchable_and_public: Whether public and searchable projects are in the list, too; with `OwnedAndCollaborating` only.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            relationship=relationship,
            show_completed=show_completed,
            limit=limit,
            include_searchable_and_public=include_searchable_and_public,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    relationship: ProjectRelationship,
    show_completed: bool | None = None,
    limit: int | None = None,
    include_searchable_and_public: bool | None = None,
) -> list[ListedProject]:
    """Projects as the web interface lists them, the one that changed last first. The suspending twin of `sync`."""
    return await client.send(
        operation(
            relationship=relationship,
            show_completed=show_completed,
            limit=limit,
            include_searchable_and_public=include_searchable_and_public,
        )
    )
