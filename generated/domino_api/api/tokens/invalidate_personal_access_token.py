from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    pat_id: str,
) -> Operation[None]:
    """End the validity of a personal access token.

    It stays in the list.

    Known from: wire facts 4.9 (PUB). Sure (official specification); that it may be sent again is inferred.

    Args:
        pat_id: Id of the token, which is not its secret.
    """
    return Operation(
        name="invalidate_personal_access_token",
        method="POST",
        repeatable=True,
        path="/api/pat/v1/tokens/{pat_id}/invalidate".format(
            pat_id=_paths.segment(pat_id, "pat_id"),
        ),
        read=read_nothing,
    )


def sync(
    pat_id: str,
    *,
    client: Client,
) -> None:
    """End the validity of a personal access token.

    It stays in the list.

    Known from: wire facts 4.9 (PUB). Sure (official specification); that it may be sent again is inferred.

    Args:
        pat_id: Id of the token, which is not its secret.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            pat_id,
        )
    )


async def asyncio(
    pat_id: str,
    *,
    client: AsyncClient,
) -> None:
    """End the validity of a personal access token. The suspending twin of `sync`."""
    return await client.send(
        operation(
            pat_id,
        )
    )
