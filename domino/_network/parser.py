"""The parser of a connection, reached from outside: what it lies between has no public way to it.

httpcore parses with h11. From httpx's stream of an answer down to it nothing has a public name; where a later version
keeps it elsewhere, nothing is found and all goes on as it did: slower, which `benchmarks/run.py` tells, and blind to
bytes behind the end of an answer, which the rows about them tell.
"""

from __future__ import annotations

from typing import Any

import h11

__all__ = ["hand_on", "left_over"]

_TO_THE_PARSER = ("_httpcore_stream", "_stream", "_connection", "_h11_state")
_BUFFER = "_receive_buffer"


def left_over(stream: object) -> bytes:
    """Return the bytes that arrived behind the end of an answer that has been read, empty where that is not known."""
    parser = _parser(stream)
    return b"" if parser is None else parser.trailing_data[0]


def hand_on(stream: object) -> None:
    """Let the parser hand on the content of this answer as it comes from the network."""
    parser = _parser(stream)
    buffer = getattr(parser, _BUFFER, None)
    if buffer is not None and not isinstance(buffer, _Buffer):
        setattr(parser, _BUFFER, _Buffer(buffer))


def _parser(stream: object) -> h11.Connection | None:
    for name in _TO_THE_PARSER:
        stream = getattr(stream, name, None)
    return stream if isinstance(stream, h11.Connection) else None


class _Buffer:
    """h11's buffer of what has arrived, but for a piece that is content and nothing else.

    h11 copies each piece three times, to it and from it, which is most of the time of a download. Here such a piece is
    the very object that the network gave.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._piece = b""  # where there is one, the inner buffer is empty

    def __iadd__(self, data: bytes) -> _Buffer:
        if self:
            self._give_back()
            self._inner += data
        else:
            self._piece = data
        return self

    def __len__(self) -> int:
        return len(self._piece) or len(self._inner)

    def __bytes__(self) -> bytes:
        return self._piece or bytes(self._inner)

    def maybe_extract_at_most(self, count: int) -> bytes | bytearray | None:
        if len(self._piece) > count:
            self._give_back()
        elif self._piece:
            piece, self._piece = self._piece, b""
            return piece
        extracted: bytearray | None = self._inner.maybe_extract_at_most(count)
        return extracted

    def __getattr__(self, name: str) -> Any:
        # All else is about lines: of the next head, or between two chunks.
        self._give_back()
        return getattr(self._inner, name)

    def _give_back(self) -> None:
        if self._piece:
            self._inner += self._piece
            self._piece = b""
