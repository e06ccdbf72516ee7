"""Forms of one file (multipart/form-data), read as a stream: RFC 7578, RFC 2046 5.1."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request

from .replies import ApiError

_TYPE = re.compile(r'multipart/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})).*', re.IGNORECASE)
_LONGEST_HEAD = 64 * 1024


async def file_of_form(request: Request) -> AsyncIterator[bytes]:
    """Yield the content of the one file of a form.

    Raises:
        ApiError: it is no form, has no file or more than one, or is cut; the content so far counts for nothing.
    """
    found = _TYPE.fullmatch(request.headers.get("content-type", ""))
    if found is None:
        raise ApiError(415, "Content-Type must be multipart/form-data with a boundary")
    line = f"--{found[1] or found[2]}".encode("latin-1")
    chunks = request.stream()
    try:
        rest, end = await _head(chunks, line), b"\r\n" + line
        while (place := rest.find(end)) < 0:
            # The last bytes may be the beginning of the line that ends the content.
            ready = len(rest) - len(end)
            if ready > 0:
                yield rest[:ready]
                rest = rest[ready:]
            rest += await _more(chunks)
        yield rest[:place]
        rest = rest[place + len(end) :]
        async for chunk in chunks:
            rest = (rest + chunk)[:_LONGEST_HEAD]
    except ClientDisconnect:
        raise ApiError(400, "the body was cut: nothing is stored") from None
    if rest.rstrip(b" \t\r\n") != b"--":
        raise ApiError(400, "the form has more than one part, or does not end")


async def _head(chunks: AsyncIterator[bytes], line: bytes) -> bytes:
    """Read up to the content and return its beginning."""
    head = b""
    while b"\r\n\r\n" not in head:
        if len(head) > _LONGEST_HEAD:
            raise ApiError(400, "the head of the form's part is too long")
        head += await _more(chunks)
    head, _, rest = head.partition(b"\r\n\r\n")
    if not head.startswith(line + b"\r\n") or b"filename=" not in head.lower():
        raise ApiError(400, "the form does not begin with a file")
    return rest


async def _more(chunks: AsyncIterator[bytes]) -> bytes:
    async for chunk in chunks:
        if chunk:
            return chunk
    raise ApiError(400, "the form does not end")
