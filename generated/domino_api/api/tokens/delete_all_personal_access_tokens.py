from __future__ import annotations

from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation() -> Operation[None]:
    """Delete all personal access tokens of the user.

    Domino's own name for this operation is deleteAllPersonalAccessToken.

    Known from: wire facts 4.9 (PUB). Sure (official specification).
    """
    return Operation(
        name="delete_all_personal_access_tokens",
        method="DELETE",
        path="/api/pat/v1/tokens",
        read=read_nothing,
    )


def sync(
    *,
    client: Client,
) -> None:
    """Delete all personal access tokens of the user.

    Domino's own name for this operation is deleteAllPersonalAccessToken.

    Known from: wire facts 4.9 (PUB). Sure (official specification).

    Args:
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(operation())


async def asyncio(
    *,
    client: AsyncClient,
) -> None:
    """Delete all personal access tokens of the user. The suspending twin of `sync`."""
    return await client.send(operation())
