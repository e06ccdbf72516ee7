"""Downloads: bytes that stream, and resume after a cut."""

from __future__ import annotations

import copy
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from typing import TypeAlias

import httpx
from domino_api import Operation, Stream
from domino_api.decoding import Decoder, decoder
from typing_extensions import Self

from domino._calls.engine import Engine
from domino._network.guard import MoreThanAnnounced
from domino.errors import CallError, NotTheApiError, TransferError

__all__ = ["Download"]

#: Makes the operation for a file: the values of `Range` and `If-Range`, None for the whole file.
Ask: TypeAlias = Callable[[str | None, str | None], Operation[Stream]]

#: How often in a row a download is taken up again without having come further by so many bytes.
_RESUMES = 5
_PROGRESS = 1 << 20


class Download:
    """The bytes of one remote file; a cut connection is taken up where it broke.

    Blobs and files of a commit never change, so the same request always means the same bytes. What may change is taken
    up only where the server says that it did not, by an `ETag`.

    Args:
        engine: Sends the requests.
        ask: Makes the operation.
        is_page: Whether the file is a web page by its name; one that comes for any other file is that of a login.
        is_fixed: Whether the file can never change.

    Attributes:
        size: How many bytes the file has, None where the server does not say.
        headers: The headers of the first answer; names in any case.
    """

    def __init__(self, engine: Engine, ask: Ask, *, is_page: bool = False, is_fixed: bool = True) -> None:
        self._engine = engine
        self._ask = ask
        self._is_page = is_page
        self._is_fixed = is_fixed
        self._stream: Stream | None = None
        self._chunks: AsyncGenerator[bytes, None] | None = None
        self._etag: str | None = None
        #: Where it ends, if that is not the end of the file.
        self._end: int | None = None
        self._received = 0
        self._to_skip = 0
        self._resumes = 0
        self._resumed_at = 0
        self._decoder = Decoder()
        #: What is decoded of the bytes that have come, a step at a time.
        self._pieces: Iterator[bytes] = iter(())
        self._failed: TransferError | None = None
        #: Gets each piece before the reader does.
        self.watch: Callable[[bytes], Awaitable[None]] | None = None
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

    @property
    def is_divisible(self) -> bool:
        """Whether parts of the file can be asked for, each of which is certainly one of this very file."""
        units = {unit.strip().lower() for unit in self.headers.get("accept-ranges", "").split(",")}
        return "bytes" in units and self.size is not None and (self._is_fixed or self._etag is not None)

    def moved(self, engine: Engine) -> Self:
        """Return this download, of which nothing has been read, as one of another engine; this one is then closed."""
        twin = copy.copy(self)
        if self._stream is not None:
            twin._engine, twin._chunks = engine, engine.chunks(self._stream)
            self._stream = self._chunks = None
        return twin

    def part(self, engine: Engine, first: int, end: int) -> Self:
        """Return the bytes from `first` up to `end` of the same file, to be asked for by `ask_for_part`."""
        part = copy.copy(self)
        part._engine, part._stream, part._chunks = engine, None, None
        part._received = part._resumed_at = first
        part._to_skip = part._resumes = 0
        part._failed, part._end = None, end
        return part

    async def ask_for_part(self, *, insists: bool) -> None:
        """Ask for a part; `insists` if it is to be had in any way: by tries, or from the whole file.

        Raises:
            TransferError: The server refuses, or offers something else.
        """
        try:
            stream = await self._ask_for_rest(None if insists else 0)
        except CallError as error:
            raise self._failure("came in parts, one of which was refused,", error) from error
        if not (stream.status == 206 or insists):
            await self.close()
            raise TransferError(f"the server answered HTTP {stream.status} where a part of the file was asked for")

    async def read_part(self, first: int, end: int) -> bytes:
        """Return the bytes from `first` up to `end`, of a file that has not been opened.

        Raises:
            TransferError: The server gives no parts, or the file has fewer bytes, or they did not arrive whole.
        """
        part = self.part(self._engine, first, end)
        stream = await part._ask_for_rest(None)
        try:
            if stream.status != 206:
                raise TransferError(f"the server answered HTTP {stream.status} where a part of the file was asked for")
            return b"".join(await part.read_several(end - first))
        finally:
            await part.close()

    async def read_several(self, size: int) -> list[bytes]:
        """Return the next pieces, so many bytes or a little more, none at the end.

        To leave the event loop for each one costs more than to write it.
        """
        pieces: list[bytes] = []
        while size > 0 and (piece := await self.read()):
            pieces.append(piece)
            size -= len(piece)
        return pieces

    async def read(self) -> bytes:
        """Return the next piece, empty at the end.

        Raises:
            TransferError: The file did not arrive whole and could not be taken up again.
        """
        if self._failed is not None:
            # Whoever reads on after an error must not take the rest for an empty one.
            raise self._failed
        try:
            piece = await self._next()
        except TransferError as error:
            self._failed = error
            raise
        if self.watch is not None and piece:
            await self.watch(piece)
        return piece

    async def _next(self) -> bytes:
        while self._chunks is not None:
            try:
                chunk = next(self._pieces, None)
                if chunk is None:
                    raw = await anext(self._chunks, None)
                    if raw is not None:
                        self._pieces = self._decoder.add(raw)
                        continue
                    self._decoder.finish()
            except ValueError as error:
                await self.close()
                raise self._failure("cannot be decoded", error) from None
            except httpx.HTTPError as error:
                await self._resume(error)
                continue
            if chunk is None:
                await self.close()
                expected = self.size if self._end is None else self._end
                if self._to_skip or (expected is not None and self._received != expected):
                    raise self._failure("is not whole", None)
                break
            if self._end == self._received and not self._to_skip:
                await self.close()  # the whole file came instead of a part, and goes on
                break
            skipped = min(self._to_skip, len(chunk))
            self._to_skip -= skipped
            until = len(chunk) if self._end is None else min(len(chunk), skipped + self._end - self._received)
            if until > skipped:
                self._received += until - skipped
                return chunk[skipped:until]
        return b""

    async def close(self) -> None:
        """Give up the rest and free the connection."""
        if self._stream is not None and self._chunks is not None:
            stream, chunks, self._stream, self._chunks = self._stream, self._chunks, None, None
            self._pieces = iter(())
            try:
                await chunks.aclose()
            finally:
                await self._engine.close_stream(stream)

    async def _resume(self, cause: Exception) -> None:
        await self.close()
        if self._received - self._resumed_at >= _PROGRESS:
            self._resumes = 0
        self._resumes += 1
        self._resumed_at = self._received
        if self._resumes > _RESUMES or self._decoder.changes or isinstance(cause, MoreThanAnnounced):
            raise self._failure("was cut", cause) from None
        if self._etag is None and not self._is_fixed:
            raise self._failure("was cut, and may have changed since", cause) from None
        if self._end == self._received:
            return
        try:
            await self._ask_for_rest(None, cause)
        except CallError as error:
            raise self._failure("was cut and could not be taken up again", error) from error

    async def _ask_for_rest(self, retries: int | None, cause: Exception | None = None) -> Stream:
        """Ask for what has not been received; raise TransferError if that of another file is offered."""
        etag, last = self._etag, "" if self._end is None else self._end - 1
        stream = await self._accepted(self._ask(f"bytes={self._received}-{last}", etag), retries)
        if stream.status == 206:
            part = re.match(r"bytes (\d+)-(\d*)/(\d+|\*)", stream.headers.get("content-range", ""))
            fits = part is not None and int(part[1]) == self._received and (last == "" or part[2] == str(last))
            if fits and part is not None and part[3] != "*":
                self.size = self.size or int(part[3])
                fits = int(part[3]) == self.size
        else:
            # The whole file came instead of a part: what is known already is passed over.
            self._to_skip = self._received
            fits = stream.status == 200 and _length(stream) in (None, self.size or _length(stream))
        known = (etag, None) if self._is_fixed else (etag,)
        if not fits or self._decoder.changes or (etag is not None and self._etag not in known):
            await self.close()
            what = "came in parts, and the next one" if cause is None else "was cut, and the rest"
            raise self._failure(f"{what} that the server offers is not of the same file", cause) from None
        return stream

    async def _accepted(self, operation: Operation[Stream], retries: int | None = None) -> Stream:
        stream = await self._engine.call(operation, retries=retries)
        headers = stream.headers
        encoding = headers.get("content-encoding", "")
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
