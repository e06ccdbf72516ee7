from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.environment_revision_update import EnvironmentRevisionUpdate
from ...models.updated_environment_revision import UpdatedEnvironmentRevision
from ...operation import Operation, read_json


def operation(
    environment_id: str,
    revision_id: str,
    *,
    body: EnvironmentRevisionUpdate,
) -> Operation[UpdatedEnvironmentRevision]:
    """Say whether restricted projects use a revision.

    Wants the permission ClassifyEnvironments. Domino's own name for this operation is
    updateEnvironmentRevisionIsRestricted.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); beta, by its path. That
    it may be sent again is inferred: it sets a flag.

    Args:
        environment_id: Id of the environment.
        revision_id: Id of the revision.
        body: What to send.
    """
    return Operation(
        name="update_environment_revision",
        method="PATCH",
        repeatable=True,
        path="/api/environments/beta/environments/{environment_id}/revisions/{revision_id}".format(
            environment_id=_paths.segment(environment_id, "environment_id"),
            revision_id=_paths.segment(revision_id, "revision_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(UpdatedEnvironmentRevision.from_dict),
    )


def sync(
    environment_id: str,
    revision_id: str,
    *,
    client: Client,
    body: EnvironmentRevisionUpdate,
) -> UpdatedEnvironmentRevision:
    """Say whether restricted projects use a revision.

    Wants the permission ClassifyEnvironments. Domino's own name for this operation is
    updateEnvironmentRevisionIsRestricted.

    Known from: wire facts 4.6 (PUB, PD). Sure of body and reply (official specification); beta, by its path. That
    it may be sent again is inferred: it sets a flag.

    Args:
        environment_id: Id of the environment.
        revision_id: Id of the revision.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            environment_id,
            revision_id,
            body=body,
        )
    )


async def asyncio(
    environment_id: str,
    revision_id: str,
    *,
    client: AsyncClient,
    body: EnvironmentRevisionUpdate,
) -> UpdatedEnvironmentRevision:
    """Say whether restricted projects use a revision. The suspending twin of `sync`."""
    return await client.send(
        operation(
            environment_id,
            revision_id,
            body=body,
        )
    )
