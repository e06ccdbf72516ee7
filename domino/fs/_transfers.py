"""Several files at a time: what the file system asks for, as the client's transfers of many files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from attrs import frozen
from typing_extensions import Self

from domino.errors import BulkTransferError, TransferError

from ._fsspec import Callback
from ._projects import Place, Projects, os_error
from ._telling import Telling
from ._tree import Info

__all__ = ["Fetched", "Part", "Stored", "copy", "fetch", "read", "store"]

#: In bytes: how much of the files that are copied is on disk at a time.
_ON_DISK = 1 << 30

#: Facts about a file, and which of its bytes are wanted, as in a slice.
Part: TypeAlias = tuple[Info, int | None, int | None]


@frozen
class Fetched:
    """A file to fetch.

    Attributes:
        info: Facts about it.
        source: Its path, as it was passed.
        target: The local file.
    """

    info: Info
    source: str
    target: str


@frozen
class Stored:
    """A file to store.

    Attributes:
        path: Where it goes.
        content: Its contents, or the local file that has them.
        source: Where it comes from, for a callback.
    """

    path: str
    content: Path | bytes
    source: str = ""


def fetch(projects: Projects, files: Sequence[Fetched], callback: Callback, workers: int | None) -> None:
    """Download files to local paths, whose folders exist.

    Raises:
        OSError: A file could not be fetched; the error says which. The others were fetched if possible.
    """
    groups: dict[tuple[str, str | None], dict[str, Fetched]] = {}
    again: list[Fetched] = []  # the same file to another place
    for file in files:
        place = Place.of(file.info["name"])
        group = groups.setdefault((place.project, file.info["commit"]), {})
        if group.setdefault(place.inner, file) is not file:
            again.append(file)
    for (project, commit), group in groups.items():
        told = {inner: (file.source, file.target, file.info["size"]) for inner, file in group.items()}
        wanted = {inner: file.target for inner, file in group.items()}
        with _one_failing({inner: file.source for inner, file in group.items()}), Telling(callback, told) as telling:
            projects.client(project).files_download_many(
                wanted, commit_id=commit, max_workers=workers, progress=telling
            )
    if again:
        fetch(projects, again, callback, workers)


def store(projects: Projects, files: Sequence[Stored], callback: Callback, workers: int | None) -> None:
    """Store files; each makes a commit.

    Raises:
        OSError: A file could not be stored; the error says which. The others were stored if possible.
    """
    groups: dict[str, dict[str, Stored]] = {}
    for file in files:
        place = Place.of(file.path)
        groups.setdefault(place.project, {})[place.inner] = file
    for project, group in groups.items():
        told = {inner: (file.source, file.path, _size(file.content)) for inner, file in group.items()}
        wanted = {inner: file.content for inner, file in group.items()}
        try:
            with _one_failing({inner: file.path for inner, file in group.items()}), Telling(callback, told) as telling:
                projects.client(project).files_upload_many(wanted, max_workers=workers, progress=telling)
        finally:
            projects.forget(project)


def copy(projects: Projects, files: Sequence[tuple[Info, str]], workers: int | None) -> None:
    """Copy files to other paths, through the disk of this machine."""
    for batch in _batches(files):
        with tempfile.TemporaryDirectory(prefix="domino-") as folder:
            places = [os.path.join(folder, str(number)) for number in range(len(batch))]
            here = list(zip(batch, places, strict=True))
            fetch(projects, [Fetched(info, info["name"], place) for (info, _), place in here], Callback(), workers)
            store(projects, [Stored(target, Path(place)) for (_, target), place in here], Callback(), workers)


def read(projects: Projects, parts: Sequence[Part], workers: int | None) -> list[bytes | Exception]:
    """Return the bytes of each part, or the error that kept it from being read."""
    contents: list[bytes | Exception] = [b""] * len(parts)
    by_project: dict[str, dict[int, _Asked]] = {}
    for number, part in enumerate(parts):
        asked = _Asked.of(*part)
        if not asked.is_nothing:
            by_project.setdefault(asked.project, {})[number] = asked
    for project, asks in by_project.items():
        client = projects.client(project)
        found = client.blobs_read_many([asked.part for asked in asks.values()], max_workers=workers)
        contents_of = dict(zip(asks, found, strict=True))
        # If the server does not support ranges, the whole file is requested, once for all of its parts.
        refused = [n for n, asked in asks.items() if asked.is_part and _is_refused(contents_of[n])]
        keys = list(dict.fromkeys(asks[number].key for number in refused))
        wholes = dict(zip(keys, client.blobs_read_many(keys, max_workers=workers), strict=True))
        contents_of.update({number: wholes[asks[number].key] for number in refused})
        for number, content in contents_of.items():
            is_whole = number in refused or not asks[number].is_part
            contents[number] = asks[number].taken(content, is_whole=is_whole)
    return contents


@frozen
class _Asked:
    """Bytes of a file that are wanted; `bounds` is None for all of them."""

    name: str
    project: str
    key: str
    wanted: slice
    bounds: tuple[int, int] | None

    @classmethod
    def of(cls, info: Info, start: int | None, end: int | None) -> Self:
        """Return how to request some bytes of a file; if its size is not known, all of them are requested."""
        bounds: tuple[int, int] | None = None
        size = info["size"]
        if size is not None:
            first, last, _ = slice(start, end).indices(size)
            bounds = None if (first, last) == (0, size) else (first, last)
        project = Place.of(info["name"]).project
        return cls(info["name"], project, info.get("key", ""), slice(start, end), bounds)

    @property
    def is_nothing(self) -> bool:
        """Whether there are no bytes from start to end."""
        return self.bounds is not None and self.bounds[0] >= self.bounds[1]

    @property
    def is_part(self) -> bool:
        """Whether less than the whole file is wanted."""
        return self.bounds is not None

    @property
    def part(self) -> str | tuple[str, int, int]:
        """What to request from the client."""
        return self.key if self.bounds is None else (self.key, *self.bounds)

    def taken(self, content: bytes | Exception, *, is_whole: bool) -> bytes | Exception:
        """Return the wanted part of what was read, or the error that users of fsspec expect."""
        if isinstance(content, bytes):
            return content[self.wanted] if is_whole else content
        return os_error(content, self.name)


def _is_refused(content: bytes | Exception) -> bool:
    return isinstance(content, TransferError) and not isinstance(content, BulkTransferError)


@contextmanager
def _one_failing(names: Mapping[str, str]) -> Generator[None]:
    """If files failed, raise the error of one of them, caused by the error with the report on all."""
    try:
        yield
    except BulkTransferError as error:
        inner, reason = next(iter(error.report.failed.items()))
        raise os_error(reason, names[inner]) from error


def _batches(files: Sequence[tuple[Info, str]]) -> Iterator[list[tuple[Info, str]]]:
    """Yield as many files at a time as fit on disk, at least one."""
    batch: list[tuple[Info, str]] = []
    size = 0
    for file in files:
        bytes_more = file[0]["size"] or 0
        if batch and size + bytes_more > _ON_DISK:
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += bytes_more
    if batch:
        yield batch


def _size(content: Path | bytes) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size
