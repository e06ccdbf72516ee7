from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.removed_dataset_envelope import RemovedDatasetEnvelope
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
) -> Operation[RemovedDatasetEnvelope]:
    """Delete a dataset with its snapshots.

    A deployment marks it for deletion first; when the files go is unknown.

    Known from: wire facts 4.4 (PUB). Sure of the reply (official specification, which declares no error);
    404 for an unknown one is inferred.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
    """
    return Operation(
        name="delete_dataset",
        method="DELETE",
        path="/api/datasetrw/v1/datasets/{dataset_id}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        read=read_json(RemovedDatasetEnvelope.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
) -> RemovedDatasetEnvelope:
    """Delete a dataset with its snapshots.

    A deployment marks it for deletion first; when the files go is unknown.

    Known from: wire facts 4.4 (PUB). Sure of the reply (official specification, which declares no error);
    404 for an unknown one is inferred.

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
) -> RemovedDatasetEnvelope:
    """Delete a dataset with its snapshots. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
        )
    )
