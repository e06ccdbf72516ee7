"""Binary request bodies: file objects and bytes, read in chunks, sent again only where that is possible."""

from __future__ import annotations

import errno
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
        #: How many bytes of it were handed over, by the last try.
        self.sent: int = 0
        #: Whether that was all.
        self.was_sent_whole: bool = False

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
        while chunk := _read(self._file, CHUNK if left is None else min(CHUNK, left)):
            self.sent += len(chunk)
            yield chunk
            left = None if left is None else left - len(chunk)
        self._check_whole(left)
        self.was_sent_whole = True

    async def as_async(self) -> AsyncIterator[bytes]:
        """Yield the chunks for an async client; the file is read in a worker thread."""
        from anyio import to_thread  # only uploads need it; httpx brings it

        self._rewind()
        left = self.size
        while chunk := await to_thread.run_sync(_read, self._file, CHUNK if left is None else min(CHUNK, left)):
            self.sent += len(chunk)
            yield chunk
            left = None if left is None else left - len(chunk)
        self._check_whole(left)
        self.was_sent_whole = True

    def _check_whole(self, left: int | None) -> None:
        # Else the server would wait for bytes that never come.
        if left:
            raise OSError(f"the file became shorter while it was sent: {left} of its {self.size} bytes are missing")

    def _rewind(self) -> None:
        if self._start is not None:
            self._file.seek(self._start)
        elif self._used:
            raise io.UnsupportedOperation("this body cannot be rewound, and part of it has been sent already")
        self._used, self.sent, self.was_sent_whole = True, 0, False


def _read(file: BinaryIO, size: int) -> bytes:
    chunk = cast("bytes | None", file.read(size))
    if chunk is None:
        # Nothing now, more to come: taken for the end, a part of the file would be stored as the whole.
        raise BlockingIOError(
            errno.EAGAIN,
            "the file does not block and has nothing to read yet: let it block, os.set_blocking(file.fileno(), True)",
        )
    return chunk


def _position(file: BinaryIO) -> int | None:
    """Return where a file stands, None where it cannot be told or come back to."""
    try:
        position = file.tell()
        file.seek(position)
        return position if file.tell() == position else None
    except (AttributeError, OSError, ValueError):
        if getattr(file, "closed", False):
            raise
        return None


def _remaining(file: BinaryIO, start: int) -> int | None:
    """Return how many bytes are left, None where that is known at the end only."""
    if _is_made_by_the_kernel(file):
        return None
    try:
        end = cast("int | None", file.seek(0, os.SEEK_END))
        end = file.tell() if end is None else end  # of mmap it was None for long
    except (OSError, ValueError):
        end = None
    file.seek(start)
    return None if end is None else max(0, end - start)


def _is_made_by_the_kernel(file: BinaryIO) -> bool:
    """Whether a file is of /proc or /sys: what those say of their size is not true."""
    try:
        return os.path.realpath(f"/proc/self/fd/{file.fileno()}").startswith(("/proc/", "/sys/"))
    except (AttributeError, OSError, ValueError):
        return False
