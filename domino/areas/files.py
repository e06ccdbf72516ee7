"""Files of the project and the commits that hold them: list, upload, download."""

from __future__ import annotations

from pathlib import Path
from typing import overload

from domino_api.wire_model import note_origin
from typing_extensions import Unpack

from domino._display.lists import FileList
from domino._python_domino.spelling import OldCommit, renamed
from domino._report import ShowProgress
from domino._transfer.parts import WORKERS
from domino._transfer.progress import Progress, save_telling
from domino._transfer.project_files import ProjectFiles, UploadedFile, check_path
from domino._transfer.remote_file import AsyncRemoteFile
from domino._transfer.target import StrPath, checked_target
from domino._transfer.upload import Content, size_of

from .arguments import checked_workers
from .projects import AsyncProjects

__all__ = ["AsyncFiles", "UploadedFile"]


class AsyncFiles(AsyncProjects):
    """Files of the project and its commits."""

    @property
    def _files(self) -> ProjectFiles:
        owner, project = self._names
        return ProjectFiles(engine=self._engine, owner=owner, project=project, find_id=self._find_project_id)

    async def commits_list(self) -> list[str]:
        """List the ids of the project's commits, newest first, whichever shape the server sends. Wire facts 2.9."""
        return await self._files.commits()

    @renamed
    async def files_list(self, commit_id: str | None = None, path: str = "/", **old: Unpack[OldCommit]) -> FileList:
        """List the files below a folder, recursively: `.data` is a list of ProjectFile. Wire facts 2.6.

        Args:
            commit_id: The commit to look at; None for the latest.
            path: The folder, `/` for the whole project.
            **old: python-domino's spelling commitId.

        Raises:
            NotFoundError: There is no such commit, or the project has no commits yet.
        """
        if commit_id is not None and "/" in commit_id:
            raise ValueError(f"commit_id has no slash: for a folder of the latest commit pass path={commit_id!r}")
        listed = await self._files.list(await self._files.latest(commit_id), path)
        if commit_id is not None:
            for each in (listed, *listed.data):
                note_origin(each, None)  # pages show the latest commit
        return FileList.of(listed)

    async def files_upload(self, path: str, file: Content, *, progress: ShowProgress = None) -> UploadedFile:
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
        size = size_of(file)
        with Progress(self._engine, progress, {path: size}, "Uploading") as told:
            stored = await self._files.store(path, file, on_sent=told.teller(path))
            await told.whole(path, stored.size or 0)
        return stored

    async def files_remove(self, path: str) -> None:
        """Remove a file, or a folder with everything in it, from the project. Wire facts 4.3.

        It is missing from the new commit; `files_download(path, commit_id)` still finds it in earlier ones.

        Args:
            path: Where in the project, as `data/numbers.csv`.

        Raises:
            NotFoundError: There is no such file; some versions answer BadRequestError instead.
            ValueError: The path has an empty, `.` or `..` segment.
        """
        await self._files.remove(path)

    @overload
    async def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        to: None = None,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> AsyncRemoteFile: ...
    @overload
    async def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        *,
        to: StrPath,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> Path: ...
    @overload
    async def files_download(
        self,
        path: str,
        commit_id: str | None,
        to: StrPath,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> Path: ...
    async def files_download(
        self,
        path: str,
        commit_id: str | None = None,
        to: StrPath | None = None,
        *,
        progress: ShowProgress = None,
        max_workers: int | None = None,
    ) -> AsyncRemoteFile | Path:
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
        check_path(path)
        target, workers = None if to is None else checked_target(to, path), checked_workers(max_workers, WORKERS)
        download = await self._files.open(path, await self._files.latest(commit_id))
        if target is None:
            return AsyncRemoteFile(download)
        return await save_telling(self._engine, download, target, path, progress, workers)
