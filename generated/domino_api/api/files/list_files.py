from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.file_list import FileList
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
    commit_id: str,
    folder: str,
) -> Operation[FileList]:
    """Files of a project at a commit, below a folder and its subfolders.

    The listing is recursive, and file paths are relative to the project's root whatever the folder.

    Known from: wire facts 2.6 (PDT, PD, RECL). Sure of the path, of `data` and of `path` and `key` in it
    (official live test); `size` and `lastModified` are inferred from the upload's reply; other keys beside
    `data` and the answer for an unknown commit are unknown; official prose has no reply at all.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        commit_id: Id of a commit of the project, 40 hexadecimal digits. Whether `head` is taken is unknown: resolve
            the head with listCommits.
        folder: Folder, relative to the project's root, with raw slashes (it ends the URL). For the whole project it
            may be empty or `/` (the URL then ends in `//`, which servers take); it may end in `/`.
    """
    return Operation(
        name="list_files",
        method="GET",
        path="/v1/projects/{owner}/{project}/files/{commit_id}/{folder}".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            commit_id=_paths.segment(commit_id, "commit_id"),
            folder=_paths.folder(folder),
        ),
        read=read_json(FileList.from_dict),
    )


def sync(
    owner: str,
    project: str,
    commit_id: str,
    folder: str,
    *,
    client: Client,
) -> FileList:
    """Files of a project at a commit, below a folder and its subfolders.

    The listing is recursive, and file paths are relative to the project's root whatever the folder.

    Known from: wire facts 2.6 (PDT, PD, RECL). Sure of the path, of `data` and of `path` and `key` in it
    (official live test); `size` and `lastModified` are inferred from the upload's reply; other keys beside
    `data` and the answer for an unknown commit are unknown; official prose has no reply at all.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        commit_id: Id of a commit of the project, 40 hexadecimal digits. Whether `head` is taken is unknown: resolve
            the head with listCommits.
        folder: Folder, relative to the project's root, with raw slashes (it ends the URL). For the whole project it
            may be empty or `/` (the URL then ends in `//`, which servers take); it may end in `/`.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            commit_id,
            folder,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    commit_id: str,
    folder: str,
    *,
    client: AsyncClient,
) -> FileList:
    """Files of a project at a commit, below a folder and its subfolders. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            commit_id,
            folder,
        )
    )
