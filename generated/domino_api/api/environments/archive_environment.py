from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.archived_environment import ArchivedEnvironment
from ...operation import Operation, read_json


def operation(
    environment_id: str,
) -> Operation[ArchivedEnvironment]:
    """Hide an environment from lists.

    Known from: wire facts 4.6 (PUB, PD). Sure of the reply (official specification).

    Args:
        environment_id: Id of the environment.
    """
    return Operation(
        name="archive_environment",
        method="DELETE",
        path="/api/environments/v1/environments/{environment_id}".format(
            environment_id=_paths.segment(environment_id, "environment_id"),
        ),
        read=read_json(ArchivedEnvironment.from_dict),
    )


def sync(
    environment_id: str,
    *,
    client: Client,
) -> ArchivedEnvironment:
    """Hide an environment from lists.

    Known from: wire facts 4.6 (PUB, PD). Sure of the reply (official specification).

    Args:
        environment_id: Id of the environment.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            environment_id,
        )
    )


async def asyncio(
    environment_id: str,
    *,
    client: AsyncClient,
) -> ArchivedEnvironment:
    """Hide an environment from lists. The suspending twin of `sync`."""
    return await client.send(
        operation(
            environment_id,
        )
    )
