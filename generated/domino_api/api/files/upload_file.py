from __future__ import annotations

from ... import paths as _paths
from ...body import Body
from ...client import AsyncClient, Client
from ...models.stored_file import StoredFile
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
    path: str,
    *,
    body: Body,
) -> Operation[StoredFile]:
    """Write one file; makes a new commit at the head of the project.

    The body is the raw bytes of the file, never multipart (its headers would end up inside the file).
    Missing folders are created; a file at the same path is replaced. The reply does not say which commit
    was made: ask listCommits afterwards. Exactly one slash follows the project's name.

    Known from: wire facts 2.8 (APIB, PD, PDT, MCP, DL, ART). Sure of method, path, body, 201 and the reply's fields
    (official prose; `path` official live test); creating folders is prose for the client; replacing is
    client code and inference; that each upload is a commit at the head is known from two clients' code. The
    largest body allowed is unknown; 10,000 files and 8 GB per file are the default limits of a
    project. 413 and 429 are not documented for v1, only inferred.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        path: Path of the file, relative to the project's root, without a leading slash, with raw slashes (it ends
            the URL); each segment is percent-encoded on its own.
        body: What to send.
    """
    return Operation(
        name="upload_file",
        method="PUT",
        path="/v1/projects/{owner}/{project}/{path}".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            path=_paths.path(path),
        ),
        body=body,
        read=read_json(StoredFile.from_dict),
    )


def sync(
    owner: str,
    project: str,
    path: str,
    *,
    client: Client,
    body: Body,
) -> StoredFile:
    """Write one file; makes a new commit at the head of the project.

    The body is the raw bytes of the file, never multipart (its headers would end up inside the file).
    Missing folders are created; a file at the same path is replaced. The reply does not say which commit
    was made: ask listCommits afterwards. Exactly one slash follows the project's name.

    Known from: wire facts 2.8 (APIB, PD, PDT, MCP, DL, ART). Sure of method, path, body, 201 and the reply's fields
    (official prose; `path` official live test); creating folders is prose for the client; replacing is
    client code and inference; that each upload is a commit at the head is known from two clients' code. The
    largest body allowed is unknown; 10,000 files and 8 GB per file are the default limits of a
    project. 413 and 429 are not documented for v1, only inferred.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        path: Path of the file, relative to the project's root, without a leading slash, with raw slashes (it ends
            the URL); each segment is percent-encoded on its own.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            path,
            body=body,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    path: str,
    *,
    client: AsyncClient,
    body: Body,
) -> StoredFile:
    """Write one file; makes a new commit at the head of the project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            path,
            body=body,
        )
    )
