"""Remote files as file objects: what the standard library's binary files can do, blocking and suspending."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import ClassVar, overload

from typing_extensions import Buffer, Self

from domino._calls.engine import run_blocking

from .download import Download

__all__ = ["AsyncRemoteFile", "RemoteFile", "open_blocking"]

_BUFFER = 1 << 20
#: What `stream` yields, as urllib3 does.
_PIECE = 1 << 16


class _RawDownload(io.RawIOBase):
    """A download as the standard library's buffered reader wants it."""

    def __init__(self, download: Download) -> None:
        self._download = download
        self._rest = memoryview(b"")
        self._position = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def next(self) -> memoryview:
        """Return what comes next, as it comes from the network; empty at the end."""
        self._fill()
        piece, self._rest = self._rest, memoryview(b"")
        self._position += len(piece)
        return piece

    def _fill(self) -> None:
        if not self._rest:
            self._rest = memoryview(run_blocking(self._download.read()))

    def readinto(self, buffer: Buffer, /) -> int:
        self._fill()
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._position += count
        return count

    def close(self) -> None:
        if not self.closed:
            run_blocking(self._download.close())
        super().close()


class RemoteFile(io.BufferedReader):
    """A remote file, opened for reading as by `open(path, "rb")`: `read`, `readinto`, lines, `with`.

    Bytes are fetched as they are read, so memory does not grow with the file. A cut connection is taken up where it
    broke. Reaching the end frees the connection; closing earlier does too. It cannot seek: for what needs that (zip,
    parquet, xlsx) write it to a local file with `to=`.

    Scripts written for python-domino treat it as a response of urllib3: `read(decode_content=True)`, `stream()`,
    `data`, `status` and `headers` answer them.

    Attributes:
        size: How many bytes the file has, None where the server does not say.
        headers: The headers of the answer; names in any case.
        status: 200: everything else is raised as an error.
    """

    status: ClassVar[int] = 200

    def __init__(self, download: Download) -> None:
        self._download = _RawDownload(download)
        super().__init__(self._download, _BUFFER)
        self.size: int | None = download.size
        self.headers: Mapping[str, str] = download.headers

    def read(self, amt: int | None = -1, decode_content: bool | None = None) -> bytes:
        """Return up to `amt` bytes, all that are left by default, empty at the end; fewer only at the end.

        Args:
            amt: How many.
            decode_content: Ignored, as old scripts pass it: a compressed answer is always decoded.
        """
        if amt is not None and amt >= 0:
            return super().read(amt)
        whole = io.BytesIO()  # what it gives away is no copy: the file is in memory once
        while held := self._download.tell() - self.tell():
            whole.write(self.read1(held))  # what is in the buffer; past it no piece is copied on its way
        while whole.write(self._download.next()):
            pass
        return whole.getvalue()

    def stream(self, amt: int = _PIECE) -> Iterator[bytes]:
        """Yield what is left in pieces of `amt` bytes, the last one shorter."""
        while piece := self.read(amt):
            yield piece

    @property
    def data(self) -> bytes:
        """What is left, read at once."""
        return self.read()

    def __repr__(self) -> str:
        return f"<RemoteFile size={self.size}{' closed' if self.closed else ''}>"


class AsyncRemoteFile:
    """The suspending twin of RemoteFile: `await read()`, `async for` lines, `async with`.

    Attributes:
        size: How many bytes the file has, None where the server does not say.
        headers: The headers of the answer; names in any case.
        status: 200: everything else is raised as an error.
    """

    status: ClassVar[int] = 200

    def __init__(self, download: Download) -> None:
        self._download = download
        self._rest = bytearray()
        self.closed: bool = False
        self.size: int | None = download.size
        self.headers: Mapping[str, str] = download.headers

    async def read(self, amt: int | None = -1, decode_content: bool | None = None) -> bytes:
        """Return up to `amt` bytes, all that are left by default, empty at the end; fewer only at the end."""
        wanted = float("inf") if amt is None or amt < 0 else amt
        if len(self._rest) >= wanted:
            return self._taken(int(wanted))
        whole = io.BytesIO()  # what it gives away is no copy: the file is in memory once
        whole.write(self._taken(len(self._rest)))
        while (left := wanted - whole.tell()) > 0 and (piece := await self._next()):
            if len(piece) > left:
                self._rest += memoryview(piece)[int(left) :]
                piece = piece[: int(left)]
            whole.write(piece)
        return whole.getvalue()

    async def stream(self, amt: int = _PIECE) -> AsyncIterator[bytes]:
        """Yield what is left in pieces of `amt` bytes, the last one shorter."""
        while piece := await self.read(amt):
            yield piece

    @property
    def data(self) -> Awaitable[bytes]:
        """What is left, read at once: `await file.data`."""
        return self.read()

    async def readinto(self, buffer: Buffer, /) -> int:
        """Fill a writable buffer and return how many bytes were written; fewer than its size only at the end."""
        target = memoryview(buffer).cast("B")
        data = await self.read(len(target))
        target[: len(data)] = data
        return len(data)

    async def readline(self) -> bytes:
        """Return the next line with its end, empty at the end of the file."""
        searched = 0
        while (end := self._rest.find(b"\n", searched)) < 0:
            searched = len(self._rest)
            if not await self._fetch():
                return self._taken(len(self._rest))
        return self._taken(end + 1)

    async def aclose(self) -> None:
        """Free the connection."""
        self.closed = True
        await self._download.close()

    async def _fetch(self) -> bool:
        piece = await self._next()
        self._rest += piece
        return bool(piece)

    async def _next(self) -> bytes:
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return await self._download.read()

    def _taken(self, count: int) -> bytes:
        data = bytes(memoryview(self._rest)[:count])
        del self._rest[:count]
        return data

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<AsyncRemoteFile size={self.size}{' closed' if self.closed else ''}>"


@overload
def open_blocking(opening: Awaitable[AsyncRemoteFile]) -> RemoteFile: ...
@overload
def open_blocking(opening: Awaitable[Path]) -> Path: ...
def open_blocking(opening: Awaitable[AsyncRemoteFile | Path]) -> RemoteFile | Path:
    """Run what opens a remote file, or writes it to a local one, on the blocking engine."""
    opened = run_blocking(opening)
    return opened if isinstance(opened, Path) else RemoteFile(opened._download)
