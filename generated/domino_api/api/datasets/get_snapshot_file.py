from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, Stream


def operation(
    snapshot_id: str,
    *,
    path: str,
    range_: str | None = None,
    if_range: str | None = None,
) -> Operation[Stream]:
    """The bytes of a file of a snapshot.

    Domino's own name is getFileRaw. A folder is answered with 200 and no bytes, a file that is not there with 400
    ("file ... does not exist"), an unknown snapshot with 404.

    Known from: wire facts 4.5 (V4, KSM, SAGE, AML). Sure of path, parameters and content (official
    specification, seen live). Whether a range is honoured is unknown.

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
        path: The file, without a slash before it.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.
    """
    return Operation(
        name="get_snapshot_file",
        method="GET",
        path="/v4/datasetrw/snapshot/{snapshot_id}/file/raw".format(
            snapshot_id=_paths.segment(snapshot_id, "snapshot_id"),
        ),
        params={
            "download": "true",
            "path": path,
        },
        headers={
            "Range": range_,
            "If-Range": if_range,
        },
        read=Stream,
        streamed=True,
    )


def sync(
    snapshot_id: str,
    *,
    client: Client,
    path: str,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """The bytes of a file of a snapshot.

    Domino's own name is getFileRaw. A folder is answered with 200 and no bytes, a file that is not there with 400
    ("file ... does not exist"), an unknown snapshot with 404.

    Known from: wire facts 4.5 (V4, KSM, SAGE, AML). Sure of path, parameters and content (official
    specification, seen live). Whether a range is honoured is unknown.

    Args:
        snapshot_id: Id of the snapshot, 24 lower-case hexadecimal digits; also `readWriteSnapshotId`.
        client: What sends the call.
        path: The file, without a slash before it.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            snapshot_id,
            path=path,
            range_=range_,
            if_range=if_range,
        )
    )


async def asyncio(
    snapshot_id: str,
    *,
    client: AsyncClient,
    path: str,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """The bytes of a file of a snapshot. The suspending twin of `sync`."""
    return await client.send(
        operation(
            snapshot_id,
            path=path,
            range_=range_,
            if_range=if_range,
        )
    )
