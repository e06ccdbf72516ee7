"""Downloads: bytes that resume after a cut, and file objects that stream them."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping
from types import TracebackType
from typing import ClassVar, TypeAlias

import httpx
from domino_api import Operation, Stream
from typing_extensions import Buffer, Self

from ._decoding import Decoder, decoder
from ._engine import Engine, run_blocking
from ._guard import MoreThanAnnounced
from .errors import CallError, NotTheApiError, TransferError

__all__ = ["AsyncRemoteFile", "Download", "RemoteFile"]

#: Makes the operation for a file: the values of `Range` and `If-Range`, None for the whole file.
Ask: TypeAlias = Callable[[str | None, str | None], Operation[Stream]]

_BUFFER = 1 << 20
#: What `stream` yields, as urllib3 does.
_PIECE = 1 << 16
#: How often in a row a download is taken up again without having come further by a buffer.
_RESUMES = 5


class Download:
    """The bytes of one remote file; a cut connection is taken up where it broke.

    Blobs and files of a commit never change, so the same request always means the same bytes.

    Args:
        engine: Sends the requests.
        ask: Makes the operation.
        is_page: Whether the file is a web page by its name; one that comes for any other file is that of a login.

    Attributes:
        size: How many bytes the file has, None where the server does not say.
        headers: The headers of the first answer; names in any case.
    """

    def __init__(self, engine: Engine, ask: Ask, *, is_page: bool = False) -> None:
        self._engine = engine
        self._ask = ask
        self._is_page = is_page
        self._stream: Stream | None = None
        self._chunks: AsyncGenerator[bytes, None] | None = None
        self._etag: str | None = None
        self._received = 0
        self._to_skip = 0
        self._resumes = 0
        self._resumed_at = 0
        self._decoder = Decoder()
        self._failed: TransferError | None = None
        self.size: int | None = None
        self.headers: Mapping[str, str] = {}

    async def open(self) -> Self:
        """Ask for the file; an error status is raised here, before a byte is handed over."""
        stream = await self._accepted(self._ask(None, None))
        if stream.status != 200:
            await self.close()
            raise TransferError(f"the server answered HTTP {stream.status} where the whole file (200) was asked for")
        self.size = _length(stream) if not self._decoder.changes else None
        self.headers = stream.headers
        return self

    async def read(self) -> bytes:
        """Return the next piece, empty at the end.

        Raises:
            TransferError: The file did not arrive whole and could not be taken up again.
        """
        if self._failed is not None:
            # Whoever reads on after an error must not take the rest for an empty one.
            raise self._failed
        try:
            return await self._next()
        except TransferError as error:
            self._failed = error
            raise

    async def _next(self) -> bytes:
        while self._chunks is not None:
            try:
                raw = await anext(self._chunks, None)
                chunk = self._decoder.finish() if raw is None else self._decoder.add(raw)
            except ValueError as error:
                await self.close()
                raise self._failure("cannot be decoded", error) from None
            except httpx.HTTPError as error:
                await self._resume(error)
                continue
            if raw is None:
                await self.close()
                if self._to_skip or (self.size is not None and self._received != self.size):
                    raise self._failure("is not whole", None)
                break
            skipped = min(self._to_skip, len(chunk))
            self._to_skip -= skipped
            if len(chunk) > skipped:
                self._received += len(chunk) - skipped
                return chunk[skipped:]
        return b""

    async def close(self) -> None:
        """Give up the rest and free the connection."""
        if self._stream is not None and self._chunks is not None:
            stream, chunks, self._stream, self._chunks = self._stream, self._chunks, None, None
            try:
                await chunks.aclose()
            finally:
                await self._engine.close_stream(stream)

    async def _resume(self, cause: Exception) -> None:
        await self.close()
        if self._received - self._resumed_at >= _BUFFER:
            self._resumes = 0
        self._resumes += 1
        self._resumed_at = self._received
        if self._resumes > _RESUMES or self._decoder.changes or isinstance(cause, MoreThanAnnounced):
            raise self._failure("was cut", cause) from None
        etag = self._etag
        try:
            stream = await self._accepted(self._ask(f"bytes={self._received}-", etag))
        except CallError as error:
            raise self._failure("was cut and could not be taken up again", error) from error
        if stream.status == 206:
            part = re.match(r"bytes (\d+)-\d*/(\d+|\*)", stream.headers.get("content-range", ""))
            fits = part is not None and int(part[1]) == self._received
            if fits and part is not None and part[2] != "*":
                self.size = self.size or int(part[2])
                fits = int(part[2]) == self.size
        else:
            # The whole file came instead of a part: what is known already is passed over.
            self._to_skip = self._received
            fits = stream.status == 200 and _length(stream) in (None, self.size or _length(stream))
        if not fits or self._decoder.changes or (etag is not None and self._etag not in (None, etag)):
            await self.close()
            raise self._failure("was cut, and the rest that the server offers is not of the same file", cause) from None

    async def _accepted(self, operation: Operation[Stream]) -> Stream:
        stream = await self._engine.call(operation)
        headers = stream.headers
        encoding = headers.get("content-encoding", "").strip().lower()
        problem: Exception | None = None
        self._decoder = decoder(encoding) or Decoder()
        if decoder(encoding) is None:
            problem = TransferError(f"the server sent the file in the encoding {encoding!r}, which is not decoded here")
        elif "html" in headers.get("content-type", "").lower():
            redirected = stream.response.extensions.get("domino.redirected")
            if redirected or not self._is_page:
                problem = _not_a_file(operation, stream, "was redirected to" if redirected else "was answered with")
        if problem is not None:
            await self._engine.close_stream(stream)
            raise problem
        # A weak one (W/"...") promises the same meaning, not the same bytes.
        etag = headers.get("etag", "")
        self._etag = etag if etag.startswith('"') else None
        self._stream = stream
        self._chunks = self._engine.chunks(stream)
        return stream

    def _failure(self, what: str, cause: Exception | None) -> TransferError:
        of = f" of {self.size}" if self.size is not None else ""
        why = f": {cause or type(cause).__name__}" if cause is not None else ""
        return TransferError(
            f"the file {what} after {self._received}{of} bytes{why}", expected=self.size, received=self._received
        )


def _not_a_file(operation: Operation[Stream], stream: Stream, how: str) -> NotTheApiError:
    url = str(stream.response.request.url)
    return NotTheApiError(
        f"{operation.name} ({operation.method} {url}) {how} a web page: this is most often a login page; "
        "check the host, and the key or token; a page among the files of the project comes by its path: files_download",
        operation=operation.name,
        method=operation.method,
        url=url,
        status=stream.status,
        headers=dict(stream.headers),
    )


def _length(stream: Stream) -> int | None:
    text = stream.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None


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

    def readinto(self, buffer: Buffer, /) -> int:
        if not self._rest:
            self._rest = memoryview(run_blocking(self._download.read()))
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._position += count
        return count

    def readall(self) -> bytes:
        pieces = [bytes(self._rest)]
        self._rest = memoryview(b"")
        while piece := run_blocking(self._download.read()):
            pieces.append(piece)
        whole = b"".join(pieces)
        self._position += len(whole)
        return whole

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
        super().__init__(_RawDownload(download), _BUFFER)
        self.size: int | None = download.size
        self.headers: Mapping[str, str] = download.headers

    def read(self, amt: int | None = -1, decode_content: bool | None = None) -> bytes:
        """Return up to `amt` bytes, all that are left by default, empty at the end; fewer only at the end.

        Args:
            amt: How many.
            decode_content: Ignored, as old scripts pass it: a compressed answer is always decoded.
        """
        return super().read(-1 if amt is None else amt)

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
        wanted = -1 if amt is None else amt
        while (wanted < 0 or len(self._rest) < wanted) and await self._fetch():
            pass
        return self._taken(len(self._rest) if wanted < 0 else wanted)

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
        if self.closed:
            raise ValueError("I/O operation on closed file")
        piece = await self._download.read()
        self._rest += piece
        return bool(piece)

    def _taken(self, count: int) -> bytes:
        data = bytes(self._rest[:count])
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
