from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.dataset_envelope import DatasetEnvelope
from ...models.new_dataset_tag import NewDatasetTag
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    body: NewDatasetTag,
) -> Operation[DatasetEnvelope]:
    """Give a snapshot a tag; another snapshot of the dataset that had it loses it.

    A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB, DOCS). Sure of the body and the reply (official specification); that a
    tag moves is official prose.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="add_dataset_tag",
        method="POST",
        repeatable=True,
        path="/api/datasetrw/v1/datasets/{dataset_id}/tags".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(DatasetEnvelope.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: NewDatasetTag,
) -> DatasetEnvelope:
    """Give a snapshot a tag; another snapshot of the dataset that had it loses it.

    A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB, DOCS). Sure of the body and the reply (official specification); that a
    tag moves is official prose.

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
    body: NewDatasetTag,
) -> DatasetEnvelope:
    """Give a snapshot a tag; another snapshot of the dataset that had it loses it. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
