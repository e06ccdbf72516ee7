from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.dataset_storage import DatasetStorage
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
) -> Operation[DatasetStorage]:
    """Where the files of a dataset are.

    Domino's own name is getDataset. Its `readWriteSnapshotId`, which the public API does not tell, is where the
    files are as they are now.

    Known from: wire facts 4.5 (V4, KSM, SAGE). Sure (official specification, seen live).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
    """
    return Operation(
        name="get_dataset_storage",
        method="GET",
        path="/v4/datasetrw/datasets/{dataset_id}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        read=read_json(DatasetStorage.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
) -> DatasetStorage:
    """Where the files of a dataset are.

    Domino's own name is getDataset. Its `readWriteSnapshotId`, which the public API does not tell, is where the
    files are as they are now.

    Known from: wire facts 4.5 (V4, KSM, SAGE). Sure (official specification, seen live).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
        )
    )


async def asyncio(
    dataset_id: str,
    *,
    client: AsyncClient,
) -> DatasetStorage:
    """Where the files of a dataset are. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
        )
    )
