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
    """Take a role in a dataset from a user or an organization.

    A DELETE with a body.

    Known from: wire facts 4.4 (PUB). Sure of the body and the reply (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="remove_dataset_grant",
        method="DELETE",
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
    """Take a role in a dataset from a user or an organization.

    A DELETE with a body.

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
    body: DatasetGrant,
) -> DatasetGrants:
    """Take a role in a dataset from a user or an organization. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
