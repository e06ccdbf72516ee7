"""The files of datasets: list, upload in chunks, download."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import overload

from domino_api import models
from domino_api.api import datasets

from domino._calls.answers import check_about
from domino._report import ShowProgress
from domino._transfer.dataset_download import DatasetEntry, Snapshot, checked_folder
from domino._transfer.dataset_upload import DatasetUpload
from domino._transfer.journal import Journal
from domino._transfer.local_files import find_files, local_path
from domino._transfer.progress import Progress
from domino._transfer.remote_file import AsyncRemoteFile
from domino._transfer.target import StrPath, checked_target
from domino.config import is_whole
from domino.errors import NotFoundError

from .arguments import checked_workers
from .datasets import AsyncDatasets, checked_id

__all__ = ["AsyncDatasetFiles"]

_logger = logging.getLogger("domino.datasets")

#: python-domino's: chunks at a time, and bytes of a chunk.
_WORKERS = 10
_CHUNK = 8 << 20


class AsyncDatasetFiles(AsyncDatasets):
    """The files of datasets."""

    async def datasets_files(
        self, dataset_id: str, folder: str = "", *, snapshot: str | None = None
    ) -> list[DatasetEntry]:
        """List the files of a dataset below a folder, recursively: `.path`, `.size`, `.listed`. Wire facts 4.5.

        Args:
            dataset_id: The dataset.
            folder: The folder in it; empty for all.
            snapshot: A snapshot's id or tag; None for the files as they are now.

        Raises:
            NotFoundError: There is no such dataset, snapshot or folder.
        """
        path = _checked_path(folder)
        files = await self._files_of(dataset_id, snapshot)
        if path and not (await files.find(path)).is_folder:
            raise NotFoundError(f"{path!r} is a file of the dataset, and no folder", operation="list_snapshot_files")
        return [entry async for entry in files.below(path)]

    async def datasets_upload_files(
        self,
        dataset_id: str,
        local_path_to_file_or_directory: StrPath,
        file_upload_setting: models.FileUploadSetting | str | None = None,
        max_workers: int | None = None,
        target_chunk_size: int | None = None,
        target_relative_path: str | None = None,
        *,
        progress: ShowProgress = None,
        resume: StrPath | None = None,
    ) -> str:
        """Upload a file, or a folder with all that is in it, into a dataset: all of it or nothing. Wire facts 4.5.

        Files are sent in chunks, several at a time, each with its MD5; a chunk that is lost or damaged is sent again.
        In the dataset, a file gets its path relative to the working directory, such as `data/2024/sales.csv`. If it is
        elsewhere, it gets only its own name, or that of the folder. Runs can use it immediately.

        Args:
            dataset_id: The dataset.
            local_path_to_file_or_directory: The local file or folder. Links to files are followed, links to folders are
                refused; empty folders leave nothing.
            file_upload_setting: What happens to a file whose name is taken: a FileUploadSetting or its text. `Ignore`
                leaves it out, `Overwrite` puts it in the other's place, `Rename` gives it a name with a number. None is
                Ignore.
            max_workers: How many chunks to send at a time, 1 to 100; None means 10.
            target_chunk_size: Bytes of a chunk; None is 8 MiB. Memory holds 1 MiB for each worker, whatever the size.
            target_relative_path: A folder of the dataset that all goes to; None for its root.
            progress: True for a progress bar; or a function that is called with a TransferProgress after each chunk,
                whose result AsyncDomino awaits if it can be awaited.
            resume: A local file that records the state of the upload. If the upload is interrupted, by an error or with
                the process, the same call continues where it stopped. The file is removed at the end. With None, a
                failed upload is given up.

        Returns:
            The local path, as it is called in the dataset, below target_relative_path.

        Raises:
            FileNotFoundError: There is nothing of that name; also a ValueError, as in python-domino.
            ValueError: The setting is unknown, a number is out of range, or there are no files.
            TransferError: Not everything arrived, and nothing was stored; or the reply to the final request was lost.
        """
        setting = _checked_setting(file_upload_setting)
        workers = checked_workers(max_workers, _WORKERS)
        if target_chunk_size is not None and not is_whole(target_chunk_size, 1):
            raise ValueError(f"target_chunk_size must be a whole number of bytes from 1 up, not {target_chunk_size!r}")
        target = _checked_path(target_relative_path or "")
        checked_id(dataset_id, "dataset_id")
        path = local_path_to_file_or_directory
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(f"local_path_to_file_or_directory must be a path, not {type(path).__name__}")
        files = await self._engine.off_loop(find_files, path)
        with Progress(self._engine, progress, {file.name: file.size for file in files}, "Uploading") as told:
            _logger.info("uploading %d files, names that are taken: %s", len(files), setting)
            await DatasetUpload(
                engine=self._engine,
                dataset_id=dataset_id,
                files=files,
                setting=setting,
                target=target,
                chunk_size=target_chunk_size or _CHUNK,
                workers=workers,
                progress=told,
                journal=None if resume is None else Journal(Path(resume)),
            ).run()
        _logger.info("uploaded %d files", len(files))
        return local_path(path)

    @overload
    async def datasets_download(
        self,
        dataset_id: str,
        path: str = "",
        to: None = None,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> AsyncRemoteFile: ...
    @overload
    async def datasets_download(
        self,
        dataset_id: str,
        path: str = "",
        *,
        to: StrPath,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> Path: ...
    @overload
    async def datasets_download(
        self,
        dataset_id: str,
        path: str,
        to: StrPath,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> Path: ...
    async def datasets_download(
        self,
        dataset_id: str,
        path: str = "",
        to: StrPath | None = None,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> AsyncRemoteFile | Path:
        """Open a file of a dataset for reading, or write a file or a folder of it to disk. Wire facts 4.5.

        Args:
            dataset_id: The dataset.
            path: A file or a folder in it, as `data/2024`; empty for the whole dataset.
            to: For a file, a local file, or a folder that gets a file of the same name. For a folder, a local folder
                for its contents, created if it does not exist; other files in it stay. Everything appears once all of
                it has arrived, or nothing does. None to read a file from the file object that is returned.
            snapshot: A snapshot's id or tag; None for the files as they are now.
            max_workers: How many files to transfer at a time, 1 to 100; None means 10.
            progress: With `to`: True for a bar, or a function, as for `datasets_upload_files`.

        Returns:
            A binary file object that streams, or the path that was written.

        Raises:
            NotFoundError: There is no such dataset, snapshot or file.
            ValueError: It is a folder and `to` is None, or a name in the dataset is not a valid local file name.
            TransferError: Not everything arrived, or the server lists names that lead elsewhere.
        """
        wanted, workers = _checked_path(path), checked_workers(max_workers, _WORKERS)
        files = await self._files_of(dataset_id, snapshot)
        entry = await files.find(wanted) if wanted else None
        if entry is not None and not entry.is_folder:
            if to is None:
                return AsyncRemoteFile(await files.open(entry))
            target = checked_target(to, entry.path)
            with Progress(self._engine, progress, {entry.path: entry.size}, "Downloading") as told:
                return await files.save(entry, target, self._engine, told)
        if to is None:
            raise ValueError(f"{wanted!r} is a folder of the dataset: say where it goes, to='local folder'")
        folder = checked_folder(to)
        entries = [each async for each in files.below(wanted)]
        sizes = {each.path: each.size for each in entries}
        with Progress(self._engine, progress, sizes, "Downloading") as told:
            return await files.save_all(entries, wanted, folder, workers, told)

    async def _files_of(self, dataset_id: str, snapshot: str | None) -> Snapshot:
        operation = datasets.get_dataset_storage.operation(checked_id(dataset_id, "dataset_id"))
        known = await self._engine.call(operation)
        check_about(operation, "id", dataset_id, known.id)
        if snapshot is None:
            if not known.read_write_snapshot_id:
                raise NotFoundError(
                    f"the deployment does not tell where the files of dataset {dataset_id} are: name a snapshot",
                    operation="get_dataset_storage",
                )
            return Snapshot(engine=self._engine, id=known.read_write_snapshot_id, is_fixed=False)
        tags = known.tags or {}
        snapshot_id = tags.get(checked_id(snapshot, "snapshot"), snapshot)
        if snapshot_id == snapshot and snapshot not in (known.snapshot_ids or []):
            told = f"its tags are {', '.join(tags)}" if tags else "it has no tags"
            raise NotFoundError(
                f"dataset {dataset_id} has no snapshot with the id or tag {snapshot!r}; {told}",
                operation="get_dataset_storage",
            )
        return Snapshot(engine=self._engine, id=snapshot_id, is_fixed=snapshot_id != known.read_write_snapshot_id)


def _checked_path(path: str) -> str:
    """Return a path in a dataset without the slashes round it; raise what a wrong one raises."""
    if not isinstance(path, str):
        raise TypeError(f"a path in a dataset must be a str, not {type(path).__name__}")
    plain = path.strip("/")
    if plain and any(part in ("", ".", "..") for part in plain.split("/")):
        raise ValueError(f"{path!r} has an empty, '.' or '..' segment: write the path as it is in the dataset")
    return plain


def _checked_setting(setting: models.FileUploadSetting | str | None) -> models.FileUploadSetting:
    chosen = models.FileUploadSetting(setting or models.FileUploadSetting.IGNORE)
    if not chosen.is_known:
        known = ", ".join(repr(str(each)) for each in models.FileUploadSetting)
        raise ValueError(f"there is no file_upload_setting {str(setting)!r}: write one of {known}")
    return chosen
