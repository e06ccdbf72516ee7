from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, Stream


def operation(
    owner: str,
    project: str,
    key: str,
    *,
    range_: str | None = None,
    if_range: str | None = None,
) -> Operation[Stream]:
    """Bytes of a file, by its key.

    The key comes from listFiles or uploadFile; it is not a path. A wrong key is answered by 404 or by
    **500** with a Java exception as text.

    Known from: wire facts 2.7 (PD, EXP, V622). Sure of the path and the bytes (seen live on 6.2.2; official
    clients of every age); which error a wrong key brings varies; media type and Content-Length are unknown.
    Official clients prefer getFileContent since 2023.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        key: Key of the blob, 40 word characters (hexadecimal digits as far as seen). Opaque; do not compute it.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.
    """
    return Operation(
        name="get_blob",
        method="GET",
        path="/v1/projects/{owner}/{project}/blobs/{key}".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            key=_paths.segment(key, "key"),
        ),
        headers={
            "Range": range_,
            "If-Range": if_range,
        },
        read=Stream,
        streamed=True,
    )


def sync(
    owner: str,
    project: str,
    key: str,
    *,
    client: Client,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """Bytes of a file, by its key.

    The key comes from listFiles or uploadFile; it is not a path. A wrong key is answered by 404 or by
    **500** with a Java exception as text.

    Known from: wire facts 2.7 (PD, EXP, V622). Sure of the path and the bytes (seen live on 6.2.2; official
    clients of every age); which error a wrong key brings varies; media type and Content-Length are unknown.
    Official clients prefer getFileContent since 2023.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        key: Key of the blob, 40 word characters (hexadecimal digits as far as seen). Opaque; do not compute it.
        client: What sends the call.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            key,
            range_=range_,
            if_range=if_range,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    key: str,
    *,
    client: AsyncClient,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """Bytes of a file, by its key. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            key,
            range_=range_,
            if_range=if_range,
        )
    )
