# Made by scripts/regen.sh from domino/areas/blobs.py: edit that file, not this one.
"""Blobs: the contents of files by their key."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import overload

from domino._calls.engine import run_blocking
from domino._report import ShowProgress
from domino._transfer.remote_file import RemoteFile, open_blocking
from domino._transfer.target import StrPath

from .projects import Projects

__all__ = ["Blobs"]


class Blobs(Projects):
    """Blobs."""

    @overload
    def blobs_get(
        self, key: str, to: None = None, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> RemoteFile: ...

    @overload
    def blobs_get(
        self, key: str, to: StrPath, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> Path: ...

    def blobs_get(
        self, key: str, to: StrPath | None = None, *, progress: ShowProgress = None, max_workers: int | None = None
    ) -> RemoteFile | Path:
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
        return open_blocking(self._suspending.blobs_get(key, to, progress=progress, max_workers=max_workers))

    def blobs_read(self, key: str, start: int, end: int) -> bytes:
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
        return run_blocking(self._suspending.blobs_read(key, start, end))

    def blobs_read_many(
        self,
        parts: Iterable[str | tuple[str, int, int]],
        *,
        max_workers: int | None = None,
        progress: ShowProgress = None,
    ) -> list[bytes | Exception]:
        """Return blobs, or some of the bytes of each, several at a time. Wire facts 2.7.

            contents = domino.blobs_read_many([file.key for file in files])
            heads = domino.blobs_read_many([(file.key, 0, 100) for file in files])

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
        return run_blocking(self._suspending.blobs_read_many(parts, max_workers=max_workers, progress=progress))
