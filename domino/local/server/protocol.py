"""HTTP connections: uvicorn's, which do not report an end that is nobody's mistake."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import h11
from starlette.requests import ClientDisconnect
from uvicorn.protocols.http.h11_impl import H11Protocol

from domino.local.http.fault_middleware import ConnectionCut
from domino.local.store.objects import DamagedStore

# The client left before its request was read, a fault cut the reply, or the server stops while a client is being
# answered. uvicorn would report each with a traceback of 50 lines; it closes the connection, and that is all.
_EXPECTED = (ClientDisconnect, ConnectionCut, asyncio.CancelledError)


def protocol(*, head_timeout: float) -> type[Protocol]:
    """Return the class of connections with a limit of their own, in seconds."""
    return type("Protocol", (Protocol,), {"head_timeout": head_timeout})


_TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Protocol(H11Protocol):
    """A connection that reports what is wrong, but not that it came to an early end; it waits for no head for ever.

    `head_timeout` is in seconds: from its first byte a head has that long, and a connection until its first byte what
    an idle one has between two requests. A body may pause as long as that, unless it is we who do not read it.
    """

    head_timeout: float = 20.0

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # A logger of our own: uvicorn's belongs to the program too, which may run other servers.
        self.logger: logging.Logger = self.logger.getChild("domino-local")
        self.logger.addFilter(_is_a_report)
        self._waiting_for = ""
        self._alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Begin to wait."""
        super().connection_made(transport)
        self._wait_for("anything")

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_for("")
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes, and see what they are a part of."""
        super().data_received(data)
        if self.conn.their_state is h11.SEND_BODY:
            self._waiting_for = ""  # each piece of a body has its own time
            self._wait_for("body")
        elif self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait_for("head")
        else:
            self._wait_for("")

    def on_response_complete(self) -> None:
        """Go on with what has come meanwhile: it may be half of a head."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait_for("head")

    def _wait_for(self, what: str) -> None:
        if what == self._waiting_for:
            return
        self._waiting_for = what
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if what:
            seconds = self.head_timeout if what == "head" else float(self.timeout_keep_alive)
            self._alarm = self.loop.call_later(seconds, self._too_late, what)

    def _too_late(self, what: str) -> None:
        self._waiting_for = ""
        if self.transport.is_closing():
            return
        if what == "body" and (self.flow.read_paused or self.cycle.waiting_for_100_continue):
            self._wait_for(what)  # the client waits for us
            return
        if what == "head":
            self.transport.write(_TOO_LATE)
        self.transport.close()


def _is_a_report(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    for each in (error, error.__cause__ if error else None):
        if isinstance(each, DamagedStore):  # met in the middle of a reply: the file's name says it all
            record.msg, record.args, record.exc_info = str(each), (), None
    return not isinstance(error, _EXPECTED)
