from __future__ import annotations

from ... import paths as _paths
from ...body import Part
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    dataset_id: str,
    *,
    body: Part,
    key: str,
    resumable_chunk_number: int,
    resumable_chunk_size: int,
    resumable_current_chunk_size: int,
    resumable_identifier: str,
    resumable_relative_path: str,
    resumable_total_chunks: int,
    checksum: str,
) -> Operation[None]:
    """Send one chunk of a file.

    Domino's own name is uploadSnapshotFile. The name of the form's field is the path of the file. A form needs
    the header `Csrf-Token`. The same chunk may be sent again.

    Known from: wire facts 4.5 (V4, PD, AML). Sure of parameters and reply (official specification); of the form
    and the header by official client code, which also repeats it.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        body: What to send.
        key: The key that startDatasetUpload gave.
        resumable_chunk_number: Number of the chunk in its file, from 1 up.
        resumable_chunk_size: Bytes of each chunk but the last.
        resumable_current_chunk_size: Bytes of this chunk.
        resumable_identifier: What tells the files of an upload apart; by habit the size, a hyphen and the name.
        resumable_relative_path: Path of the file below the folder that the upload goes to.
        resumable_total_chunks: How many chunks the file has; an empty file has one.
        checksum: MD5 of the chunk in hexadecimal digits, upper case.
    """
    return Operation(
        name="send_dataset_chunk",
        method="POST",
        repeatable=True,
        path="/v4/datasetrw/datasets/{dataset_id}/snapshot/file".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        params={
            "key": key,
            "resumableChunkNumber": resumable_chunk_number,
            "resumableChunkSize": resumable_chunk_size,
            "resumableCurrentChunkSize": resumable_current_chunk_size,
            "resumableIdentifier": resumable_identifier,
            "resumableRelativePath": resumable_relative_path,
            "resumableTotalChunks": resumable_total_chunks,
            "checksum": checksum,
        },
        headers={
            "Csrf-Token": "nocheck",
        },
        body=body,
        read=read_nothing,
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    body: Part,
    key: str,
    resumable_chunk_number: int,
    resumable_chunk_size: int,
    resumable_current_chunk_size: int,
    resumable_identifier: str,
    resumable_relative_path: str,
    resumable_total_chunks: int,
    checksum: str,
) -> None:
    """Send one chunk of a file.

    Domino's own name is uploadSnapshotFile. The name of the form's field is the path of the file. A form needs
    the header `Csrf-Token`. The same chunk may be sent again.

    Known from: wire facts 4.5 (V4, PD, AML). Sure of parameters and reply (official specification); of the form
    and the header by official client code, which also repeats it.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        client: What sends the call.
        body: What to send.
        key: The key that startDatasetUpload gave.
        resumable_chunk_number: Number of the chunk in its file, from 1 up.
        resumable_chunk_size: Bytes of each chunk but the last.
        resumable_current_chunk_size: Bytes of this chunk.
        resumable_identifier: What tells the files of an upload apart; by habit the size, a hyphen and the name.
        resumable_relative_path: Path of the file below the folder that the upload goes to.
        resumable_total_chunks: How many chunks the file has; an empty file has one.
        checksum: MD5 of the chunk in hexadecimal digits, upper case.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            body=body,
            key=key,
            resumable_chunk_number=resumable_chunk_number,
            resumable_chunk_size=resumable_chunk_size,
            resumable_current_chunk_size=resumable_current_chunk_size,
            resumable_identifier=resumable_identifier,
            resumable_relative_path=resumable_relative_path,
            resumable_total_chunks=resumable_total_chunks,
            checksum=checksum,
        )
    )


async def asyncio(
    dataset_id: str,
    *,
    client: AsyncClient,
    body: Part,
    key: str,
    resumable_chunk_number: int,
    resumable_chunk_size: int,
    resumable_current_chunk_size: int,
    resumable_identifier: str,
    resumable_relative_path: str,
    resumable_total_chunks: int,
    checksum: str,
) -> None:
    """Send one chunk of a file. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            body=body,
            key=key,
            resumable_chunk_number=resumable_chunk_number,
            resumable_chunk_size=resumable_chunk_size,
            resumable_current_chunk_size=resumable_current_chunk_size,
            resumable_identifier=resumable_identifier,
            resumable_relative_path=resumable_relative_path,
            resumable_total_chunks=resumable_total_chunks,
            checksum=checksum,
        )
    )
