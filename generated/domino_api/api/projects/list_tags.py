from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.project_tag import ProjectTag
from ...operation import Operation, read_json


def operation(
    *,
    query: str | None = None,
    limit: int | None = None,
) -> Operation[list[ProjectTag]]:
    """Tags of the deployment.

    Known from: wire facts 4.7 (V4). Sure of parameters and reply (official
    specification); which tags a query matches, and how many come without `limit`, is unknown.

    Args:
        query: Only tags with this in their name.
        limit: How many at most. The server's default is unknown.
    """
    return Operation(
        name="list_tags",
        method="GET",
        path="/v4/tags",
        params={
            "query": query,
            "limit": limit,
        },
        read=read_json(_wire.list_of(ProjectTag.from_dict)),
    )


def sync(
    *,
    client: Client,
    query: str | None = None,
    limit: int | None = None,
) -> list[ProjectTag]:
    """Tags of the deployment.

    Known from: wire facts 4.7 (V4). Sure of parameters and reply (official
    specification); which tags a query matches, and how many come without `limit`, is unknown.

    Args:
        client: What sends the call.
        query: Only tags with this in their name.
        limit: How many at most. The server's default is unknown.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            query=query,
            limit=limit,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    query: str | None = None,
    limit: int | None = None,
) -> list[ProjectTag]:
    """Tags of the deployment. The suspending twin of `sync`."""
    return await client.send(
        operation(
            query=query,
            limit=limit,
        )
    )
