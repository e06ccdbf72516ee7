"""The body of an answer on its way into memory: decoded as it comes, and no more of it than the limit allows."""

from __future__ import annotations

import io
from collections.abc import AsyncGenerator, Iterator

import httpx

from .decoding import Decoder, decoder

__all__ = ["Received", "TooLarge", "raw_chunks", "raw_chunks_async"]

#: What no longer holds once a body is decoded and whole.
_OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length")


class TooLarge(ValueError):
    """A body with more bytes than are taken into memory."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"it has more than {limit:,} bytes")


class Received:
    """What has come of a body.

    Args:
        response: The answer, of which nothing is read here.
        limit: How many decoded bytes are kept.
    """

    def __init__(self, response: httpx.Response, limit: int) -> None:
        self._response = response
        self._limit = limit
        self._body = io.BytesIO()  # gives its content away without a copy
        # A transport in place of the network may bring an answer that is read and decoded already.
        encoding = "" if response.is_stream_consumed else response.headers.get("content-encoding", "")
        found = decoder(encoding)
        self._is_known = found is not None
        self._decoder = found or Decoder()

    def add(self, chunk: bytes) -> bool:
        """Take bytes from the network; return whether more may come: no more is kept than the limit.

        Raises:
            httpx.DecodingError: They cannot be decoded.
        """
        if not self._is_known:
            encoding = self._response.headers["content-encoding"]
            raise httpx.DecodingError(f"it came in the encoding {encoding!r}, which nobody asked for")
        try:
            for piece in self._decoder.add(chunk):
                left = self._limit - self._body.tell()
                self._body.write(piece[:left])
                if len(piece) > left:
                    return False
        except ValueError as error:
            raise httpx.DecodingError(f"it cannot be decoded: {error}") from None
        return True

    def beginning(self) -> bytes:
        """Return what has come so far."""
        return self._body.getvalue()

    def whole(self) -> httpx.Response:
        """Return the answer with its body, as it is without compression.

        Raises:
            httpx.DecodingError: The end is missing.
        """
        try:
            self._decoder.finish()
        except ValueError as error:
            raise httpx.DecodingError(f"it cannot be decoded: {error}") from None
        headers = [(name, value) for name, value in self._response.headers.multi_items() if name not in _OF_THE_WIRE]
        return httpx.Response(
            self._response.status_code,
            headers=headers,
            content=self._body.getvalue(),
            request=self._response.request,
            extensions=self._response.extensions,
        )


def raw_chunks(response: httpx.Response) -> Iterator[bytes]:
    """Return the bytes of an answer as they come, also of one that a transport made whole."""
    return iter((response.content,)) if response.is_stream_consumed else response.iter_raw()


async def raw_chunks_async(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    """Yield the bytes of an answer as they come, also of one that a transport made whole."""
    if response.is_stream_consumed:
        yield response.content
    else:
        async for chunk in response.aiter_raw():
            yield chunk
