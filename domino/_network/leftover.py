"""What is left in a connection behind the end of an answer."""

from __future__ import annotations

import h11  # httpcore parses with it

__all__ = ["left_over"]

#: From httpx's stream of an answer down to the parser. Nothing on the way has a public name, and no other place knows
#: where an answer in chunks ended; the rows about bytes behind the end tell if a later version keeps it elsewhere.
_TO_THE_PARSER = ("_httpcore_stream", "_stream", "_connection", "_h11_state")


def left_over(stream: object) -> bytes:
    """Return the bytes that arrived behind the end of an answer that has been read, empty where that is not known."""
    for name in _TO_THE_PARSER:
        stream = getattr(stream, name, None)
    return stream.trailing_data[0] if isinstance(stream, h11.Connection) else b""
