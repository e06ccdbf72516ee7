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

        Several files go at a time; each makes a commit. Files that were transferred before, and are the same on both
        sides since, are left alone: so a second call goes on where the first one ended, however it did. Left out are
        `.git`, and what a `.dominoignore` in the folder names. Links to files are followed, a link to a folder is a
        failure; empty folders leave nothing.

        Args:
            local: The folder.
            remote: The folder of the project that gets what is in it, as `data/raw`; `/` is the project itself. What
                else is there stays.
            include: Upload only files that this pattern names, or one of these: `*.csv`, `results/**`, as in a
                `.gitignore`.
            exclude: Leave out files and folders that this pattern names, or one of these.
            max_workers: How many files at a time, 1 to 100; None is 16.
            progress: True for a bar; or a function that is called with a TransferProgress, and awaited by AsyncDomino
                if that can be done.
            dry_run: Only tell what would be done.

        Returns:
            What was done, in `.transferred` and `.unchanged`; as text one line for people.

        Raises:
            BulkTransferError: Some files failed; the others are uploaded, `.report` tells which.
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

        Several files come at a time; each appears whole or not at all. Nobody waits for the disk: after a loss of power
        a file may be empty, and the next call fetches it again. Files that were transferred before, and are the
        same on both sides since, are left alone; a local file that was changed is overwritten. A name that would leave
        the folder, or that is none of a local file, is a failure, and so are two names that are one here.

        Args:
            remote: The folder of the project, `/` for the project itself.
            local: The local folder, made if it is not there. What else is in it stays.
            commit_id: The commit to take the files from; None for the latest.
            include: Download only files that this pattern names, or one of these, as in a `.gitignore`.
            exclude: Leave out files and folders that this pattern names, or one of these.
            max_workers: How many files at a time, 1 to 100; None is 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.
            dry_run: Only tell what would be done.

        Raises:
            BulkTransferError: Some files failed; the others are there, `.report` tells which.
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
        """Make a folder of the project what a local folder is, or the other way round.

        It does what `files_upload_folder` or `files_download_folder` does, and can remove what the other side does not
        have. Two requests tell that nothing is to be done.

        Args:
            local: The local folder.
            remote: The folder of the project, `/` for the project itself.
            direction: `up` makes the project like the local folder, `down` the local folder like the project.
            delete: Remove files that are not on the side that is copied; only when all others were transferred, and
                never what is excluded or ignored. A side without files is not copied like this.
            dry_run: Only tell what would be done.
            commit_id: The commit to take files from, for `down`; None for the latest.
            include: Only files that this pattern names, or one of these, as in a `.gitignore`.
            exclude: No files and folders that this pattern names, or one of these.
            max_workers: How many files at a time, 1 to 100; None is 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some files failed; `.report` tells which. Nothing was removed.
            ValueError: The direction is unknown; or with delete, the side that is copied has no files.
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
            max_workers: How many at a time, 1 to 100; None is 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some failed; the others are uploaded, `.report` tells which.
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
            paths: Where they are in the project; each gets the same place in the local folder, with its folders. Or
                the local file of each, by its path in the project; the folders of those have to exist.
            to: The local folder, made if it is not there; left out if `paths` says where each file goes.
            commit_id: The commit to take them from; None for the latest.
            max_workers: How many at a time, 1 to 100; None is 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Raises:
            BulkTransferError: Some failed; the others are there, `.report` tells which.
            NotFoundError: The project has no commit yet.
            TypeError: Where the files go is said twice, or not at all.
        """
        return run_blocking(
            self._suspending.files_download_many(paths, to, commit_id, max_workers=max_workers, progress=progress)
        )
