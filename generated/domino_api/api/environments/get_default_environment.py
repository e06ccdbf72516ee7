from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.environment_details import EnvironmentDetails
from ...operation import Operation, read_json


def operation() -> Operation[EnvironmentDetails]:
    """The environment that projects have unless they name another.

    Its `latestRevisionDetails.dockerImage` is what official clients build new environments on.

    Known from: wire facts 4.6 (V4, PD). Sure of the reply (official specification).
    """
    return Operation(
        name="get_default_environment",
        method="GET",
        path="/v4/environments/defaultEnvironment",
        read=read_json(EnvironmentDetails.from_dict),
    )


def sync(
    *,
    client: Client,
) -> EnvironmentDetails:
    """The environment that projects have unless they name another.

    Its `latestRevisionDetails.dockerImage` is what official clients build new environments on.

    Known from: wire facts 4.6 (V4, PD). Sure of the reply (official specification).

    Args:
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(operation())


async def asyncio(
    *,
    client: AsyncClient,
) -> EnvironmentDetails:
    """The environment that projects have unless they name another. The suspending twin of `sync`."""
    return await client.send(operation())
