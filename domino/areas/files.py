"""Files of the project and the commits that hold them: list, upload, download."""

from __future__ import annotations

import logging
import unicodedata
from pathlib import Path
from typing import ClassVar, overload

from domino_api import models
from domino_api.api import files
from typing_extensions import Unpack

from domino._calls.answers import check_about
from domino._python_domino.reply import HttpReply
from domino._python_domino.spelling import OldCommit, renamed
from domino._transfer.download import Download
from domino._transfer.remote_file import AsyncRemoteFile
from domino._transfer.target import StrPath, checked_target, save
from domino._transfer.upload import Content, check_stored, opened
from domino.errors import NotFoundError

from .projects import AsyncProjects

__all__ = ["AsyncFiles", "UploadedFile"]

_logger = logging.getLogger("domino.files")

#: Names whose content type, guessed from them by the server (wire facts 2.10), is that of a web page.
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml")


class UploadedFile(models.ProjectFile, HttpReply):
    """A file that was stored: path, size, key, url, time; the key is empty where the server did not give it.

    Scripts written for python-domino treat it as an HTTP response: `status_code`, `ok`, `json()`, `text`, `content` and
    `raise_for_status()` answer them.
    """

    __slots__ = ()

    status_code: ClassVar[int] = 201


class AsyncFiles(AsyncProjects):
    """Files of the project and its commits."""

    async def commits_list(self) -> list[str]:
        """List the ids of the project's commits, newest first, whichever shape the server sends. Wire facts 2.9."""
        commits = await self._engine.call(files.list_commits.operation(*self._names))
        objects = [commit for commit in commits if isinstance(commit, models.Commit)]
        if len(objects) == len(commits):
            # Python's sort is stable: commits without a time stay where the server put them.
            objects.sort(key=lambda commit: -(commit.commit_time or 0))
            return [commit.id for commit in objects]
        return [commit.id if isinstance(commit, models.Commit) else commit for commit in commits]

    async def _latest(self, commit_id: str | None) -> str:
        if commit_id is not None:
            return commit_id
        commits = await self.commits_list()
        if not commits:
            owner, name = self._names
            raise NotFoundError(
                f"project {owner}/{name} has no commit yet: upload a file first", operation="list_commits"
            )
        return commits[0]

    @renamed
    async def files_list(
        self, commit_id: str | None = None, path: str = "/", **old: Unpack[OldCommit]
    ) -> models.FileList:
        """List the files below a folder, recursively: `.data` is a list of ProjectFile. Wire facts 2.6.

        Args:
            commit_id: The commit to look at; None for the latest.
            path: The folder, `/` for the whole project.
            **old: The spelling commitId of python-domino.

        Raises:
            NotFoundError: There is no such commit, or the project has none yet.
        """
        if commit_id is not None and "/" in commit_id:
            raise ValueError(f"commit_id has no slash: for a folder of the latest commit pass path={commit_id!r}")
        return await self._engine.call(files.list_files.operation(*self._names, await self._latest(commit_id), path))

    async def files_upload(self, path: str, file: Content) -> UploadedFile:
        """Store a file under a path of the project; a new commit holds it. Wire facts 2.8.

        Folders are created, a file of that name is replaced. The content is streamed in pieces of 1 MiB.

        Args:
            path: Where in the project, as `data/numbers.csv`; one leading slash is dropped.
            file: An open file, from its current position, best opened with `"rb"`; bytes; or a `pathlib.Path`.

        Raises:
            TypeError: It is a `str`, or no file.
            ValueError: The path has an empty, `.` or `..` segment; the file is closed or stands at its end.
            TransferError: The server stored another number of bytes, or answered before it had them all.
            TooLargeError: The deployment does not take a file of this size.
        """
        with opened(file) as body:
            operation = files.upload_file.operation(*self._names, path, body=body)
            _logger.info("uploading %r, %s bytes", path, "?" if body.size is None else body.size)
            stored = await self._engine.call(operation)
            # Some versions, and servers beside Domino, say nothing of what they stored; what they say has to be true.
            check_about(operation, "path", _plain(path), None if stored.path is None else _plain(stored.path))
            check_stored(body, path, stored.size)
            known = {"path": _plain(path), "key": "", "size": body.sent}
        _logger.info("uploaded %r", path)
        told = {name: value for name, value in stored.to_dict().items() if value is not None}
        return UploadedFile.from_dict({**known, **told})

    async def files_remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it, from the project. Wire facts 4.3.

        A new commit is without it; `files_download(path, commit_id)` still finds it in those before.

        Args:
            path: Where in the project, as `data/numbers.csv`.

        Raises:
            NotFoundError: There is no such file; some versions answer BadRequestError instead.
            ValueError: The path has an empty, `.` or `..` segment.
        """
        _check_path(path.strip("/"))
        owner, name = self._names
        body = models.FileToRemove(path_to_remove=path.strip("/"), owner_username=owner, project_name=name)
        await self._engine.call(files.remove_file.operation(body=body))
        _logger.info("removed %r", path)

    @overload
    async def files_download(self, path: str, commit_id: str | None = None, to: None = None) -> AsyncRemoteFile: ...
    @overload
    async def files_download(self, path: str, commit_id: str | None = None, *, to: StrPath) -> Path: ...
    @overload
    async def files_download(self, path: str, commit_id: str | None, to: StrPath) -> Path: ...
    async def files_download(
        self, path: str, commit_id: str | None = None, to: StrPath | None = None
    ) -> AsyncRemoteFile | Path:
        """Open a file of the project for reading, or write it to a local file. Wire facts 2.10.

        Args:
            path: Where in the project, as `results/out.csv`.
            commit_id: The commit to take it from; None for the latest.
            to: A local file that appears whole or not at all, or a folder that gets a file of the same name; folders
                have to exist. None to read from the file object that is returned.

        Returns:
            A binary file object that streams, or the path that was written.

        Raises:
            NotFoundError: There is no such file in that commit.
            ValueError: `to` is a folder, and the name in the project is no name of a local file.
            TransferError: It did not arrive whole.
        """
        _check_path(path)
        target = None if to is None else checked_target(to, path)
        download = await self._content(path, commit_id)
        return AsyncRemoteFile(download) if target is None else await save(self._engine, download, target)

    async def _content(self, path: str, commit_id: str | None, project_id: str | None = None) -> Download:
        _check_path(path)
        commit = await self._latest(commit_id)
        project = project_id or await self._find_project_id()
        return await Download(
            self._engine,
            lambda range_, if_range: files.get_file_content.operation(
                project, commit, path, range_=range_, if_range=if_range
            ),
            is_page=path.lower().endswith(_PAGES),
        ).open()


def _check_path(path: str) -> None:
    """Raise what a wrong path raises, before a request is spent on the commit or the project's id."""
    files.get_file_content.operation("-", "-", path)


def _plain(path: str) -> str:
    """Return a path as it is compared: without the slashes round it, in one form of Unicode."""
    return unicodedata.normalize("NFC", path.strip("/"))
