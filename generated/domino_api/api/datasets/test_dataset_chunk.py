from __future__ import annotations

from typing import Literal

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_status


def operation(
    dataset_id: str,
    *,
    key: str,
    resumable_chunk_number: int,
    resumable_identifier: str,
    resumable_total_chunks: int,
    checksum: str,
) -> Operation[Literal[200, 204]]:
    """Whether a chunk of an upload is there already.

    Domino's own name is isChunkAvailable.

    Known from: wire facts 4.5 (V4, PD). Sure of the parameters (official specification); that 204 means "send
    it" is official client code only: the specification has 200 alone.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        key: The key that startDatasetUpload gave.
        resumable_chunk_number: Number of the chunk in its file, from 1 up.
        resumable_identifier: What tells the files of an upload apart; by habit the size, a hyphen and the name.
        resumable_total_chunks: How many chunks the file has; an empty file has one.
        checksum: MD5 of the chunk in hexadecimal digits, upper case.

    Returns:
        200: It is there.
        204: It has to be sent.
    """
    return Operation(
        name="test_dataset_chunk",
        method="GET",
        path="/v4/datasetrw/datasets/{dataset_id}/snapshot/file/test".format(
            dataset_id=_paths.segment(dataset_id, "dataset_id"),
        ),
        params={
            "key": key,
            "resumableChunkNumber": resumable_chunk_number,
            "resumableIdentifier": resumable_identifier,
            "resumableTotalChunks": resumable_total_chunks,
            "checksum": checksum,
        },
        read=read_status(200, 204),
    )


def sync(
    dataset_id: str,
    *,
    client: Client,
    key: str,
    resumable_chunk_number: int,
    resumable_identifier: str,
    resumable_total_chunks: int,
    checksum: str,
) -> Literal[200, 204]:
    """Whether a chunk of an upload is there already.

    Domino's own name is isChunkAvailable.

    Known from: wire facts 4.5 (V4, PD). Sure of the parameters (official specification); that 204 means "send
    it" is official client code only: the specification has 200 alone.

    Args:
        dataset_id: Id of the dataset, 24 lower-case hexadecimal digits.
        client: What sends the call.
        key: The key that startDatasetUpload gave.
        resumable_chunk_number: Number of the chunk in its file, from 1 up.
        resumable_identifier: What tells the files of an upload apart; by habit the size, a hyphen and the name.
        resumable_total_chunks: How many chunks the file has; an empty file has one.
        checksum: MD5 of the chunk in hexadecimal digits, upper case.

    Returns:
        200: It is there.
        204: It has to be sent.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            dataset_id,
            key=key,
            resumable_chunk_number=resumable_chunk_number,
            resumable_identifier=resumable_identifier,
            resumable_total_chunks=resumable_total_chunks,
            checksum=checksum,
        )
    )


async def asyncio(
    dataset_id: str,
    *,
    client: AsyncClient,
    key: str,
    resumable_chunk_number: int,
    resumable_identifier: str,
    resumable_total_chunks: int,
    checksum: str,
) -> Literal[200, 204]:
    """Whether a chunk of an upload is there already. The suspending twin of `sync`."""
    return await client.send(
        operation(
            dataset_id,
            key=key,
            resumable_chunk_number=resumable_chunk_number,
            resumable_identifier=resumable_identifier,
            resumable_total_chunks=resumable_total_chunks,
            checksum=checksum,
        )
    )
