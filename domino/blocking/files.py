# Made by scripts/regen.sh from domino/areas/files.py: edit that file, not this one.
"""Files of the project and the commits that hold them: list, upload, download."""

from __future__ import annotations

from pathlib import Path
from typing import overload

from typing_extensions import Unpack

from domino._calls.engine import run_blocking
from domino._display.lists import FileList
from domino._python_domino.spelling import OldCommit, renamed
from domino._report import ShowProgress
from domino._transfer.project_files import UploadedFile
from domino._transfer.remote_file import RemoteFile, open_blocking
from domino._transfer.target import StrPath
from domino._transfer.upload import Content

from .projects import Projects

__all__ = ["Files"]


class Files(Projects):
    """Files of the project and its commits."""

    def commits_list(self) -> list[str]:
        """List the ids of the project's commits, newest first, whichever shape the server sends. Wire facts 2.9."""
        return run_blocking(self._suspending.commits_list())

    @renamed
    def files_list(self, commit_id: str | None = None, path: str = "/", **old: Unpack[OldCommit]) -> FileList:
        """List the files below a folder, recursively: `.data` is a list of ProjectFile. Wire facts 2.6.

        Args:
            commit_id: The commit to look at; None for the latest.
            path: The folder, `/` for the whole project.
            **old: python-domino's spelling commitId.

        Raises:
            NotFoundError: There is no such commit, or the project has no commits yet.
        """
        return run_blocking(self._suspending.files_list(commit_id, path))

    def files_upload(self, path: str, file: Content, *, progress: ShowProgress = None) -> UploadedFile:
        """Store a file under a path of the project; a new commit holds it. Wire facts 2.8.

        Folders are created as needed, and an existing file is replaced. The content is streamed in chunks of 1 MiB.

        Args:
            path: Where in the project, as `data/numbers.csv`; one leading slash is dropped.
            file: An open file, read from its current position and best opened with `"rb"`; bytes; or a `pathlib.Path`.
            progress: True for a progress bar; or a function that is called with a TransferProgress, whose result
                AsyncDomino awaits if it can be awaited.

        Raises:
            TypeError: It is a `str`, or no file.
            ValueError: The path has an empty, `.` or `..` segment; the file is closed or stands at its end.
            TransferError: The server stored another number of bytes, or answered before it had them all.
            TooLargeError: The deployment does not take a file of this size.
        """
        return run_blocking(self._suspending.files_upload(path, file, progress=progress))

    def files_remove(self, path: str) -> None:
        """Remove a file, or a folder with everything in it, from the project. Wire facts 4.3.

        It is missing from the new commit; `files_download(path, commit_id)` still finds it in earlier ones.

        Args:
            path: Where in the project, as `data/numbers.csv`.

        Raises:
            NotFoundError: There is no such file; some versions answer BadRequestError instead.
            ValueError: The path has an empty, `.` or `..` segment.
        """
        return run_blocking(self._suspending.files_remove(path))

    @overload
    def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        to: None = None,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> RemoteFile: ...

    @overload
    def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        *,
        to: StrPath,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> Path: ...

    @overload
    def files_download(
        self,
        path: str,
        commit_id: str | None,
        to: StrPath,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> Path: ...

    def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        to: StrPath | None = None,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> RemoteFile | Path:
        """Open a file of the project for reading, or write it to a local file. Wire facts 2.10.

        Args:
            path: Where in the project, as `results/out.csv`.
            commit_id: The commit to take it from; None for the latest.
            to: A local file, which appears only once it is complete, or a folder, which gets a file of the same name.
                Folders have to exist. None to read from the file object that is returned.
            progress: With `to`: True for a bar, or a function, as for `files_upload`.
            max_workers: With `to`: how many connections to use at most for a file of 64 MiB or more, 1 to 100, if the
                server supports ranges; None means 4.

        Returns:
            A binary file object that streams, or the path that was written.

        Raises:
            NotFoundError: There is no such file in that commit.
            ValueError: `to` is a folder, and the name in the project is not a valid local file name.
            TransferError: It did not arrive complete.
        """
        return open_blocking(
            self._suspending.files_download(path, commit_id, to, progress=progress, max_workers=max_workers)
        )
