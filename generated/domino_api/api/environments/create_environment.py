from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.environment_envelope import EnvironmentEnvelope
from ...models.new_environment import NewEnvironment
from ...operation import Operation, read_json


def operation(
    *,
    body: NewEnvironment,
) -> Operation[EnvironmentEnvelope]:
    """Make an environment, whose first revision is built at once.

    Wants name, visibility, image and addBaseDependencies; or nothing but duplicateFromEnvironmentId. The
    specification writes values of visibility in lower case; official clients and others send `Global` and
    `Private`, too, and are answered.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); of case as said.

    Args:
        body: What to send.
    """
    return Operation(
        name="create_environment",
        method="POST",
        path="/api/environments/beta/environments",
        json=_wire.to_wire(body),
        read=read_json(EnvironmentEnvelope.from_dict),
    )


def sync(
    *,
    client: Client,
    body: NewEnvironment,
) -> EnvironmentEnvelope:
    """Make an environment, whose first revision is built at once.

    Wants name, visibility, image and addBaseDependencies; or nothing but duplicateFromEnvironmentId. The
    specification writes values of visibility in lower case; official clients and others send `Global` and
    `Private`, too, and are answered.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); of case as said.

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
    body: NewEnvironment,
) -> EnvironmentEnvelope:
    """Make an environment, whose first revision is built at once. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
