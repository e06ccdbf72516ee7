from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.dataset_envelope import DatasetEnvelope
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    tag_name: str,
) -> Operation[DatasetEnvelope]:
    """Take a tag from the snapshot that has it.

    Known from: wire facts 4.4 (PUB). Sure (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        tag_name: The tag.
    """
    return Operation(
        name="remove_dataset_tag",
        method="DELETE",
        path="/api/datasetrw/v1/datasets/{dataset_id}/tags/{tag_name}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
            tag_name=_paths.segment(tag_name, "tag_name"),
        ),
        read=read_json(DatasetEnvelope.from_dict),
    )


def sync(
    dataset_id: str,
    tag_name: str,
    *,
    client: Client,
) -> DatasetEnvelope:
    """Take a tag from the snapshot that has it.

    Known from: wire facts 4.4 (PUB). Sure (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        tag_name: The tag.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            tag_name,
        )
    )


async def asyncio(
    dataset_id: str,
    tag_name: str,
    *,
    client: AsyncClient,
) -> DatasetEnvelope:
    """Take a tag from the snapshot that has it. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            tag_name,
        )
    )
