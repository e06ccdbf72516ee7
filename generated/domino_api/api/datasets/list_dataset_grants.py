from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.dataset_grant_list import DatasetGrantList
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
) -> Operation[DatasetGrantList]:
    """Who may do what with a dataset.

    Known from: wire facts 4.4 (PUB, SAGE). Sure (official specification, seen live).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
    """
    return Operation(
        name="list_dataset_grants",
        method="GET",
        path="/api/datasetrw/v1/datasets/{dataset_id}/grants".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        read=read_json(DatasetGrantList.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
) -> DatasetGrantList:
    """Who may do what with a dataset.

    Known from: wire facts 4.4 (PUB, SAGE). Sure (official specification, seen live).

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
) -> DatasetGrantList:
    """Who may do what with a dataset. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
        )
    )
