from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_personal_access_token import NewPersonalAccessToken
from ...models.personal_access_token import PersonalAccessToken
from ...operation import Operation, read_json


def operation(
    *,
    body: NewPersonalAccessToken,
) -> Operation[PersonalAccessToken]:
    """Make a personal access token; only this answer has its secret.

    Known from: wire facts 1.2 and 4.9 (PUB). Sure of body and reply (official specification); that
    `expiresIn` is in seconds is third parties' word.

    Args:
        body: What to send.
    """
    return Operation(
        name="create_personal_access_token",
        method="POST",
        path="/api/pat/v1/tokens",
        json=_wire.to_wire(body),
        read=read_json(PersonalAccessToken.from_dict),
    )


def sync(
    *,
    client: Client,
    body: NewPersonalAccessToken,
) -> PersonalAccessToken:
    """Make a personal access token; only this answer has its secret.

    Known from: wire facts 1.2 and 4.9 (PUB). Sure of body and reply (official specification); that
    `expiresIn` is in seconds is third parties' word.

    Args:
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: NewPersonalAccessToken,
) -> PersonalAccessToken:
    """Make a personal access token; only this answer has its secret. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
