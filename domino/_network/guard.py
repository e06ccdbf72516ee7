"""What stands between httpx and the network: redirects, the credential, whole answers, texts without secrets."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from typing import cast

import httpx

from domino.auth import Credential, Secrets
from domino.config import Config

from .pace import Limit, PacedStream
from .parser import hand_on, left_over
from .redirect import MAX_REDIRECTS, RedirectRefused, followed

__all__ = ["AsyncGuarded", "Guarded", "MoreThanAnnounced"]

logger = logging.getLogger("domino")


class MoreThanAnnounced(httpx.RemoteProtocolError):
    """The server sent more bytes than it announced: no cut, so that asking again would bring the same."""


def _limit(request: httpx.Request, until: float | None, head_until: float | None) -> float | None:
    """Let the limits of the call travel with each step's own; return how long the head may take."""
    steps: dict[str, float | None] = request.extensions.get("timeout", {})
    answer = request.extensions.get("domino.total")
    limits = {step: Limit.of(seconds, until, head_until, answer) for step, seconds in steps.items()}
    request.extensions = {**request.extensions, "timeout": limits}
    return steps.get("read")


def _begin_body(request: httpx.Request, response: httpx.Response) -> None:
    network = response.extensions.get("network_stream")
    if isinstance(network, PacedStream):
        is_file = request.extensions.get("domino.streamed", False) and response.is_success
        network.pace.end_of_head(is_bounded=not is_file)
        if is_file:
            hand_on(response.stream)


Exchange = Generator[httpx.Request, httpx.Response, httpx.Response]


class _Rules:
    """What both transports do to a request and its answer, without I/O."""

    def __init__(self, config: Config, secrets: Secrets) -> None:
        self._origin = httpx.URL(config.base_url)
        self.credential: Credential = config.credential
        self.secrets = secrets

    def exchange(self, request: httpx.Request) -> Exchange:
        """Yield each request to be sent, redirects included; return the last response."""
        within = request.extensions.get("domino.within")
        until = None if within is None else time.monotonic() + within
        head_until: float | None = None
        for _ in range(MAX_REDIRECTS + 1):
            started = time.monotonic()
            patience = _limit(request, until, head_until)
            response = yield request
            _begin_body(request, response)
            if logger.isEnabledFor(logging.DEBUG):
                took = (time.monotonic() - started) * 1000
                url = self._loggable(request.url)
                logger.debug("%s %s -> %s in %.0f ms", request.method, url, response.status_code, took)
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
            if head_until is None and patience is not None:
                # All further hops together have as long as one answer has.
                head_until = time.monotonic() + patience
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


class _End:
    """What is behind the end of an answer: bytes that a later call would take for its own answer."""

    def __init__(self, request: httpx.Request, response: httpx.Response) -> None:
        self._stream = response.stream
        self._network = response.extensions.get("network_stream")
        length = response.headers.get("content-length", "")
        # RFC 9112, 6.3: the length counts only for a body that is there, and not in chunks.
        is_counted = "transfer-encoding" not in response.headers and response.status_code not in (204, 304)
        is_counted = is_counted and request.method != "HEAD" and length.isascii() and length.isdigit()
        self._length = length if is_counted else ""

    def check(self) -> None:
        """Let the connection not be used again if more came; raise MoreThanAnnounced if the length was wrong."""
        if not left_over(self._stream):
            return
        if isinstance(self._network, PacedStream):
            self._network.is_spent = True
        if self._length:
            raise MoreThanAnnounced(f"the server sent more than the {self._length} bytes that it announced")
        logger.debug("the server sent more than its answer: the connection is closed")


class _Body(httpx.SyncByteStream):
    """The body of an answer, blocking."""

    def __init__(self, response: httpx.Response, end: _End, rules: _Rules) -> None:
        self._inner = cast("httpx.SyncByteStream", response.stream)
        self._end = end
        self._rules = rules

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._inner
            self._end.check()
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

    def __init__(self, response: httpx.Response, end: _End, rules: _Rules) -> None:
        self._inner = cast("httpx.AsyncByteStream", response.stream)
        self._end = end
        self._rules = rules
        self._chunks = self._iterated()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks

    async def _iterated(self) -> AsyncGenerator[bytes, None]:
        try:
            async for chunk in self._inner:
                yield chunk
            self._end.check()
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
                result.stream = _Body(result, _End(wanted, result), self._rules)
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
                result.stream = _AsyncBody(result, _End(wanted, result), self._rules)
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
