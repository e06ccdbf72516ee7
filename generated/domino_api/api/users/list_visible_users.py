from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.user_page import UserPage
from ...operation import Operation, read_json


def operation(
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[UserPage]:
    """A page of the users that the user behind the credentials can see.

    Domino's own name for this operation is getVisibleUsers.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_visible_users",
        method="GET",
        path="/api/users/v1/users",
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(UserPage.from_dict),
    )


def sync(
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> UserPage:
    """A page of the users that the user behind the credentials can see.

    Domino's own name for this operation is getVisibleUsers.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

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
) -> UserPage:
    """A page of the users that the user behind the credentials can see. The suspending twin of `sync`."""
    return await client.send(
        operation(
            offset=offset,
            limit=limit,
        )
    )
