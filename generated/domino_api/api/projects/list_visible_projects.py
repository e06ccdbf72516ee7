from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.visible_projects import VisibleProjects
from ...operation import Operation, read_json


def operation(
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[VisibleProjects]:
    """All projects that the user may see, a page at a time.

    Domino's own name for this operation is getProjects; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure of parameters and reply (official specification). In which order they
    come, and whether a page is cut at some size, is unknown.

    Args:
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_visible_projects",
        method="GET",
        path="/api/projects/beta/projects",
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(VisibleProjects.from_dict),
    )


def sync(
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> VisibleProjects:
    """All projects that the user may see, a page at a time.

    Domino's own name for this operation is getProjects; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure of parameters and reply (official specification). In which order they
    come, and whether a page is cut at some size, is unknown.

    Args:
        client: What sends the call.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    offset: int | None = None,
    limit: int | None = None,
) -> VisibleProjects:
    """All projects that the user may see, a page at a time. The suspending twin of `sync`."""
    return await client.send(
        operation(
            offset=offset,
            limit=limit,
        )
    )
