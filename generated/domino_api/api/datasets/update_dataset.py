from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.dataset_change import DatasetChange
from ...models.dataset_envelope import DatasetEnvelope
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    body: DatasetChange,
) -> Operation[DatasetEnvelope]:
    """Change the name or the description of a dataset.

    What is left out stays as it is. A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="update_dataset",
        method="PATCH",
        repeatable=True,
        path="/api/datasetrw/v1/datasets/{dataset_id}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(DatasetEnvelope.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: DatasetChange,
) -> DatasetEnvelope:
    """Change the name or the description of a dataset.

    What is left out stays as it is. A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification).

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
    body: DatasetChange,
) -> DatasetEnvelope:
    """Change the name or the description of a dataset. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
