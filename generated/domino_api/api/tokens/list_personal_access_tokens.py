from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.personal_access_token_details import PersonalAccessTokenDetails
from ...operation import Operation, read_json


def operation(
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[list[PersonalAccessTokenDetails]]:
    """A page of the user's personal access tokens, without the secrets.

    A bare list, which does not tell how long it is in all.

    Known from: wire facts 1.2 and 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_personal_access_tokens",
        method="GET",
        path="/api/pat/v1/tokens",
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(_wire.list_of(PersonalAccessTokenDetails.from_dict)),
    )


def sync(
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> list[PersonalAccessTokenDetails]:
    """A page of the user's personal access tokens, without the secrets.

    A bare list, which does not tell how long it is in all.

    Known from: wire facts 1.2 and 4.9 (PUB). Sure of parameters and reply (official specification).

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
) -> list[PersonalAccessTokenDetails]:
    """A page of the user's personal access tokens, without the secrets. The suspending twin of `sync`."""
    return await client.send(
        operation(
            offset=offset,
            limit=limit,
        )
    )
