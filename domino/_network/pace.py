"""How fast an answer has to come: httpx bounds the silence between two pieces, not a server that sends a byte a second.

The rule stands where bytes arrive, so it holds for headers, JSON and files alike: once an answer has begun, every
`timeout` seconds of waiting have to bring `LEAST` bytes. What the caller does between two reads costs nothing.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

__all__ = ["PacedStream", "paced", "paced_async"]

#: Bytes that every `timeout` seconds have to bring. The slowest modems were faster.
LEAST = 1024
#: httpcore asks for 64 KiB a read; four times as much took a third off the time of a download (benchmarks/run.py).
_READ = 1 << 18
_END_OF_HEAD = re.compile(rb"\n\r?\n")  # as h11, the parser, has it
_INTERIM = re.compile(rb"HTTP/\d\.\d 1\d\d")


class _Pace:
    """What has arrived since the last request was written."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Count from here: a request was written, and its first byte may take as long as it may."""
        self._waited = 0.0
        self._arrived = 0
        self._has_begun = False
        self._head: bytes | None = b""
        self.body = 0

    def add(self, data: bytes, waited: float, timeout: float | None) -> None:
        """Count a piece; raise ReadTimeout if the answer is too slow."""
        self._count_body(data)
        if not self._has_begun:
            self._has_begun = True
            return
        self._arrived += len(data)
        self._waited += waited
        if timeout is None or self._waited < timeout:
            return
        if data and self._arrived < LEAST:
            raise httpcore.ReadTimeout(f"only {self._arrived} bytes of the answer came in {self._waited:.1f} s")
        self._waited, self._arrived = 0.0, 0

    def _count_body(self, data: bytes) -> None:
        if self._head is None:
            self.body += len(data)
            return
        self._head += data
        while (end := _END_OF_HEAD.search(self._head)) is not None:
            rest = self._head[end.end() :]
            if not _INTERIM.match(self._head):
                self.body, self._head = len(rest), None
                return
            self._head = rest


class PacedStream:
    """What both streams share.

    Attributes:
        pace: What has arrived.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.pace = _Pace()

    @property
    def body_received(self) -> int:
        """How many bytes came after the head of the latest answer, before anything is decoded."""
        return self.pace.body

    def get_extra_info(self, info: str) -> Any:
        """Return what the socket knows."""
        return self._inner.get_extra_info(info)


class _Blocking(PacedStream, httpcore.NetworkStream):
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        started = time.monotonic()
        data: bytes = self._inner.read(max(max_bytes, _READ), timeout)
        self.pace.add(data, time.monotonic() - started, timeout)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.pace.begin()
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Blocking(self._inner.start_tls(ssl_context, server_hostname, timeout))


class _Suspending(PacedStream, httpcore.AsyncNetworkStream):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        started = time.monotonic()
        try:
            data: bytes = await self._inner.read(max(max_bytes, _READ), timeout)
        except ssl.SSLError as error:
            # The blocking stream knows it as an OSError; httpcore's suspending one lets it through.
            raise httpcore.ReadError(str(error)) from None
        self.pace.add(data, time.monotonic() - started, timeout)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.pace.begin()
        try:
            await self._inner.write(buffer, timeout)
        except ssl.SSLError as error:
            raise httpcore.WriteError(str(error)) from None

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _Suspending(await self._inner.start_tls(ssl_context, server_hostname, timeout))


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
        return _Blocking(self._inner.connect_tcp(host, port, timeout, local_address, socket_options))

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
        return _Suspending(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))

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
