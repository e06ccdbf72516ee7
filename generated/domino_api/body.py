"""Binary request bodies: file objects and bytes, read in chunks, sent again only where that is possible."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Iterator
from typing import BinaryIO, Protocol, cast

__all__ = ["BinaryFile", "Body"]

#: Measured against curl -T: 64 KiB reads reach 0.87 of its rate, 1 MiB reads 1.20.
CHUNK = 1 << 20


class BinaryFile(Protocol):
    """What is read of a file: an open one, a pipe, a member of an archive. One that can seek can be sent again."""

    def read(self, size: int, /) -> bytes:
        """Return up to so many bytes, empty at the end."""
        ...


class Body:
    """The rest of a binary file, from its current position, or bytes.

    Args:
        content: An object with `read(size)`, or bytes. It is not closed.

    Attributes:
        size: How many bytes will be sent; None where that is not known before the end (a pipe), then the request
            is chunked.
        is_rewindable: Whether the same bytes can be sent again.
    """

    def __init__(self, content: BinaryFile | bytes) -> None:
        # Whether it can seek is tried out.
        self._file = cast("BinaryIO", io.BytesIO(content) if isinstance(content, bytes) else content)
        self._start = _position(self._file)
        self.size: int | None = None if self._start is None else _remaining(self._file, self._start)
        self._used = False

    @property
    def is_rewindable(self) -> bool:
        """Whether the same bytes can be sent again."""
        return self._start is not None

    @property
    def was_used(self) -> bool:
        """Whether sending has begun."""
        return self._used

    def as_sync(self) -> Iterator[bytes]:
        """Yield the chunks for a blocking client."""
        self._rewind()
        left = self.size
        while chunk := self._file.read(CHUNK if left is None else min(CHUNK, left)):
            yield chunk
            left = None if left is None else left - len(chunk)
        self._check_whole(left)

    async def as_async(self) -> AsyncIterator[bytes]:
        """Yield the chunks for an async client; the file is read in a worker thread."""
        from anyio import to_thread  # only uploads need it; httpx brings it

        self._rewind()
        left = self.size
        while chunk := await to_thread.run_sync(self._file.read, CHUNK if left is None else min(CHUNK, left)):
            yield chunk
            left = None if left is None else left - len(chunk)
        self._check_whole(left)

    def _check_whole(self, left: int | None) -> None:
        # Else the server would wait for bytes that never come.
        if left:
            raise OSError(f"the file became shorter while it was sent: {left} of its {self.size} bytes are missing")

    def _rewind(self) -> None:
        if self._start is not None:
            self._file.seek(self._start)
        elif self._used:
            raise io.UnsupportedOperation("this body cannot be rewound, and part of it has been sent already")
        self._used = True


def _position(file: BinaryIO) -> int | None:
    try:
        position = file.tell()
        file.seek(position)
    except (AttributeError, OSError, ValueError):
        if getattr(file, "closed", False):
            raise
        return None
    return position


def _remaining(file: BinaryIO, start: int) -> int:
    end = file.seek(0, os.SEEK_END)
    file.seek(start)
    return max(0, end - start)
