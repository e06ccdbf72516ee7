from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    dataset_id: str,
    upload_key: str,
    *,
    target_relative_path: str | None = None,
) -> Operation[None]:
    """End an upload, which moves its files into the dataset.

    Domino's own name is endSnapshotUpload: it checks that all chunks are there, then moves the files. A GET that
    changes state: never fetch it ahead, never repeat it.

    Known from: wire facts 4.5 (V4, PD, AML). Sure of path and parameter (official specification). What the text
    says, and what a second one is answered, is unknown.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        upload_key: The key that startDatasetUpload gave.
        target_relative_path: The folder of the dataset that the files go to; left out, its root.
    """
    return Operation(
        name="end_dataset_upload",
        method="GET",
        repeatable=False,
        path="/v4/datasetrw/datasets/{dataset_id}/snapshot/file/end/{upload_key}".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
            upload_key=_paths.segment(upload_key, "upload_key"),
        ),
        params={
            "targetRelativePath": target_relative_path,
        },
        read=read_nothing,
    )


def sync(
    dataset_id: str,
    upload_key: str,
    *,
    client: Client,
    target_relative_path: str | None = None,
) -> None:
    """End an upload, which moves its files into the dataset.

    Domino's own name is endSnapshotUpload: it checks that all chunks are there, then moves the files. A GET that
    changes state: never fetch it ahead, never repeat it.

    Known from: wire facts 4.5 (V4, PD, AML). Sure of path and parameter (official specification). What the text
    says, and what a second one is answered, is unknown.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        upload_key: The key that startDatasetUpload gave.
        client: What sends the call.
        target_relative_path: The folder of the dataset that the files go to; left out, its root.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            upload_key,
            target_relative_path=target_relative_path,
        )
    )


async def asyncio(
    dataset_id: str,
    upload_key: str,
    *,
    client: AsyncClient,
    target_relative_path: str | None = None,
) -> None:
    """End an upload, which moves its files into the dataset. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            upload_key,
            target_relative_path=target_relative_path,
        )
    )
