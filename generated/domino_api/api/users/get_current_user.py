from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.user import User
from ...operation import Operation, read_json


def operation() -> Operation[User]:
    """The user behind the credentials.

    No envelope (its twin in the public API wraps the user in `user`).

    Known from: wire facts 2.13 (V4). Sure (official specification).
    """
    return Operation(
        name="get_current_user",
        method="GET",
        path="/v4/users/self",
        read=read_json(User.from_dict),
    )


def sync(
    *,
    client: Client,
) -> User:
    """The user behind the credentials.

    No envelope (its twin in the public API wraps the user in `user`).

    Known from: wire facts 2.13 (V4). Sure (official specification).

    Args:
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(operation())


async def asyncio(
    *,
    client: AsyncClient,
) -> User:
    """The user behind the credentials. The suspending twin of `sync`."""
    return await client.send(operation())
