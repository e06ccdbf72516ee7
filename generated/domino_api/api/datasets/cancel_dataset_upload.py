from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    dataset_id: str,
    upload_key: str,
) -> Operation[None]:
    """Give up an upload and what was sent of it.

    Domino's own name is cancelSnapshotUpload. A GET that changes state: never fetch it ahead, never repeat it.

    Known from: wire facts 4.5 (V4, PD, AML). Sure (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        upload_key: The key that startDatasetUpload gave.
    """
    return Operation(
        name="cancel_dataset_upload",
        method="GET",
        repeatable=False,
        path="/v4/datasetrw/datasets/{dataset_id}/snapshot/file/cancel/{upload_key}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
            upload_key=_paths.segment(upload_key, "upload_key"),
        ),
        read=read_nothing,
    )


def sync(
    dataset_id: str,
    upload_key: str,
    *,
    client: Client,
) -> None:
    """Give up an upload and what was sent of it.

    Domino's own name is cancelSnapshotUpload. A GET that changes state: never fetch it ahead, never repeat it.

    Known from: wire facts 4.5 (V4, PD, AML). Sure (official specification).

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        upload_key: The key that startDatasetUpload gave.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            upload_key,
        )
    )


async def asyncio(
    dataset_id: str,
    upload_key: str,
    *,
    client: AsyncClient,
) -> None:
    """Give up an upload and what was sent of it. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            upload_key,
        )
    )
