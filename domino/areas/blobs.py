"""Blobs: the contents of files by their key."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import overload

from domino_api.api import blobs

from domino._calls.engine import Engine
from domino._report import ShowProgress
from domino._transfer.download import Download
from domino._transfer.parts import WORKERS
from domino._transfer.progress import Progress, save_telling
from domino._transfer.reading import READERS, read_several, read_whole
from domino._transfer.remote_file import AsyncRemoteFile
from domino._transfer.target import StrPath, checked_target

from .arguments import checked_workers
from .projects import AsyncProjects

__all__ = ["AsyncBlobs"]


class AsyncBlobs(AsyncProjects):
    """Blobs."""

    @overload
    async def blobs_get(
        self, key: str, to: None = None, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> AsyncRemoteFile: ...
    @overload
    async def blobs_get(
        self, key: str, to: StrPath, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> Path: ...
    async def blobs_get(
        self, key: str, to: StrPath | None = None, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> AsyncRemoteFile | Path:
        """Open a blob for reading, or write it to a local file. Wire facts 2.7.

        Args:
            key: The key that `files_list` and `files_upload` return, 40 characters; not a path.
            to: A local file in an existing folder, which appears only once it is complete; None to read from the
                file object that is returned.
            progress: With `to`: True for a bar, or a function, as for `files_upload`.
            max_workers: With `to`: how many connections to use at most for a file of 64 MiB or more, 1 to 100, if the
                server supports ranges; None means 4.

        Returns:
            A binary file object that streams, or the path that was written.

        Raises:
            ValueError: It is not a key.
            NotFoundError: There is no such blob; some versions answer ServerError instead.
            TransferError: It did not arrive complete.
        """
        target = None if to is None else checked_target(to)
        checked, workers = _checked(key), checked_workers(max_workers, WORKERS)
        download = await Download(
            self._engine,
            lambda range_, if_range: blobs.get_blob.operation(*self._names, checked, range_=range_, if_range=if_range),
        ).open()
        if target is None:
            return AsyncRemoteFile(download)
        return await save_telling(self._engine, download, target, checked, progress, workers)

    async def blobs_read(self, key: str, start: int, end: int) -> bytes:
        """Return a range of the bytes of a blob, if the server supports ranges. Wire facts 2.7.

        Args:
            key: The key that `files_list` and `files_upload` return.
            start: The first byte, from 0.
            end: The end of the range, exclusive; at most the size of the blob.

        Raises:
            ValueError: It is not a key, or the range is empty.
            NotFoundError: There is no such blob; some versions answer ServerError instead.
            TransferError: The server does not support ranges, the blob is shorter, or not all bytes arrived.
        """
        asked = _checked_part((key, start, end))
        return await self._reading(*asked)(self._engine)

    async def blobs_read_many(
        self,
        parts: Iterable[str | tuple[str, int, int]],
        *,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> list[bytes | Exception]:
        """Return blobs, or some of the bytes of each, several at a time. Wire facts 2.7.

            contents = await domino.blobs_read_many([file.key for file in files])
            heads = await domino.blobs_read_many([(file.key, 0, 100) for file in files])

        All of them are in memory at a time. One that fails does not lose the others.

        Args:
            parts: The key of each, for the whole blob; or key, first byte, and the byte behind the last one, as for
                `blobs_read`.
            max_workers: How many at a time, 1 to 100; None is 16.
            progress: True for a bar, or a function, as for `files_upload_folder`.

        Returns:
            In the order of `parts`, the bytes of each, or the error for which it could not be read.

        Raises:
            ValueError: One is no key, or leaves no byte between start and end.
        """
        asked = [(_checked(part), None, None) if isinstance(part, str) else _checked_part(part) for part in parts]
        workers = checked_workers(max_workers, READERS)
        reading = {_label(*part): self._reading(*part) for part in asked}
        sizes = {_label(key, start, end): None if end is None else end - (start or 0) for key, start, end in asked}
        with Progress(self._engine, progress, sizes, "Reading") as told:
            found = await read_several(self._engine, reading, workers=workers, progress=told)
        return [found[_label(*part)] for part in asked]

    def _reading(self, key: str, start: int | None, end: int | None) -> Callable[[Engine], Awaitable[bytes]]:
        async def read(engine: Engine) -> bytes:
            download = Download(
                engine,
                lambda range_, if_range: blobs.get_blob.operation(*self._names, key, range_=range_, if_range=if_range),
            )
            if start is not None and end is not None:
                return await download.read_part(start, end)
            return await read_whole(await download.open())

        return read


def _checked_part(part: tuple[str, int, int]) -> tuple[str, int, int]:
    try:
        key, start, end = part
    except (TypeError, ValueError):
        raise TypeError(f"a part of a blob is its key, a start and an end, not {part!r}") from None
    if not 0 <= start < end:
        raise ValueError(f"the bytes from {start} up to {end} are none: 0 <= start < end")
    return _checked(key), start, end


def _label(key: str, start: int | None, end: int | None) -> str:
    return key if end is None else f"{key}[{start}:{end}]"


def _checked(key: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"key must be a str, not {type(key).__name__}")
    if not re.fullmatch(r"\w{40}", key):
        hint = "; that looks like a path: use files_download(path), or take .key from files_list()"
        raise ValueError(f"a blob's key has 40 characters, not {key!r}{hint if '/' in key or '.' in key else ''}")
    return key
