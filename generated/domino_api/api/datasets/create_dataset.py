from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.dataset_envelope import DatasetEnvelope
from ...models.new_dataset import NewDataset
from ...operation import Operation, read_json


def operation(
    *,
    body: NewDataset,
) -> Operation[DatasetEnvelope]:
    """Create a dataset, empty or with the files of a snapshot.

    The name is unique in the project. What a taken name is answered is unknown: 400, presumably.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification).

    Args:
        body: What to send.
    """
    return Operation(
        name="create_dataset",
        method="POST",
        path="/api/datasetrw/v1/datasets",
        json=_wire.to_wire(body),
        read=read_json(DatasetEnvelope.from_dict),
    )


def sync(
    *,
    client: Client,
    body: NewDataset,
) -> DatasetEnvelope:
    """Create a dataset, empty or with the files of a snapshot.

    The name is unique in the project. What a taken name is answered is unknown: 400, presumably.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification).

    Args:
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: NewDataset,
) -> DatasetEnvelope:
    """Create a dataset, empty or with the files of a snapshot. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
