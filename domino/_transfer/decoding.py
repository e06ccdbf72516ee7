"""Undoing the compression of a file that came compressed although it was asked for as it is.

httpx would do it too, but takes a stream that ends early, or a second member after the first, for a whole file.
"""

from __future__ import annotations

import zlib
from typing import Any

__all__ = ["Decoder", "decoder"]


class Decoder:
    """Hands on what is not compressed."""

    #: Whether bytes are changed, so that lengths and positions of the wire are not those of the file.
    changes = False

    def add(self, data: bytes) -> bytes:
        """Return what these bytes decode to; raise ValueError if they cannot be."""
        return data

    def finish(self) -> bytes:
        """Return what is left; raise ValueError if the end is missing."""
        return b""


class _Gzip(Decoder):
    """gzip, of any number of members."""

    changes = True

    def __init__(self) -> None:
        self._member: Any = None

    def add(self, data: bytes) -> bytes:
        decoded = b""
        while data:
            if self._member is None:
                self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            decoded += _decompressed(self._member, data)
            data = self._member.unused_data
            if self._member.eof:
                self._member = None
                # Some writers fill the last block with zeros.
                data = data.lstrip(b"\0")
        return decoded

    def finish(self) -> bytes:
        if self._member is not None:
            raise ValueError("the compressed data ends too early")
        return b""


class _Deflate(Decoder):
    """deflate, with zlib's frame as the standard says, or without it as some servers do."""

    changes = True

    def __init__(self) -> None:
        self._stream: Any = zlib.decompressobj()
        self._is_first = True

    def add(self, data: bytes) -> bytes:
        if not self._is_first:
            return _decompressed(self._stream, data)
        self._is_first = False
        try:
            return _decompressed(self._stream, data)
        except ValueError:
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            return _decompressed(self._stream, data)

    def finish(self) -> bytes:
        if not self._stream.eof:
            raise ValueError("the compressed data ends too early")
        return b""


def _decompressed(stream: Any, data: bytes) -> bytes:
    try:
        decoded: bytes = stream.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    return decoded


def decoder(encoding: str) -> Decoder | None:
    """Return what decodes a Content-Encoding, None for one that is not known."""
    kinds: dict[str, type[Decoder]] = {"": Decoder, "identity": Decoder, "gzip": _Gzip, "x-gzip": _Gzip}
    kind = {**kinds, "deflate": _Deflate}.get(encoding)
    return kind() if kind is not None else None
