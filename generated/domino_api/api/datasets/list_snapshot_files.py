from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.snapshot_files import SnapshotFiles
from ...operation import Operation, read_json


def operation(
    snapshot_id: str,
    *,
    path: str,
) -> Operation[SnapshotFiles]:
    """Files and folders in one folder of a snapshot.

    Domino's own name is getFilesInSnapshot. An empty `path` is the snapshot's root; `/` is refused with 400.
    Not recursive. `fileName` is the path below the root of the dataset, `label` the last name of it.

    Known from: wire facts 4.5 (V4, KSM, SAGE, AML). Sure (official specification, seen live).

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
        path: The folder, without a slash before or behind it; empty for the root.
    """
    return Operation(
        name="list_snapshot_files",
        method="GET",
        path="/v4/datasetrw/files/{snapshot_id}".format(
            snapshot_id=_paths.segment(snapshot_id, "snapshot_id"),
        ),
        params={
            "path": path,
        },
        read=read_json(SnapshotFiles.from_dict),
    )


def sync(
    snapshot_id: str,
    *,
    client: Client,
    path: str,
) -> SnapshotFiles:
    """Files and folders in one folder of a snapshot.

    Domino's own name is getFilesInSnapshot. An empty `path` is the snapshot's root; `/` is refused with 400.
    Not recursive. `fileName` is the path below the root of the dataset, `label` the last name of it.

    Known from: wire facts 4.5 (V4, KSM, SAGE, AML). Sure (official specification, seen live).

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
        client: What sends the call.
        path: The folder, without a slash before or behind it; empty for the root.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            snapshot_id,
            path=path,
        )
    )


async def asyncio(
    snapshot_id: str,
    *,
    client: AsyncClient,
    path: str,
) -> SnapshotFiles:
    """Files and folders in one folder of a snapshot. The suspending twin of `sync`."""
    return await client.send(
        operation(
            snapshot_id,
            path=path,
        )
    )
