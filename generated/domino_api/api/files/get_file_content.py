from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, Stream


def operation(
    project_id: str,
    commit_id: str,
    path: str,
    *,
    range_: str | None = None,
    if_range: str | None = None,
) -> Operation[Stream]:
    """Bytes of a file, by its path and commit.

    Domino's own name for this operation is getProjectFileContents. The media type is guessed by the server
    from the file's extension; the body is always the file's bytes.

    Known from: wire facts 2.10 (PUB, KSM, ART, PD). Sure (official specification). It wants the path
    URL-encoded, as live clients do; python-domino sends raw slashes.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        commit_id: Id of a commit of the project, 40 hexadecimal digits. Whether `head` is taken is unknown: resolve
            the head with listCommits.
        path: Path of the file, relative to the project's root, without a leading slash; case-sensitive. One
            segment of the URL: every reserved character is percent-encoded, slashes as `%2F`.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.
    """
    return Operation(
        name="get_file_content",
        method="GET",
        path="/api/projects/v1/projects/{project_id}/files/{commit_id}/{path}/content".format(
            project_id=_paths.segment(project_id, "project_id"),
            commit_id=_paths.segment(commit_id, "commit_id"),
            path=_paths.path_in_segment(path),
        ),
        headers={
            "Range": range_,
            "If-Range": if_range,
        },
        read=Stream,
        streamed=True,
    )


def sync(
    project_id: str,
    commit_id: str,
    path: str,
    *,
    client: Client,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """Bytes of a file, by its path and commit.

    Domino's own name for this operation is getProjectFileContents. The media type is guessed by the server
    from the file's extension; the body is always the file's bytes.

    Known from: wire facts 2.10 (PUB, KSM, ART, PD). Sure (official specification). It wants the path
    URL-encoded, as live clients do; python-domino sends raw slashes.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        commit_id: Id of a commit of the project, 40 hexadecimal digits. Whether `head` is taken is unknown: resolve
            the head with listCommits.
        path: Path of the file, relative to the project's root, without a leading slash; case-sensitive. One
            segment of the URL: every reserved character is percent-encoded, slashes as `%2F`.
        client: What sends the call.
        range_: The part of the file to send (RFC 9110 14.2), as `bytes=1048576-`. No source says whether a
            deployment honours it: take 200 as "the whole file from its beginning".
        if_range: The `ETag` that the part must belong to (RFC 9110 13.1.5); else the whole file comes.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            commit_id,
            path,
            range_=range_,
            if_range=if_range,
        )
    )


async def asyncio(
    project_id: str,
    commit_id: str,
    path: str,
    *,
    client: AsyncClient,
    range_: str | None = None,
    if_range: str | None = None,
) -> Stream:
    """Bytes of a file, by its path and commit. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            commit_id,
            path,
            range_=range_,
            if_range=if_range,
        )
    )
