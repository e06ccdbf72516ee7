from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.environment_page import EnvironmentPage
from ...operation import Operation, read_json


def operation(
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[EnvironmentPage]:
    """A page of the environments that the user can see.

    Domino's own name for this operation is getEnvironments.

    Known from: wire facts 4.6 (PUB). Sure of parameters and reply (official specification); beta, by its path.

    Args:
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_visible_environments",
        method="GET",
        path="/api/environments/beta/environments",
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(EnvironmentPage.from_dict),
    )


def sync(
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> EnvironmentPage:
    """A page of the environments that the user can see.

    Domino's own name for this operation is getEnvironments.

    Known from: wire facts 4.6 (PUB). Sure of parameters and reply (official specification); beta, by its path.

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
) -> EnvironmentPage:
    """A page of the environments that the user can see. The suspending twin of `sync`."""
    return await client.send(
        operation(
            offset=offset,
            limit=limit,
        )
    )
