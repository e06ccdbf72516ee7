"""The files of a project, one call at a time: what one file and many files are transferred with."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Awaitable, Callable
from typing import ClassVar

from attrs import frozen
from domino_api import models
from domino_api.api import files

from domino._calls.answers import check_about
from domino._calls.engine import Engine
from domino._python_domino.reply import HttpReply
from domino._web import handed_on
from domino.errors import NotFoundError

from .download import Download
from .upload import Content, check_stored, opened

__all__ = ["ProjectFiles", "UploadedFile", "check_path"]

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


@frozen(kw_only=True)
class ProjectFiles:
    """The files of one project.

    Attributes:
        engine: Sends the requests.
        owner: Whose project it is.
        project: Its name.
        find_id: Looks its id up, once.
    """

    engine: Engine
    owner: str
    project: str
    find_id: Callable[[], Awaitable[str]]

    async def commits(self) -> list[str]:
        """Return the ids of the commits, newest first, whichever shape the server sends."""
        commits = await self.engine.call(files.list_commits.operation(self.owner, self.project))
        objects = [commit for commit in commits if isinstance(commit, models.Commit)]
        if len(objects) == len(commits):
            # Python's sort is stable: commits without a time stay where the server put them.
            objects.sort(key=lambda commit: -(commit.commit_time or 0))
            return [commit.id for commit in objects]
        return [commit.id if isinstance(commit, models.Commit) else commit for commit in commits]

    async def latest(self, commit_id: str | None) -> str:
        """Return a commit, the newest one if None is given.

        Raises:
            NotFoundError: There is none yet.
        """
        if commit_id is not None:
            return commit_id
        commits = await self.commits()
        if not commits:
            raise NotFoundError(
                f"project {self.owner}/{self.project} has no commit yet: upload a file first", operation="list_commits"
            )
        return commits[0]

    async def list(self, commit: str, folder: str) -> models.FileList:
        """List the files below a folder, recursively."""
        return await self.engine.call(files.list_files.operation(self.owner, self.project, commit, folder))

    async def store(
        self,
        path: str,
        content: Content,
        *,
        engine: Engine | None = None,
        on_sent: Callable[[int], object] | None = None,
        piece: int | None = None,
    ) -> UploadedFile:
        """Store a file.

        Args:
            path: Where in the project.
            content: What.
            engine: Sends the request, where that is not the one of the project.
            on_sent: Called with how many bytes were sent, after each piece.
            piece: The bytes of a piece, None for 1 MiB.

        Raises:
            TransferError: The server stored another number of bytes, or answered before it had them all.
        """
        with opened(content) as body:
            body.on_sent, body.piece = on_sent, piece or body.piece
            operation = files.upload_file.operation(self.owner, self.project, path, body=body)
            _logger.info("uploading %r, %s bytes", path, "?" if body.size is None else body.size)
            stored = await (engine or self.engine).call(operation)
            # Some versions, and servers beside Domino, say nothing of what they stored; what they say has to be true.
            check_about(operation, "path", _plain(path), None if stored.path is None else _plain(stored.path))
            check_stored(body, path, stored.size)
            known = {"path": _plain(path), "key": "", "size": body.sent}
        _logger.info("uploaded %r", path)
        told = {name: value for name, value in stored.to_dict().items() if value is not None}
        return handed_on(UploadedFile.from_dict({**known, **told}), stored)

    async def open(
        self, path: str, commit: str, *, engine: Engine | None = None, project_id: str | None = None
    ) -> Download:
        """Ask for the bytes of a file."""
        if project_id is None:
            check_path(path)
            project_id = await self.find_id()
        project = project_id
        return await Download(
            engine or self.engine,
            lambda range_, if_range: files.get_file_content.operation(
                project, commit, path, range_=range_, if_range=if_range
            ),
            is_page=path.lower().endswith(_PAGES),
        ).open()

    async def remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it, from the head."""
        check_path(path.strip("/"))
        body = models.FileToRemove(path_to_remove=path.strip("/"), owner_username=self.owner, project_name=self.project)
        await self.engine.call(files.remove_file.operation(body=body))
        _logger.info("removed %r", path)


def check_path(path: str) -> None:
    """Raise what a wrong path raises, before a request is spent on the commit or the project's id."""
    files.get_file_content.operation("-", "-", path)


def _plain(path: str) -> str:
    """Return a path as it is compared: without the slashes round it, in one form of Unicode."""
    return unicodedata.normalize("NFC", path.strip("/"))
