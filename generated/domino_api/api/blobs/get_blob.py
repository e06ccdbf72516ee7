from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, Stream


def operation(
    owner: str,
    project: str,
    key: str,
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
    """
    return Operation(
        name="get_blob",
        method="GET",
        path="/v1/projects/{owner}/{project}/blobs/{key}".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            key=_paths.segment(key, "key"),
        ),
        read=Stream,
        streamed=True,
    )


def sync(
    owner: str,
    project: str,
    key: str,
    *,
    client: Client,
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

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            key,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    key: str,
    *,
    client: AsyncClient,
) -> Stream:
    """Bytes of a file, by its key. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            key,
        )
    )
