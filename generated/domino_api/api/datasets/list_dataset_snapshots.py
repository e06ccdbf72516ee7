from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.snapshot_list import SnapshotList
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[SnapshotList]:
    """Snapshots of a dataset, a page of them.

    Whether the files as they are now, which v4 lists as the snapshot with the version 0, are among them is unknown.

    Known from: wire facts 4.4 (PUB). Sure of parameters and envelope (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_dataset_snapshots",
        method="GET",
        path="/api/datasetrw/v1/datasets/{dataset_id}/snapshots".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(SnapshotList.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> SnapshotList:
    """Snapshots of a dataset, a page of them.

    Whether the files as they are now, which v4 lists as the snapshot with the version 0, are among them is unknown.

    Known from: wire facts 4.4 (PUB). Sure of parameters and envelope (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        client: What sends the call.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    dataset_id: str,
    *,
    client: AsyncClient,
    offset: int | None = None,
    limit: int | None = None,
) -> SnapshotList:
    """Snapshots of a dataset, a page of them. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            offset=offset,
            limit=limit,
        )
    )
