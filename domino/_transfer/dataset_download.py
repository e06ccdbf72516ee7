"""Downloads from datasets: one file, or all that is in a folder, which appears whole or not at all."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from attrs import frozen
from domino_api import models
from domino_api.api import datasets

from domino._calls.engine import Engine
from domino._calls.parallel import each
from domino.errors import NotFoundError, TransferError

from .download import Download
from .progress import Progress
from .target import local_name, save

__all__ = ["DatasetEntry", "Snapshot", "checked_folder"]

_logger = logging.getLogger("domino.datasets")

#: Names whose content type, guessed from them by the server, is that of a web page.
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml")
#: How often a file is fetched that was cut and cannot be taken up.
_TRIES = 3
#: Folders in folders; deeper than any file system takes them.
_DEEPEST = 500


@frozen(kw_only=True)
class DatasetEntry:
    """A file or folder of a dataset.

    Attributes:
        path: Its path in the dataset, without a slash before it.
        size: Its bytes; 0 for a folder, and where the server does not tell.
        is_folder: Whether it is a folder.
        listed: What the server says of it.
    """

    path: str
    size: int
    is_folder: bool
    listed: models.SnapshotFile


@frozen(kw_only=True)
class Snapshot:
    """The files of a dataset as they are now, or of a snapshot of it.

    Attributes:
        engine: Sends the requests.
        id: Its id.
        is_fixed: Whether the files can never change.
    """

    engine: Engine
    id: str
    is_fixed: bool

    async def entries(self, folder: str) -> list[DatasetEntry]:
        """Return what is in one folder, empty for the root.

        Raises:
            TransferError: The server lists a name that leads out of the folder.
        """
        listed = await self.engine.call(datasets.list_snapshot_files.operation(self.id, path=folder))
        return [_entry(row, folder) for row in listed.rows]

    async def find(self, path: str) -> DatasetEntry:
        """Return one file or folder.

        Raises:
            NotFoundError: There is none of that path.
        """
        folder, _, _ = path.rpartition("/")
        for entry in await self.entries(folder):
            if entry.path == path:
                return entry
        raise NotFoundError(f"there is no {path!r} in the dataset", operation="list_snapshot_files")

    async def below(self, folder: str, depth: int = 0) -> AsyncGenerator[DatasetEntry, None]:
        """Yield all files in a folder and its folders."""
        if depth > _DEEPEST:
            raise TransferError(f"the server lists folders in folders without end, down to {folder[:200]!r}")
        for entry in await self.entries(folder):
            if not entry.is_folder:
                yield entry
                continue
            inside = self.below(entry.path, depth + 1)
            try:
                async for each_below in inside:
                    yield each_below
            finally:
                await inside.aclose()

    async def open(self, entry: DatasetEntry, engine: Engine | None = None) -> Download:
        """Ask for the bytes of a file.

        Raises:
            TransferError: The server offers another number of bytes than it lists.
        """
        download = await Download(
            engine or self.engine,
            lambda range_, if_range: datasets.get_snapshot_file.operation(
                self.id, path=entry.path, range_=range_, if_range=if_range
            ),
            is_page=entry.path.lower().endswith(_PAGES),
            is_fixed=self.is_fixed,
        ).open()
        size = entry.listed.size.size_in_bytes if entry.listed.size is not None else None
        offered = download.size
        # A folder is answered as a file of no bytes, and a file that changes may have been changed since.
        if size is not None and offered is not None and offered != size and (self.is_fixed or not offered):
            await download.close()
            raise TransferError(f"the server lists {entry.path!r} with {size} bytes and sends {offered}")
        download.size = offered if offered is not None else size
        return download

    async def save(self, entry: DatasetEntry, target: Path, engine: Engine, progress: Progress) -> Path:
        """Write a file; one that is cut is fetched again if it cannot be taken up."""
        for attempt in range(1, _TRIES + 1):
            try:
                download = await self.open(entry, engine)
                download.watch = lambda piece: progress.add(entry.path, len(piece))
                await save(engine, download, target)
                break
            except TransferError as error:
                if attempt == _TRIES or self.is_fixed or error is progress.failure:
                    raise
                _logger.info("%s is fetched again: %s", entry.path, error)
                await progress.at(entry.path, 0)
        await progress.whole(entry.path, entry.size)
        return target

    async def save_all(
        self, entries: Sequence[DatasetEntry], folder: str, target: Path, workers: int, progress: Progress
    ) -> Path:
        """Write files of a folder into a local one: nothing is seen of them before all are there.

        Raises:
            TransferError: Two names are one in the local file system.
            ValueError: A name is none of a local file.
        """
        places = [(entry, _place(entry.path[len(folder) :].lstrip("/"))) for entry in entries]
        staging = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.part")
        await self.engine.off_loop(staging.mkdir)
        try:

            async def work(engine: Engine, item: tuple[DatasetEntry, Path]) -> DatasetEntry:
                entry, place = item
                await engine.off_loop(_make_room, staging / place)
                await self.save(entry, staging / place, engine, progress)
                return entry

            async def done(_: DatasetEntry) -> None:
                """Nothing is left to be done with a file: its progress was told."""

            await each(self.engine, places, work, workers=workers, done=done)
            await self.engine.off_loop(_move, staging, target, [place for _, place in places])
        finally:
            # Without the event loop: also where a task is being cancelled.
            shutil.rmtree(staging, ignore_errors=True)
        return target


def checked_folder(to: str | os.PathLike[str]) -> Path:
    """Return the local folder that files go to, before a byte is fetched.

    Raises:
        FileNotFoundError: The folder that it would be in does not exist.
        NotADirectoryError: It is a file.
    """
    if not isinstance(to, (str, os.PathLike)):
        raise TypeError(f"to must be the path of a local folder, not {type(to).__name__}")
    target = Path(os.path.realpath(to))
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(f"to={os.fspath(to)!r} is a file, and a folder is downloaded")
    if not target.parent.is_dir():
        raise FileNotFoundError(
            f"to={os.fspath(to)!r}: the folder {str(target.parent)!r} does not exist, create it first"
        )
    return target


def _entry(row: models.SnapshotFile, folder: str) -> DatasetEntry:
    """Return a row of a listing, if it is in the folder that was listed.

    `fileName` is the path below the root by what was seen live; only its last name, by the description of some clients.
    """
    told = row.name.file_name or row.name.label or ""
    name = told.removeprefix(f"{folder}/") if folder else told
    if not name or "/" in name or name in (".", "..") or "\0" in name:
        raise TransferError(
            f"the server lists {told[:200]!r} in the folder {folder!r} of the dataset: that leads elsewhere, "
            "and is not used"
        )
    is_folder = bool(row.name.is_directory)
    size = row.size.size_in_bytes if row.size is not None and not is_folder else None
    return DatasetEntry(path=f"{folder}/{name}" if folder else name, size=size or 0, is_folder=is_folder, listed=row)


def _place(path: str) -> Path:
    """Return where a file of a dataset goes below a local folder; each of its names is one of a local file."""
    return Path(*(local_name(part) for part in path.split("/")))


def _make_room(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        raise TransferError(
            f"{path.name!r} is the name of two files here, which differ only as the dataset tells them apart (as in "
            "upper case): download them one by one"
        )


def _move(staging: Path, target: Path, places: Sequence[Path]) -> None:
    """Make what is in one folder the content of another, or put it beside what is there already."""
    if not target.exists():
        staging.rename(target)
        return
    for place in places:
        for folder in list(place.parents)[:-1]:
            there = target / folder
            if there.is_symlink() or (there.exists() and not there.is_dir()):
                # What a link leads to may be anywhere.
                raise NotADirectoryError(f"{str(there)!r} is no folder, and files are to go into it")
        if (target / place).is_dir() and not (target / place).is_symlink():
            raise IsADirectoryError(f"{str(target / place)!r} is a folder, and a file is to take its place")
    for place in places:
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        os.replace(staging / place, target / place)
