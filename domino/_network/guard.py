"""What stands between httpx and the network: redirects, the credential, whole answers, texts without secrets."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from typing import Any, cast

import httpx

from domino.auth import Credential, Secrets
from domino.config import Config

from .pace import PacedStream
from .redirect import MAX_REDIRECTS, RedirectRefused, followed

__all__ = ["AsyncGuarded", "Guarded", "MoreThanAnnounced"]

logger = logging.getLogger("domino")


class MoreThanAnnounced(httpx.RemoteProtocolError):
    """The server sent more bytes than it announced: no cut, so that asking again would bring the same."""


Exchange = Generator[httpx.Request, httpx.Response, httpx.Response]


class _Rules:
    """What both transports do to a request and its answer, without I/O."""

    def __init__(self, config: Config, secrets: Secrets) -> None:
        self._origin = httpx.URL(config.base_url)
        self.credential: Credential = config.credential
        self.secrets = secrets

    def exchange(self, request: httpx.Request) -> Exchange:
        """Yield each request to be sent, redirects included; return the last response."""
        for _ in range(MAX_REDIRECTS + 1):
            started = time.monotonic()
            response = yield request
            logger.debug(
                "%s %s -> %s in %.0f ms",
                request.method,
                self._loggable(request.url),
                response.status_code,
                (time.monotonic() - started) * 1000,
            )
            following = followed(request, response)
            if following is None:
                if response.status_code in (401, 403) and not self.wants_credential(request):
                    raise RedirectRefused(
                        f"was redirected to {self._loggable(request.url)}, where the credential is not sent; set host "
                        "(DOMINO_API_HOST) to that origin",
                        self._loggable(request.url),
                    )
                return response
            request = following
            request.extensions["domino.redirected"] = True
        raise RedirectRefused(f"was redirected more than {MAX_REDIRECTS} times", self._loggable(request.url))

    def wants_credential(self, request: httpx.Request) -> bool:
        """Whether a request goes to the configured origin: nowhere else is the credential sent."""
        url = request.url
        return (url.scheme, url.host, url.port) == (self._origin.scheme, self._origin.host, self._origin.port)

    def with_header(self, request: httpx.Request, header: tuple[str, str] | None) -> httpx.Request:
        """Return a copy that carries the credential: the original is what exceptions and hooks get to see."""
        headers = request.headers.copy()
        if header is not None:
            self.secrets.add(header[1])
            headers[header[0]] = header[1]
        return httpx.Request(
            request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
        )

    def presentable(self, error: Exception) -> httpx.HTTPError:
        """Return the same error without what the server may have echoed, and without the frames of the network.

        Those hold the headers that were sent, and tools that report crashes print what frames hold.
        """
        text = self.secrets.hide(str(error))
        if isinstance(error, RedirectRefused):
            return RedirectRefused(text, self.secrets.hide(error.location))
        kind = type(error) if isinstance(error, httpx.TransportError) else httpx.ReadError
        return kind(text)

    def clean(self, response: httpx.Response) -> None:
        """Take the credential out of headers and reason, where a server repeats it: a response shows both."""
        reason = response.extensions.get("reason_phrase", b"").decode("latin-1")
        response.extensions["reason_phrase"] = self.secrets.hide(reason).encode("latin-1")
        for name, value in response.headers.multi_items():
            if self.secrets.hide(value) != value:
                response.headers[name] = self.secrets.hide(value)

    def _loggable(self, url: httpx.URL) -> str:
        return self.secrets.hide(str(url.copy_with(query=None, fragment=None)))


class _Whole:
    """Whether an answer ends in time, and where its headers say."""

    def __init__(self, request: httpx.Request, response: httpx.Response) -> None:
        self._network = response.extensions.get("network_stream")
        total = request.extensions.get("domino.total")
        self._total = cast("float | None", total)
        self._until = None if total is None else time.monotonic() + total
        length = response.headers.get("content-length", "")
        chunked = "transfer-encoding" in response.headers
        self._length = int(length) if length.isascii() and length.isdigit() and not chunked else None
        if request.method == "HEAD" or response.status_code in (204, 304):
            self._length = 0

    def check_time(self) -> None:
        """Raise ReadTimeout if it takes too long as a whole."""
        if self._until is not None and time.monotonic() > self._until:
            raise httpx.ReadTimeout(f"the answer was not whole after {self._total:.0f} s")

    @property
    def is_too_long(self) -> bool:
        """Whether more bytes came than were announced; a later call would take them for its own answer."""
        network = self._network
        return isinstance(network, PacedStream) and self._length is not None and network.body_received > self._length

    def too_long(self) -> MoreThanAnnounced:
        """Return the error for it."""
        return MoreThanAnnounced(f"the server sent more than the {self._length} bytes that it announced")


class _Body(httpx.SyncByteStream):
    """The body of an answer, blocking."""

    def __init__(self, response: httpx.Response, whole: _Whole, rules: _Rules) -> None:
        self._inner = cast("httpx.SyncByteStream", response.stream)
        self._network: Any = response.extensions.get("network_stream")
        self._whole = whole
        self._rules = rules

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self._inner:
                self._whole.check_time()
                yield chunk
            if self._whole.is_too_long:
                self._network.close()
                raise self._whole.too_long()
        except (httpx.HTTPError, ssl.SSLError) as error:
            failure = self._rules.presentable(error)
        else:
            return
        raise failure

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class _AsyncBody(httpx.AsyncByteStream):
    """The body of an answer, suspending."""

    def __init__(self, response: httpx.Response, whole: _Whole, rules: _Rules) -> None:
        self._inner = cast("httpx.AsyncByteStream", response.stream)
        self._network: Any = response.extensions.get("network_stream")
        self._whole = whole
        self._rules = rules
        self._chunks = self._iterated()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def _iterated(self) -> AsyncGenerator[bytes, None]:
        try:
            async for chunk in self._inner:
                self._whole.check_time()
                yield chunk
            if self._whole.is_too_long:
                await self._network.aclose()
                raise self._whole.too_long()
        except (httpx.HTTPError, ssl.SSLError) as error:
            failure = self._rules.presentable(error)
        else:
            return
        raise failure

    async def aclose(self) -> None:
        """Close the connections."""
        try:
            await self._chunks.aclose()  # trio complains of a generator that is left half way
        finally:
            await self._inner.aclose()


class Guarded(httpx.BaseTransport):
    """Applies the rules round a blocking transport."""

    def __init__(self, inner: httpx.BaseTransport, config: Config, secrets: Secrets) -> None:
        self._inner = inner
        self._rules = _Rules(config, secrets)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._exchanged(request)
        except (httpx.HTTPError, ssl.SSLError) as error:
            failure = self._rules.presentable(error)
        # Out here the original is not its context.
        raise failure

    def _exchanged(self, request: httpx.Request) -> httpx.Response:
        exchange = self._rules.exchange(request)
        wanted = next(exchange)
        while True:
            response = self._send(wanted)
            try:
                wanted = exchange.send(response)
            except StopIteration as done:
                result: httpx.Response = done.value
                result.extensions["domino.redirected"] = wanted.extensions.get("domino.redirected", False)
                self._rules.clean(result)
                result.stream = _Body(result, _Whole(wanted, result), self._rules)
                return result
            except BaseException:
                response.close()
                raise
            response.close()

    def _send(self, request: httpx.Request) -> httpx.Response:
        # No local holds the header: an interrupt from below shows the locals of this frame.
        if self._rules.wants_credential(request):
            return self._inner.handle_request(self._rules.with_header(request, self._rules.credential.header()))
        return self._inner.handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


class AsyncGuarded(httpx.AsyncBaseTransport):
    """Applies the rules round a suspending transport."""

    def __init__(self, inner: httpx.AsyncBaseTransport, config: Config, secrets: Secrets) -> None:
        self._inner = inner
        self._rules = _Rules(config, secrets)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._exchanged(request)
        except (httpx.HTTPError, ssl.SSLError) as error:
            failure = self._rules.presentable(error)
        raise failure

    async def _exchanged(self, request: httpx.Request) -> httpx.Response:
        exchange = self._rules.exchange(request)
        wanted = next(exchange)
        while True:
            response = await self._send(wanted)
            try:
                wanted = exchange.send(response)
            except StopIteration as done:
                result: httpx.Response = done.value
                result.extensions["domino.redirected"] = wanted.extensions.get("domino.redirected", False)
                self._rules.clean(result)
                result.stream = _AsyncBody(result, _Whole(wanted, result), self._rules)
                return result
            except BaseException:
                await response.aclose()
                raise
            await response.aclose()

    async def _send(self, request: httpx.Request) -> httpx.Response:
        if self._rules.wants_credential(request):
            return await self._inner.handle_async_request(self._rules.with_header(request, await self._header()))
        return await self._inner.handle_async_request(request)

    async def _header(self) -> tuple[str, str] | None:
        credential = self._rules.credential
        if not credential.blocks:
            return credential.header()
        from anyio import to_thread  # only for token files and the local endpoint; httpx brings it

        return await to_thread.run_sync(credential.header)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()
