from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_snapshot import NewSnapshot
from ...models.snapshot_envelope import SnapshotEnvelope
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    body: NewSnapshot,
) -> Operation[SnapshotEnvelope]:
    """Make a snapshot of the files as they are now, of all or of some.

    Domino's own name is createSnapshot. The copy is made after the answer: `status` is `pending` or `copying` until
    it is `active`. The path `.` stands for all files. A second one makes a second snapshot.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification); `.` and the
    statuses are those of a third party's program for the v4 form of the same call.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="create_dataset_snapshot",
        method="POST",
        path="/api/datasetrw/v1/datasets/{dataset_id}/snapshots".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(SnapshotEnvelope.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: NewSnapshot,
) -> SnapshotEnvelope:
    """Make a snapshot of the files as they are now, of all or of some.

    Domino's own name is createSnapshot. The copy is made after the answer: `status` is `pending` or `copying` until
    it is `active`. The path `.` stands for all files. A second one makes a second snapshot.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification); `.` and the
    statuses are those of a third party's program for the v4 form of the same call.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            body=body,
        )
    )


async def asyncio(
    dataset_id: str,
    *,
    client: AsyncClient,
    body: NewSnapshot,
) -> SnapshotEnvelope:
    """Make a snapshot of the files as they are now, of all or of some. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
