"""How long an answer may take: httpx bounds the silence between two pieces, not a server that sends a byte a second.

The rules stand where bytes arrive, so they hold for heads, JSON and files alike. One clock runs from the last byte of
the request to the end of the answer's head, whatever comes in between. From there on every `timeout` seconds of waiting
have to bring `LEAST` bytes; what the caller does between two reads costs nothing. What bounds the call as a whole, a
wait's deadline say, bounds each of its steps.
"""

from __future__ import annotations

import contextlib
import re
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

__all__ = ["Limit", "PacedStream", "paced", "paced_async", "read_beside_others"]

#: Bytes that every `timeout` seconds have to bring. The slowest modems were faster.
LEAST = 1024
#: Of a file, in bytes; httpcore asks for 64 KiB. A larger piece costs as much, but for the memory.
_READ = 1 << 19
#: The same where several threads read side by side: each has its own arena of memory, which larger pieces tear up.
_READ_SHARED = 1 << 17
#: Seconds to take what has arrived before the request was sent whole; TLS has things of its own to say, and no more.
_GLANCE = 0.02
#: The head of a request whose body is so short that one packet or two hold both.
_SHORT = re.compile(rb"\r\nContent-Length: [1-9]\d{0,4}\r\n", re.IGNORECASE)
_INTERIM = re.compile(rb"HTTP/1\.\d 1\d\d[ \r]")
_FINAL = re.compile(rb"HTTP/1\.\d [2-9]\d\d[ \r]")
#: Clocks of the system may let a wait end so many seconds early.
_EARLY = 0.02


class Limit(float):
    """Seconds for one step, as httpcore hands them down to the socket, and what bounds all steps together.

    Attributes:
        until: When everything has to be over, on `time.monotonic()`.
        head_until: When the head of the answer has to be there.
        answer: Seconds from the last byte of the request to the last one of the answer.
    """

    until: float | None
    head_until: float | None
    answer: float | None

    @classmethod
    def of(
        cls, seconds: float | None, until: float | None, head_until: float | None, answer: float | None
    ) -> Limit | None:
        """Return the limit of a step that begins now, None if there is none at all."""
        ends = [each for each in (until, head_until) if each is not None]
        if seconds is None and not ends:
            return None
        # The wait for a free connection is not seen here: what is left bounds it from the outset.
        left = max(min(ends) - time.monotonic(), 0.0) if ends else float("inf")
        limit = cls(left if seconds is None else min(seconds, left))
        limit.until, limit.head_until, limit.answer = until, head_until, answer
        return limit

    def ends(self, *, in_head: bool) -> float:
        """Return when a step has to end that belongs to the head, or comes before it, or to the body."""
        ends = (self.until, self.head_until if in_head else None)
        return min((each for each in ends if each is not None), default=float("inf"))


class _Pace:
    """The clocks of one connection, set again for each request."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Count from here: a piece of a request is written, and an answer can begin."""
        self._asked = time.monotonic()
        self.in_head = True
        self.is_bounded = True
        self.piece = _READ
        self._has_begun = False
        self._waited = 0.0
        self._arrived = 0

    def end_of_head(self, *, is_bounded: bool) -> None:
        """Count the body from here; it ends in time as a whole only where that `is_bounded`."""
        self.in_head = False
        self.is_bounded = is_bounded
        self.piece = _READ

    def left(self, timeout: float | None, over: type[Exception] = httpcore.ReadTimeout) -> float | None:
        """Return how many seconds the next step may take, None for any; raise if they are over."""
        if timeout is None:
            return None
        now = time.monotonic()
        end = now + timeout
        if isinstance(timeout, Limit):
            end = min(end, timeout.ends(in_head=self.in_head))
        if over is httpcore.ReadTimeout:
            end = min(end, self._end_of_answer(timeout))
        if end <= now:
            raise over(self._reason(timeout) or "timed out")
        return end - now

    def timed_out(self, timeout: float | None) -> httpcore.ReadTimeout:
        """Return the error of a wait in vain."""
        return httpcore.ReadTimeout((self._reason(timeout) if timeout is not None else "") or "timed out")

    def _end_of_answer(self, timeout: float) -> float:
        if self.in_head:
            return self._asked + timeout
        whole = timeout.answer if isinstance(timeout, Limit) and self.is_bounded else None
        return float("inf") if whole is None else self._asked + whole

    def _reason(self, timeout: float) -> str:
        """Return which clock ended an answer that had begun, empty if it was mere silence."""
        now = time.monotonic() + _EARLY
        ends = timeout.ends(in_head=self.in_head) if isinstance(timeout, Limit) else float("inf")
        if not self._has_begun or now < min(ends, self._end_of_answer(timeout)):
            return ""
        what = "head of the answer" if self.in_head else "answer"
        return f"the {what} was not whole after {round(time.monotonic() - self._asked, 1):g} s"

    def add(self, data: bytes, waited: float, timeout: float | None) -> None:
        """Count a piece; raise ReadTimeout if the body comes too slowly."""
        self._has_begun = True
        if self.in_head:
            return
        self._arrived += len(data)
        self._waited += waited
        if timeout is None or self._waited < timeout:
            return
        if data and self._arrived < LEAST:
            raise httpcore.ReadTimeout(f"only {self._arrived} bytes of the answer came in {self._waited:.1f} s")
        self._waited, self._arrived = 0.0, 0


class PacedStream:
    """What both streams share.

    Attributes:
        pace: The clocks of the answer.
        is_spent: Set: nothing that comes from now on is an answer to anything.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.pace = _Pace()
        self.is_spent = False
        self._is_asking = False
        self._has_answered = False
        self._ahead = b""
        self._head = b""

    def check_reusable(self) -> None:
        """Raise ConnectionNotAvailable, upon which httpcore takes another connection, if the server has ended this one.

        httpcore would ask the system about every idle connection at every request. With 16 at a time that is most of
        the work of a small one; here the one that is about to be used is asked, and later, so that less is missed.
        """
        if not self._has_answered or self._is_asking or self._head:
            return
        self._has_answered = False
        if self._ahead or self._holds_more() or self._inner.get_extra_info("is_readable"):
            raise httpcore.ConnectionNotAvailable

    def together(self, buffer: bytes) -> bytes:
        """Return what to write now: the head of a request waits for a short body, each piece being a packet and a wait.

        A server that is asked many small things gets half of the packets; the head is never kept for longer than the
        body takes to be read.
        """
        is_head = not self._is_asking and not self._head and buffer.endswith(b"\r\n\r\n")
        if is_head and _SHORT.search(buffer):
            self._head = buffer
            return b""
        whole, self._head = self._head + buffer, b""
        return whole

    def may_be_answered(self, more: bytes) -> bool:
        """Whether something has arrived although the request is not sent whole: there is `more` of it."""
        # httpcore writes nothing where a request without a body ends.
        could_be = self._is_asking and bool(more) and len(self._ahead) < _READ
        self._is_asking = True
        return could_be and bool(self._inner.get_extra_info("is_readable"))

    def check_unanswered(self) -> None:
        """Raise WriteError, upon which httpcore reads the answer, if it is there before the request was sent whole.

        It cannot be about what is still to be sent: a refusal, or a server that calls stored what it has not seen.
        """
        came = self._ahead
        while _INTERIM.match(came):
            came = came.partition(b"\r\n\r\n")[2]
        if _FINAL.match(came):
            raise httpcore.WriteError("the server answered before it had the whole request")

    def wanted(self, max_bytes: int) -> int:
        """Return how many bytes to read at most, where httpcore asks for `max_bytes`."""
        return max_bytes if self.pace.is_bounded else self.pace.piece

    def take_ahead(self) -> bytes:
        """Return what has been read while the request was being sent."""
        self._is_asking, self._has_answered = False, True
        data, self._ahead = self._ahead, b""
        return data

    def get_extra_info(self, info: str) -> Any:
        """Return what the socket knows, but for `is_readable`, by which httpcore tells that an idle one has ended."""
        if info == "is_readable":
            return self.is_spent  # all else is left to `check_reusable`
        return self._inner.get_extra_info(info)

    def _holds_more(self) -> bool:
        """Whether TLS has read more from the socket than anybody asked for, where no look at the socket shows it."""
        tls = self._inner.get_extra_info("ssl_object")
        if not isinstance(tls, ssl.SSLObject):
            return tls is not None and tls.pending() > 0
        try:
            tls.read(1)  # from memory
        except ssl.SSLWantReadError:
            return False
        except (OSError, ValueError):
            return True
        return True


class _Blocking(PacedStream, httpcore.NetworkStream):
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if ahead := self.take_ahead():
            self.pace.add(ahead, 0.0, timeout)
            return ahead
        left, started = self.pace.left(timeout), time.monotonic()
        try:
            data: bytes = self._inner.read(self.wanted(max_bytes), left)
        except httpcore.ReadTimeout:
            raise self.pace.timed_out(timeout) from None
        self.pace.add(data, time.monotonic() - started, timeout)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.check_reusable()
        if not (buffer := self.together(buffer)):
            return
        if self.may_be_answered(buffer):
            with contextlib.suppress(httpcore.ReadTimeout, httpcore.ReadError):
                self._ahead += self._inner.read(_READ, _GLANCE)
            self.check_unanswered()
        self.pace.begin()
        self._inner.write(buffer, self.pace.left(timeout, httpcore.WriteTimeout))
        self.pace.begin()

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self.pace.left(timeout, httpcore.ConnectTimeout)
        return _Blocking(self._inner.start_tls(ssl_context, server_hostname, left))


class _Suspending(PacedStream, httpcore.AsyncNetworkStream):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if ahead := self.take_ahead():
            self.pace.add(ahead, 0.0, timeout)
            return ahead
        left, started = self.pace.left(timeout), time.monotonic()
        try:
            data: bytes = await self._inner.read(self.wanted(max_bytes), left)
        except httpcore.ReadTimeout:
            raise self.pace.timed_out(timeout) from None
        except ssl.SSLError as error:
            # The blocking stream knows it as an OSError; httpcore's suspending one lets it through.
            raise httpcore.ReadError(str(error)) from None
        self.pace.add(data, time.monotonic() - started, timeout)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.check_reusable()
        if not (buffer := self.together(buffer)):
            return
        if self.may_be_answered(buffer):
            with contextlib.suppress(httpcore.ReadTimeout, httpcore.ReadError, ssl.SSLError):
                self._ahead += await self._inner.read(_READ, _GLANCE)
            self.check_unanswered()
        self.pace.begin()
        try:
            await self._inner.write(buffer, self.pace.left(timeout, httpcore.WriteTimeout))
        except ssl.SSLError as error:
            raise httpcore.WriteError(str(error)) from None
        self.pace.begin()

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        left = self.pace.left(timeout, httpcore.ConnectTimeout)
        return _Suspending(await self._inner.start_tls(ssl_context, server_hostname, left))


class _BlockingBackend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        left = _Pace().left(timeout, httpcore.ConnectTimeout)
        return _Blocking(self._inner.connect_tcp(host, port, left, local_address, socket_options))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _SuspendingBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        left = _Pace().left(timeout, httpcore.ConnectTimeout)
        return _Suspending(await self._inner.connect_tcp(host, port, left, local_address, socket_options))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


def paced(transport: httpx.HTTPTransport) -> httpx.HTTPTransport:
    """Return the transport with the rule put under it.

    httpcore takes a network backend, httpx has no argument that hands one on; the rows about servers that drip tell
    if a later version keeps it elsewhere.
    """
    pool: Any = transport._pool
    pool._network_backend = _BlockingBackend(pool._network_backend)
    return transport


def paced_async(transport: httpx.AsyncHTTPTransport) -> httpx.AsyncHTTPTransport:
    """Return the transport with the rule put under it; the suspending twin of `paced`."""
    pool: Any = transport._pool
    pool._network_backend = _SuspendingBackend(pool._network_backend)
    return transport


def read_beside_others(response: httpx.Response) -> None:
    """Let the body of this answer come in smaller pieces: other threads read theirs meanwhile."""
    network = response.extensions.get("network_stream")
    if isinstance(network, PacedStream):
        network.pace.piece = _READ_SHARED
