"""Request bodies: JSON within a limit, files streamed to disk."""

from __future__ import annotations

import json
import re
import tempfile
from typing import cast
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from domino.local.store.objects import LooseObjects, WrongSize

from .fields import clean
from .replies import ApiError

# What no page of another site can send, unless the browser asks first; Play wants it, too.
_JSON = re.compile(r"(?:application/(?:[\w.-]+\+)?json|text/json)[ \t]*(?:;.*)?", re.IGNORECASE)
_FORM = re.compile(r"application/x-www-form-urlencoded[ \t]*(?:;.*)?", re.IGNORECASE)
_LARGEST_JSON = 1_000_000
_BATCH = 1024 * 1024


async def read_json_object(request: Request) -> dict[str, object]:
    """Return the JSON object of a request.

    Raises:
        ApiError: it is called something else than JSON, too long, not JSON or not an object.
    """
    types = request.headers.getlist("content-type")
    if len(types) != 1 or not _JSON.fullmatch(types[0]):
        raise ApiError(415, "Content-Type must be application/json")
    text = await _read_text(request)
    try:
        decoded: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, f"Json validation error: {str(error)[:200]}") from None
    if not isinstance(decoded, dict):
        raise ApiError(400, "Json validation error: the body is not an object")
    return cast("dict[str, object]", decoded)


def check_csrf_token(request: Request) -> None:
    """Refuse a form that any page could send; Play does, too.

    Raises:
        ApiError: it lacks the header that no page sends elsewhere unless the browser asks first.
    """
    if request.headers.get("csrf-token") != "nocheck":
        raise ApiError(403, "Csrf-Token must be nocheck")


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form of the web interface.

    Raises:
        ApiError: it is called something else than a form, too long, none, or could come from a page of another site.
    """
    types = request.headers.getlist("content-type")
    if len(types) != 1 or not _FORM.fullmatch(types[0]):
        raise ApiError(415, "Content-Type must be application/x-www-form-urlencoded")
    check_csrf_token(request)
    text = await _read_text(request)
    try:
        return {
            name: clean(value, name) for name, value in parse_qsl(text.decode(), strict_parsing=True, errors="strict")
        }
    except ValueError as error:
        raise ApiError(400, f"the body is no form: {str(error)[:200]}") from None


async def _read_text(request: Request) -> bytes:
    text = bytearray()
    async for chunk in request.stream():
        text += chunk
        if len(text) > _LARGEST_JSON:
            raise ApiError(413, f"the body is longer than {_LARGEST_JSON} bytes")
    return bytes(text)


async def store_body(request: Request, objects: LooseObjects, *, limit: int | None) -> tuple[str, int]:
    """Stream a request's body into a blob and return its key and size; a body that is cut stores nothing.

    Args:
        request: the upload.
        objects: where the blob goes.
        limit: most bytes to take.

    Raises:
        ApiError: the body is too long, or not as long as announced.
    """
    announced = request.headers.get("content-length")  # if so, it holds: `Guard` refuses a chunked body beside it
    if announced is not None and limit is not None and int(announced) > limit:
        raise ApiError(413, f"the file is larger than {limit} bytes")
    try:
        if announced is not None:
            return await _store_sized(request, objects, int(announced))
        return await _store_unsized(request, objects, limit)
    except (WrongSize, ClientDisconnect):
        raise ApiError(400, "the body was cut: nothing is stored") from None


async def _store_sized(request: Request, objects: LooseObjects, size: int) -> tuple[str, int]:
    writer = await run_in_threadpool(objects.writer, size)
    with writer:
        async for batch in _Batches(request):
            await run_in_threadpool(writer.write, batch)
        return await run_in_threadpool(writer.finish), size


async def _store_unsized(request: Request, objects: LooseObjects, limit: int | None) -> tuple[str, int]:
    """Git wants to know the size first: a body that does not tell is spooled, then stored."""
    size = 0
    with tempfile.TemporaryFile(dir=objects.temporary().parent) as spool:
        async for batch in _Batches(request):
            size += len(batch)
            if limit is not None and size > limit:
                raise ApiError(413, f"the file is larger than {limit} bytes")
            await run_in_threadpool(spool.write, batch)
        await run_in_threadpool(spool.seek, 0)
        return await run_in_threadpool(objects.write_file, spool, size), size


class _Batches:
    """A body in pieces of about a megabyte: fewer trips to a thread than the small ones of the network."""

    def __init__(self, request: Request) -> None:
        self._chunks = request.stream()

    def __aiter__(self) -> _Batches:
        return self

    async def __anext__(self) -> bytes:
        batch = bytearray()
        async for chunk in self._chunks:
            batch += chunk
            if len(batch) >= _BATCH:
                return bytes(batch)
        if batch:
            return bytes(batch)
        raise StopAsyncIteration
