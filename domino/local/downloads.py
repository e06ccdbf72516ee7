"""Stored content as a reply: streamed, with ranges so that a broken download can go on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from .objects import MissingObject, ObjectReader
from .repository import Repository

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
    wanted = _wanted(request, reader.size, tag)
    if wanted is None:
        reader.close()
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{reader.size}"})
    start, stop = wanted
    headers["Content-Length"] = str(stop - start)
    status = 200
    if (start, stop) != (0, reader.size) or _asks_range(request, tag):
        status = 206
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{reader.size}"
    if request.method == "HEAD":
        reader.close()
        return Response(status_code=status, headers=headers)
    return _ContentReply(reader, start, stop, status=status, headers=headers)


class _ContentReply(StreamingResponse):
    """Part of a blob; its file is closed also when the client is gone before the first byte."""

    def __init__(self, reader: ObjectReader, start: int, stop: int, *, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(_pieces(reader, start, stop), status, headers)
        self._reader = reader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the reply."""
        with self._reader:
            await super().__call__(scope, receive, send)


def _asks_range(request: Request, tag: str) -> bool:
    if request.headers.get("if-range", tag) != tag:
        return False
    found = _RANGE.fullmatch(request.headers.get("range", ""))
    return found is not None and found[0] != "bytes=-"


def _wanted(request: Request, size: int, tag: str) -> tuple[int, int] | None:
    """Return which bytes to send; None when the range lies outside. Several ranges at once get the whole."""
    if not _asks_range(request, tag):
        return 0, size
    found = _RANGE.fullmatch(request.headers["range"])
    assert found is not None
    if not found[1]:
        length = min(int(found[2]), size)
        return (size - length, size) if length else None
    start = int(found[1])
    stop = min(int(found[2]) + 1, size) if found[2] else size
    if found[2] and int(found[2]) < start:
        return 0, size  # not a range at all: RFC 9110 wants it ignored
    return (start, stop) if start < size else None


async def _pieces(reader: ObjectReader, start: int, stop: int) -> AsyncIterator[bytes]:
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
