from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.dataset_upload import DatasetUpload
from ...operation import Operation, read_json


def operation(
    dataset_id: str,
    *,
    body: DatasetUpload,
) -> Operation[str]:
    """Begin an upload into a dataset.

    Domino's own name is startSnapshotUpload. The reply is the key of the upload. A second one begins a second
    upload, and nothing of either is seen before its end: so it may be repeated.

    Known from: wire facts 4.5 (V4, PD, AML). Sure (official specification and official client code).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
    """
    return Operation(
        name="start_dataset_upload",
        method="POST",
        repeatable=True,
        path="/v4/datasetrw/datasets/{dataset_id}/snapshot/file/start".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(_wire.text),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: DatasetUpload,
) -> str:
    """Begin an upload into a dataset.

    Domino's own name is startSnapshotUpload. The reply is the key of the upload. A second one begins a second
    upload, and nothing of either is seen before its end: so it may be repeated.

    Known from: wire facts 4.5 (V4, PD, AML). Sure (official specification and official client code).

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
    body: DatasetUpload,
) -> str:
    """Begin an upload into a dataset. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
        )
    )
