# Made by scripts/regen.sh from domino/areas/bulk_files.py: edit that file, not this one.
"""Many files of the project at a time: folders up and down, and kept the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from domino._calls.engine import run_blocking
from domino._report import ShowProgress, TransferReport
from domino._transfer.patterns import Globs
from domino._transfer.target import StrPath
from domino._transfer.upload import Content

from .files import Files

__all__ = ["BulkFiles"]


class BulkFiles(Files):
    """Folders, and many files by name."""

    def files_upload_folder(
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
        return run_blocking(
            self._suspending.files_upload_folder(
                local,
                remote,
                include=include,
                exclude=exclude,
                max_workers=max_workers,
                progress=progress,
                dry_run=dry_run,
            )
        )

    def files_download_folder(
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
        return run_blocking(
            self._suspending.files_download_folder(
                remote,
                local,
                commit_id,
                include=include,
                exclude=exclude,
                max_workers=max_workers,
                progress=progress,
                dry_run=dry_run,
            )
        )

    def files_sync(
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
        return run_blocking(
            self._suspending.files_sync(
                local,
                remote,
                direction,
                delete,
                dry_run,
                commit_id=commit_id,
                include=include,
                exclude=exclude,
                max_workers=max_workers,
                progress=progress,
            )
        )

    def files_upload_many(
        self, contents: Mapping[str, Content], *, max_workers: int | None = None, progress: ShowProgress = None
    ) -> TransferReport:
        """Upload files by name, several at a time. Wire facts 2.8.

            domino.files_upload_many({"data/a.csv": Path("a.csv"), "data/b.csv": b"1,2"})

        Args:
            contents: What to store, by its path in the project: each as for `files_upload`.
            max_workers: How many to transfer at a time, 1 to 100; None means 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some files failed; the others were uploaded. `.report` has the details.
        """
        return run_blocking(self._suspending.files_upload_many(contents, max_workers=max_workers, progress=progress))

    def files_download_many(
        self,
        paths: Iterable[str] | Mapping[str, StrPath],
        to: StrPath | None = None,
        commit_id: str | None = None,
        *,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> TransferReport:
        """Download files by name, several at a time. Wire facts 2.10.

            domino.files_download_many(["data/a.csv", "data/b.csv"], to="here")  # here/data/a.csv ...
            domino.files_download_many({"data/a.csv": "a.csv", "results/out.csv": "before.csv"})

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
        return run_blocking(
            self._suspending.files_download_many(paths, to, commit_id, max_workers=max_workers, progress=progress)
        )
