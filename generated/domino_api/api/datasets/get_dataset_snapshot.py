from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.snapshot_envelope import SnapshotEnvelope
from ...operation import Operation, read_json


def operation(
    snapshot_id: str,
) -> Operation[SnapshotEnvelope]:
    """One snapshot.

    Domino's own name is getSnapshot.

    Known from: wire facts 4.4 (PUB). Sure (official specification).

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
    """
    return Operation(
        name="get_dataset_snapshot",
        method="GET",
        path="/api/datasetrw/v1/snapshots/{snapshot_id}".format(
            snapshot_id=_paths.segment(snapshot_id, "snapshot_id"),
        ),
        read=read_json(SnapshotEnvelope.from_dict),
    )


def sync(
    snapshot_id: str,
    *,
    client: Client,
) -> SnapshotEnvelope:
    """One snapshot.

    Domino's own name is getSnapshot.

    Known from: wire facts 4.4 (PUB). Sure (official specification).

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            snapshot_id,
        )
    )


async def asyncio(
    snapshot_id: str,
    *,
    client: AsyncClient,
) -> SnapshotEnvelope:
    """One snapshot. The suspending twin of `sync`."""
    return await client.send(
        operation(
            snapshot_id,
        )
    )
