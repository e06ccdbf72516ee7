"""HTTP connections: uvicorn's, which do not report an end that is nobody's mistake."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from starlette.requests import ClientDisconnect
from uvicorn.protocols.http.h11_impl import H11Protocol

from domino.local.http.fault_middleware import ConnectionCut

# The client left before its request was read, a fault cut the reply, or the server stops while a client is being
# answered. uvicorn would report each with a traceback of 50 lines; it closes the connection, and that is all.
_EXPECTED = (ClientDisconnect, ConnectionCut, asyncio.CancelledError)


class Protocol(H11Protocol):
    """A connection that reports what is wrong, but not that it came to an early end."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # A logger of our own: uvicorn's belongs to the program too, which may run other servers.
        self.logger: logging.Logger = self.logger.getChild("domino-local")
        self.logger.addFilter(_is_a_report)


def _is_a_report(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, _EXPECTED)
