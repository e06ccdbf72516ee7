from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.environment_list import EnvironmentList
from ...operation import Operation, read_json


def operation() -> Operation[EnvironmentList]:
    """All environments that the user can see, in short.

    Domino calls it deprecated; the list of the public API tells more, page after page. Older clients use this one.

    Known from: wire facts 4.6 (APIB, PD). Sure of the reply (official prose, and official live tests read it).
    """
    return Operation(
        name="list_environments",
        method="GET",
        path="/v1/environments",
        read=read_json(EnvironmentList.from_dict),
    )


def sync(
    *,
    client: Client,
) -> EnvironmentList:
    """All environments that the user can see, in short.

    Domino calls it deprecated; the list of the public API tells more, page after page. Older clients use this one.

    Known from: wire facts 4.6 (APIB, PD). Sure of the reply (official prose, and official live tests read it).

    Args:
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(operation())


async def asyncio(
    *,
    client: AsyncClient,
) -> EnvironmentList:
    """All environments that the user can see, in short. The suspending twin of `sync`."""
    return await client.send(operation())
