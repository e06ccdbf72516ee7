"""Stored content as a reply: streamed, with ranges so that a broken download can go on."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from domino.local.store.objects import MissingObject, ObjectReader
from domino.local.store.repository import Repository

_BLOCK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


async def content_reply(request: Request, repository: Repository, key: str, *, media_type: str) -> Response:
    """Return a blob as the reply to a GET or HEAD request.

    Raises:
        MissingObject: there is no blob of this key.
    """
    try:
        reader = await run_in_threadpool(repository.objects.open, key)
    except MissingObject:
        return await _packed_reply(repository, key, media_type)
    if reader.kind != "blob":
        reader.close()
        raise MissingObject(key)
    tag = f'"{key}"'
    headers = {"Accept-Ranges": "bytes", "ETag": tag, "Content-Type": media_type}
    if tag in request.headers.get("if-none-match", ""):
        reader.close()
        return Response(status_code=304, headers=headers)
    start, stop, status = _wanted(request.headers, reader.size, tag)
    if status == 416:
        reader.close()
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{reader.size}"})
    headers["Content-Length"] = str(stop - start)
    if status == 206:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{reader.size}"
    if request.method == "HEAD":
        reader.close()
        return Response(status_code=status, headers=headers)
    return _ContentReply(reader, start, stop, status=status, headers=headers)


def file_reply(request: Request, file: BinaryIO, *, tag: str | None, media_type: str) -> Response:
    """Return an open file as the reply to a GET or HEAD request, and close it at the end.

    Args:
        request: what is asked.
        file: the file.
        tag: the `ETag` of its content, None for a file that may change: of such a one only the whole is sent.
        media_type: what to call it.
    """
    size = os.fstat(file.fileno()).st_size
    headers = {"Content-Type": media_type, **({"Accept-Ranges": "bytes", "ETag": tag} if tag else {})}
    start, stop, status = _wanted(request.headers, size, tag) if tag else (0, size, 200)
    if status == 416 or request.method == "HEAD":
        file.close()
        extent = {"Content-Range": f"bytes */{size}"} if status == 416 else {"Content-Length": str(stop - start)}
        return Response(status_code=status, headers={**headers, **extent})
    headers["Content-Length"] = str(stop - start)
    if status == 206:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return _ContentReply(_Opened(file), start, stop, status=status, headers=headers)


class _Opened:
    """A plain file, read as an object is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read = file.read

    def skip(self, size: int) -> None:
        """Pass over so many bytes."""
        self._file.seek(size)

    def __enter__(self) -> _Opened:
        """Return it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()


class _ContentReply(StreamingResponse):
    """Part of a blob; its file is closed also when the client is gone before the first byte."""

    def __init__(
        self, reader: ObjectReader | _Opened, start: int, stop: int, *, status: int, headers: Mapping[str, str]
    ) -> None:
        super().__init__(_pieces(reader, start, stop), status, headers)
        self._reader = reader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the reply."""
        with self._reader:
            await super().__call__(scope, receive, send)


def _wanted(headers: Headers, size: int, tag: str) -> tuple[int, int, int]:
    """Return which bytes to send, from and up to, and the status: 206, 416, or 200 for the whole.

    RFC 9110: what is no range, several ranges at once, and a range of another version get the whole.
    """
    whole = (0, size, 200)
    found = _RANGE.fullmatch(headers.get("range", ""))
    if found is None or headers.get("if-range", tag) != tag:
        return whole
    first, last = found[1], found[2]
    if not first:
        length = min(int(last), size) if last else None
        return whole if length is None else (size - length, size, 206 if length else 416)
    start, stop = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return whole
    return (start, stop, 206 if start < size else 416)


async def _pieces(reader: ObjectReader | _Opened, start: int, stop: int) -> AsyncIterator[bytes]:
    await run_in_threadpool(reader.skip, start)
    left = stop - start
    while left > 0 and (piece := await run_in_threadpool(reader.read, min(left, _BLOCK))):
        left -= len(piece)
        yield piece


async def _packed_reply(repository: Repository, key: str, media_type: str) -> Response:
    """Return a blob that git has packed; whole and without ranges, since a pack cannot be streamed from here."""
    kind, content = await run_in_threadpool(repository.read_packed, key)
    if kind != "blob":
        raise MissingObject(key)
    return Response(content, media_type=media_type)
