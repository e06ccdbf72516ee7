from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, Stream


def operation(
    project_id: str,
    commit_id: str,
    path: str,
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
    """
    return Operation(
        name="get_file_content",
        method="GET",
        path="/api/projects/v1/projects/{project_id}/files/{commit_id}/{path}/content".format(
            project_id=_paths.segment(project_id, "project_id"),
            commit_id=_paths.segment(commit_id, "commit_id"),
            path=_paths.path_in_segment(path),
        ),
        read=Stream,
        streamed=True,
    )


def sync(
    project_id: str,
    commit_id: str,
    path: str,
    *,
    client: Client,
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

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            commit_id,
            path,
        )
    )


async def asyncio(
    project_id: str,
    commit_id: str,
    path: str,
    *,
    client: AsyncClient,
) -> Stream:
    """Bytes of a file, by its path and commit. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            commit_id,
            path,
        )
    )
