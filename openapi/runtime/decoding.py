"""Undoing the compression of a body in bounded steps: how much memory an answer takes is not its sender's choice.

httpx would decode too, but each piece from the network at once, though it may become a thousand times as large; and it
takes a stream that ends early, or the first of two members, for a whole body.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

__all__ = ["ACCEPTED", "STEP", "Decoder", "decoder"]

#: What is asked for: no more than what is decoded here, whichever packages are installed beside.
ACCEPTED = "gzip, deflate"
#: Most bytes of one decoded piece.
STEP = 1 << 16
#: Most bytes that are decoded at a time: what is not yet needed of them is copied at each step.
_FEED = 1 << 14


class Decoder:
    """Hands on what is not compressed."""

    #: Whether bytes are changed, so that lengths and positions of the wire are not those of the body.
    changes = False

    def add(self, data: bytes) -> Iterator[bytes]:
        """Yield what these bytes decode to, in pieces; raise ValueError if they cannot be decoded."""
        if data:
            yield data

    def finish(self) -> None:
        """Raise ValueError if the end is missing."""


class _Gzip(Decoder):
    """gzip, of any number of members."""

    changes = True

    def __init__(self) -> None:
        self._member: Any = None
        self._is_first = True

    def add(self, data: bytes) -> Iterator[bytes]:
        for first in range(0, len(data), _FEED):
            yield from self._decoded(data[first : first + _FEED])

    def _decoded(self, data: bytes) -> Iterator[bytes]:
        while True:
            if self._member is None and not self._is_first:
                # Some writers fill the last block with zeros.
                data = data.lstrip(b"\0")
            if not data:
                return
            if self._member is None:
                self._member, self._is_first = zlib.decompressobj(16 + zlib.MAX_WBITS), False
            yield from _steps(self._member, data)
            data = self._member.unused_data
            if self._member.eof:
                self._member = None

    def finish(self) -> None:
        if self._member is not None:
            raise ValueError("the compressed data ends too early")


class _Deflate(Decoder):
    """deflate, with zlib's frame as the standard says, or without it as some servers do."""

    changes = True

    def __init__(self) -> None:
        self._stream: Any = None
        self._head = b""

    def add(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            data = self._head + data
            self._head = data[:2]
            if len(data) < 2:
                return
            # RFC 1950, 2.2: what marks a frame is in its first two bytes.
            is_framed = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(zlib.MAX_WBITS if is_framed else -zlib.MAX_WBITS)
        for first in range(0, len(data), _FEED):
            yield from _steps(self._stream, data[first : first + _FEED])
            if self._stream.unused_data:
                raise ValueError("there is more behind the end of the compressed data")

    def finish(self) -> None:
        if self._head and not (self._stream is not None and self._stream.eof):
            raise ValueError("the compressed data ends too early")


def _steps(stream: Any, data: bytes) -> Iterator[bytes]:
    while True:
        try:
            piece: bytes = stream.decompress(data, STEP)
        except zlib.error as error:
            raise ValueError(str(error)) from None
        if piece:
            yield piece
        data = stream.unconsumed_tail
        if not data and len(piece) < STEP:
            return


def decoder(encoding: str) -> Decoder | None:
    """Return what undoes a Content-Encoding, None for one that is not known, or more than one."""
    names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in ("", "identity")]
    kinds: dict[str, type[Decoder]] = {"gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate}
    if not names:
        return Decoder()
    return kinds[names[0]]() if len(names) == 1 and names[0] in kinds else None
