# Made by scripts/regen.sh from domino/areas/dataset_files.py: edit that file, not this one.
"""The files of datasets: list, upload in chunks, download."""

from __future__ import annotations

from pathlib import Path
from typing import overload

from domino_api import models

from domino._calls.engine import run_blocking
from domino._report import ShowProgress
from domino._transfer.dataset_download import DatasetEntry
from domino._transfer.remote_file import RemoteFile, open_blocking
from domino._transfer.target import StrPath

from .datasets import Datasets

__all__ = ["DatasetFiles"]


class DatasetFiles(Datasets):
    """The files of datasets."""

    def datasets_files(self, dataset_id: str, folder: str = "", *, snapshot: str | None = None) -> list[DatasetEntry]:
        """List the files of a dataset below a folder, recursively: `.path`, `.size`, `.listed`. Wire facts 4.5.

        Args:
            dataset_id: The dataset.
            folder: The folder in it; empty for all.
            snapshot: A snapshot's id or tag; None for the files as they are now.

        Raises:
            NotFoundError: There is no such dataset, snapshot or folder.
        """
        return run_blocking(self._suspending.datasets_files(dataset_id, folder, snapshot=snapshot))

    def datasets_upload_files(
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
        return run_blocking(
            self._suspending.datasets_upload_files(
                dataset_id,
                local_path_to_file_or_directory,
                file_upload_setting,
                max_workers,
                target_chunk_size,
                target_relative_path,
                progress=progress,
                resume=resume,
            )
        )

    @overload
    def datasets_download(
        self,
        dataset_id: str,
        path: str = "",
        to: None = None,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> RemoteFile: ...

    @overload
    def datasets_download(
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
    def datasets_download(
        self,
        dataset_id: str,
        path: str,
        to: StrPath,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> Path: ...

    def datasets_download(
        self,
        dataset_id: str,
        path: str = "",
        to: StrPath | None = None,
        *,
        snapshot: str | None = None,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> RemoteFile | Path:
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
        return open_blocking(
            self._suspending.datasets_download(
                dataset_id, path, to, snapshot=snapshot, max_workers=max_workers, progress=progress
            )
        )
