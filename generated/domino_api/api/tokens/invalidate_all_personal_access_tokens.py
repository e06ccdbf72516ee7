from __future__ import annotations

from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation() -> Operation[None]:
    """End the validity of all personal access tokens of the user.

    They stay in the list. Domino's own name for this operation is invalidateAllPersonalAccessToken.

    Known from: wire facts 4.9 (PUB). Sure (official specification); that it may be sent again is inferred.
    """
    return Operation(
        name="invalidate_all_personal_access_tokens",
        method="POST",
        repeatable=True,
        path="/api/pat/v1/tokens/invalidate",
        read=read_nothing,
    )


def sync(
    *,
    client: Client,
) -> None:
    """End the validity of all personal access tokens of the user.

    They stay in the list. Domino's own name for this operation is invalidateAllPersonalAccessToken.

    Known from: wire facts 4.9 (PUB). Sure (official specification); that it may be sent again is inferred.

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
    """End the validity of all personal access tokens of the user. The suspending twin of `sync`."""
    return await client.send(operation())
