from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.version import Version
from ...operation import Operation, read_json


def operation() -> Operation[Version]:
    """Version of the deployment.

    Outside every URL family. Compare versions numerically, part by part: as text, `5.10.0` sorts before
    `5.9.0`. Whether it needs credentials is unknown; send them, and do not make other calls depend on this
    one.

    Known from: wire facts 2.1 (PDT, PD022, KSM). Sure of `version` (official live test); the other fields
    are seen in client code and mocked tests only.
    """
    return Operation(
        name="get_version",
        method="GET",
        path="/version",
        read=read_json(Version.from_dict),
    )


def sync(
    *,
    client: Client,
) -> Version:
    """Version of the deployment.

    Outside every URL family. Compare versions numerically, part by part: as text, `5.10.0` sorts before
    `5.9.0`. Whether it needs credentials is unknown; send them, and do not make other calls depend on this
    one.

    Known from: wire facts 2.1 (PDT, PD022, KSM). Sure of `version` (official live test); the other fields
    are seen in client code and mocked tests only.

    Args:
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(operation())


async def asyncio(
    *,
    client: AsyncClient,
) -> Version:
    """Version of the deployment. The suspending twin of `sync`."""
    return await client.send(operation())
