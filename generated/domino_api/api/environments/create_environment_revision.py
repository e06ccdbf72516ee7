from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.environment_revision_envelope import EnvironmentRevisionEnvelope
from ...models.new_environment_revision import NewEnvironmentRevision
from ...operation import Operation, read_json


def operation(
    environment_id: str,
    *,
    body: NewEnvironmentRevision,
) -> Operation[EnvironmentRevisionEnvelope]:
    """Make a revision of an environment, which is built at once.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); beta, by its path.

    Args:
        environment_id: Id of the environment.
        body: What to send.
    """
    return Operation(
        name="create_environment_revision",
        method="POST",
        path="/api/environments/beta/environments/{environment_id}/revisions".format(
            environment_id=_paths.segment(environment_id, "environment_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(EnvironmentRevisionEnvelope.from_dict),
    )


def sync(
    environment_id: str,
    *,
    client: Client,
    body: NewEnvironmentRevision,
) -> EnvironmentRevisionEnvelope:
    """Make a revision of an environment, which is built at once.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); beta, by its path.

    Args:
        environment_id: Id of the environment.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            environment_id,
            body=body,
        )
    )


async def asyncio(
    environment_id: str,
    *,
    client: AsyncClient,
    body: NewEnvironmentRevision,
) -> EnvironmentRevisionEnvelope:
    """Make a revision of an environment, which is built at once. The suspending twin of `sync`."""
    return await client.send(
        operation(
            environment_id,
            body=body,
        )
    )
