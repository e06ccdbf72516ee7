"""Many files of the project at a time: folders up and down, and kept the same."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal, cast

from domino._calls.engine import Engine
from domino._report import ShowProgress, TransferredFile, TransferReport
from domino._transfer.bulk import Step, transfer_all
from domino._transfer.folder_plan import checked_folder_here, checked_folder_there
from domino._transfer.folder_sync import FolderSync, beside_others, fetch_to
from domino._transfer.local_tree import Places
from domino._transfer.patterns import Globs, Patterns
from domino._transfer.progress import Progress
from domino._transfer.record import Record
from domino._transfer.target import StrPath, checked_target
from domino._transfer.upload import Content, size_of

from .arguments import checked_workers
from .files import AsyncFiles

__all__ = ["AsyncBulkFiles"]

#: Files at a time.
_WORKERS = 16


class AsyncBulkFiles(AsyncFiles):
    """Folders, and many files by name."""

    async def files_upload_folder(
        self,
        local: StrPath,
        remote: str = "/",
        *,
        include: Globs | None = None,
        exclude: Globs | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
        dry_run: bool = False,
    ) -> TransferReport:
        """Upload what is in a local folder into a folder of the project. Wire facts 2.8.

        Several files are sent at a time, and each makes a commit. Files that were transferred before and have not
        changed on either side are skipped, so a second call continues where the first one ended, however it ended.
        `.git` is left out, and so is what a `.dominoignore` in the folder names. Links to files are followed, a link to
        a folder counts as a failure, and empty folders are not transferred.

        Args:
            local: The folder.
            remote: The folder of the project to upload into, such as `data/raw`; `/` means the project itself. Other
                files in it stay.
            include: Upload only files that match this pattern, or one of these: `*.csv`, `results/**`, as in a
                `.gitignore`.
            exclude: Leave out files and folders that match this pattern, or one of these.
            max_workers: How many files to transfer at a time, 1 to 100; None means 16.
            progress: True for a progress bar; or a function that is called with a TransferProgress, whose result
                AsyncDomino awaits if it can be awaited.
            dry_run: Only report what would be done.

        Returns:
            What was done, in `.transferred` and `.unchanged`; `str()` of it is a one-line summary.

        Raises:
            BulkTransferError: Some files failed; the others were uploaded. `.report` has the details.
            FileNotFoundError: There is no such folder.
            NotADirectoryError: It is a file.
        """
        return await self.files_sync(
            local,
            remote,
            "up",
            dry_run=dry_run,
            include=include,
            exclude=exclude,
            max_workers=max_workers,
            progress=progress,
        )

    async def files_download_folder(
        self,
        remote: str,
        local: StrPath,
        commit_id: str | None = None,
        *,
        include: Globs | None = None,
        exclude: Globs | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
        dry_run: bool = False,
    ) -> TransferReport:
        """Download what is in a folder of the project into a local folder. Wire facts 2.6 and 2.10.

        Several files are fetched at a time, and each appears only once it is complete. They are not flushed to disk, so
        a file may be empty after a power failure; the next call then fetches it again. Files that were transferred
        before and have not changed on either side are skipped; a local file that has changed is overwritten. A name
        that would escape the folder, or that is not a valid local file name, counts as a failure, and so do two names
        that are the same here.

        Args:
            remote: The folder of the project; `/` means the project itself.
            local: The local folder, created if it does not exist. Other files in it stay.
            commit_id: The commit to take the files from; None for the latest.
            include: Download only files that match this pattern, or one of these, as in a `.gitignore`.
            exclude: Leave out files and folders that match this pattern, or one of these.
            max_workers: How many files to transfer at a time, 1 to 100; None means 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.
            dry_run: Only report what would be done.

        Raises:
            BulkTransferError: Some files failed; the others were downloaded. `.report` has the details.
            NotFoundError: There is no such commit, or no file in that folder.
            NotADirectoryError: `remote` or `local` is a file.
        """
        return await self.files_sync(
            local,
            remote,
            "down",
            dry_run=dry_run,
            commit_id=commit_id,
            include=include,
            exclude=exclude,
            max_workers=max_workers,
            progress=progress,
        )

    async def files_sync(
        self,
        local: StrPath,
        remote: str,
        direction: Literal["up", "down"],
        delete: bool = False,
        dry_run: bool = False,
        *,
        commit_id: str | None = None,
        include: Globs | None = None,
        exclude: Globs | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> TransferReport:
        """Make a folder of the project match a local folder, or the other way round.

        It does what `files_upload_folder` or `files_download_folder` does, and can also remove what the source does not
        have. If there is nothing to do, that takes two requests.

        Args:
            local: The local folder.
            remote: The folder of the project; `/` means the project itself.
            direction: `up` makes the project match the local folder, `down` the local folder match the project.
            delete: Whether to remove files that the source does not have. They are removed only if everything else was
                transferred, and never if they are excluded or ignored. A source without files is refused.
            dry_run: Only report what would be done.
            commit_id: The commit to take files from, for `down`; None for the latest.
            include: Only files that match this pattern, or one of these, as in a `.gitignore`.
            exclude: No files and folders that match this pattern, or one of these.
            max_workers: How many files to transfer at a time, 1 to 100; None means 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some files failed; `.report` has the details. Nothing was removed.
            ValueError: The direction is unknown; or, with delete, the source has no files.
        """
        if direction not in ("up", "down"):
            raise ValueError(f"direction must be 'up', to the project, or 'down', from it, not {direction!r}")
        if direction == "up" and commit_id is not None:
            raise ValueError("commit_id says where files are taken from: uploads always go to the newest commit")
        folder, root = checked_folder_there(remote), checked_folder_here(local, is_source=direction == "up")
        record = Record.of(self._config.host, "/".join(self._names), folder, root)
        sync = FolderSync(
            files=self._files,
            remote=folder,
            root=root,
            patterns=await self._engine.off_loop(Patterns.of_folder, root, include, exclude),
            record=record,
            workers=checked_workers(max_workers, _WORKERS),
            show=progress,
            deletes=delete,
            is_dry_run=dry_run,
        )
        try:
            return await (sync.up() if direction == "up" else sync.down(commit_id))
        finally:
            record.close()

    async def files_upload_many(
        self, contents: Mapping[str, Content], *, max_workers: int | None = None, progress: ShowProgress = None
    ) -> TransferReport:
        """Upload files by name, several at a time. Wire facts 2.8.

            await domino.files_upload_many({"data/a.csv": Path("a.csv"), "data/b.csv": b"1,2"})

        Args:
            contents: What to store, by its path in the project: each as for `files_upload`.
            max_workers: How many to transfer at a time, 1 to 100; None means 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some files failed; the others were uploaded. `.report` has the details.
        """
        if not isinstance(contents, Mapping):
            raise TypeError("contents must be a dict of what to store, by its path: {'data/a.csv': Path('a.csv')}")
        workers = checked_workers(max_workers, _WORKERS)
        sizes = {path: size_of(content) for path, content in contents.items()}
        with Progress(self._engine, progress, sizes, "Uploading") as told:
            steps = [Step(path, self._storing(path, content, told)) for path, content in contents.items()]
            return await transfer_all(self._engine, steps, direction="up", workers=workers, progress=told)

    def _storing(
        self, path: str, content: Content, progress: Progress
    ) -> Callable[[Engine], Awaitable[TransferredFile]]:
        async def store(engine: Engine) -> TransferredFile:
            stored = await self._files.store(path, content, engine=engine, on_sent=progress.teller(path))
            return TransferredFile(path=stored.path, local=None, size=stored.size, key=stored.key)

        async def send(engine: Engine) -> TransferredFile:
            if isinstance(content, (bytes, bytearray, memoryview, os.PathLike)):
                return await beside_others(engine, lambda: store(engine))
            return await store(engine)  # a file that is read cannot be read again from where it stood

        return send

    async def files_download_many(
        self,
        paths: Iterable[str] | Mapping[str, StrPath],
        to: StrPath | None = None,
        commit_id: str | None = None,
        *,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> TransferReport:
        """Download files by name, several at a time. Wire facts 2.10.

            await domino.files_download_many(["data/a.csv", "data/b.csv"], to="here")  # here/data/a.csv ...
            await domino.files_download_many({"data/a.csv": "a.csv", "results/out.csv": "before.csv"})

        Args:
            paths: Their paths in the project, each of which is also the file's path below `to`. Or a mapping from the
                paths in the project to local files, whose folders have to exist.
            to: The local folder, created if it does not exist; leave it out if `paths` is a mapping.
            commit_id: The commit to take them from; None for the latest.
            max_workers: How many to transfer at a time, 1 to 100; None means 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some files failed; the others were downloaded. `.report` has the details.
            NotFoundError: The project has no commit yet.
            TypeError: Both a mapping and `to` are given, or neither.
        """
        if isinstance(paths, str):
            raise TypeError("paths must be several paths: for one write [path], or use files_download(path, to=...)")
        local = _local_files(cast("Mapping[str, StrPath]", paths)) if isinstance(paths, Mapping) else None
        if (local is None) is (to is None):
            raise TypeError("say where the files go: by to='folder', or by paths={'data/a.csv': 'a.csv'}")
        workers = checked_workers(max_workers, _WORKERS)
        root = None if to is None else checked_folder_here(to, is_source=False)
        names = list(dict.fromkeys(path.strip("/") for path in paths))
        if not names:
            return TransferReport(direction="down")
        commit = await self._files.latest(commit_id)
        await self._find_project_id()
        if root is not None:
            await self._engine.off_loop(_make, root)
        places = None if root is None else Places(root)

        def place_of(name: str) -> Path:
            return checked_target((local or {})[name]) if places is None else places.of(name)

        with Progress(self._engine, progress, dict.fromkeys(names), "Downloading") as told:
            steps = [Step(name, self._fetching(name, place_of, commit, workers, told)) for name in names]
            return await transfer_all(self._engine, steps, direction="down", workers=workers, progress=told)

    def _fetching(
        self, path: str, place_of: Callable[[str], Path], commit: str, workers: int, progress: Progress
    ) -> Callable[[Engine], Awaitable[TransferredFile]]:
        async def fetch(engine: Engine) -> TransferredFile:
            place = await engine.off_loop(place_of, path)
            await fetch_to(self._files, engine, path, commit, place, workers=workers, progress=progress)
            size = (await engine.off_loop(place.stat)).st_size
            return TransferredFile(path=path, local=place, size=size)

        return fetch


def _local_files(paths: Mapping[str, StrPath]) -> dict[str, StrPath]:
    """Return the local file of each path; two that are the same file would be written at the same time."""
    local = {path.strip("/"): place for path, place in paths.items()}
    if len({os.path.abspath(place) for place in local.values()}) < len(paths):
        raise ValueError("paths names a file of the project, or a local one, twice")
    return local


def _make(root: Path) -> None:
    root.mkdir(exist_ok=True)
