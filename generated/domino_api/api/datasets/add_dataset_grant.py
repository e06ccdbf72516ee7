from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.dataset_grant import DatasetGrant
from ...models.dataset_grants import DatasetGrants
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    body: DatasetGrant,
) -> Operation[DatasetGrants]:
    """Give a user or an organization a role in a dataset.

    A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification); that a grant
    which is there already is no error is inferred.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="add_dataset_grant",
        method="POST",
        repeatable=True,
        path="/api/datasetrw/v1/datasets/{dataset_id}/grants".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(DatasetGrants.from_dict),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: DatasetGrant,
) -> DatasetGrants:
    """Give a user or an organization a role in a dataset.

    A second one leaves what the first one left, so it may be repeated.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification); that a grant
    which is there already is no error is inferred.

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
    body: DatasetGrant,
) -> DatasetGrants:
    """Give a user or an organization a role in a dataset. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
