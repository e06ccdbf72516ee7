"""Sending operations: one `send` for all of them, blocking and suspending."""

from __future__ import annotations

import asyncio
import os
import weakref
from collections.abc import Callable
from contextlib import aclosing, suppress
from types import TracebackType
from typing import Any, TypeVar

import httpx
from typing_extensions import Self

from .decoding import ACCEPTED
from .errors import ApiError, Failure, OnError, Reason
from .operation import NotJson, Operation
from .received import Received, TooLarge, raw_chunks, raw_chunks_async
from .wire import ShapeError

__all__ = ["AsyncClient", "Client"]

T = TypeVar("T")

#: In seconds: a silent server must not hold a call for ever.
TIMEOUT = 60.0
CONNECT_TIMEOUT = 10.0
#: How much of an error's body is kept, in bytes.
ERROR_BODY = 64 * 1024
#: How large an answer may be that is no stream, in bytes.
MAX_REPLY_SIZE = 64 << 20


class _Caller:
    """What both clients share: making the request, judging the response."""

    def __init__(self, base_url: str, on_error: OnError, max_reply_size: int) -> None:
        self.base_url: str = base_url.rstrip("/")
        self._on_error = on_error
        self._max_reply_size = max_reply_size

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    def _url(self, operation: Operation[Any]) -> str:
        return self.base_url + operation.path

    def _request(
        self, operation: Operation[Any], timeout: float | None, total: float | None, within: float | None
    ) -> dict[str, Any]:
        headers = dict(operation.headers)
        request: dict[str, Any] = {"method": operation.method, "url": self._url(operation), "headers": headers}
        if timeout is not None:
            request["timeout"] = httpx.Timeout(timeout, connect=min(timeout, CONNECT_TIMEOUT))
        request["extensions"] = {
            "domino.total": total,
            "domino.within": within,
            "domino.streamed": operation.streamed,
        }
        if operation.params:
            request["params"] = operation.params
        # A file should come as it is: its size is then known, and a cut transfer can go on where it stopped.
        headers["Accept-Encoding"] = "identity" if operation.streamed else ACCEPTED
        if operation.json is not None:
            request["json"] = operation.json
        if operation.body is not None:
            headers["Content-Type"] = operation.body.content_type
            if operation.body.size is not None:
                # With a length httpx does not chunk, so that a cut upload can be told from a whole one.
                headers["Content-Length"] = str(operation.body.size)
        return request

    def _no_answer(self, operation: Operation[Any], cause: Exception) -> Exception:
        failure = Failure(reason=Reason.CONNECTION, operation=operation, url=self._url(operation), cause=cause)
        return self._on_error(failure)

    def _refused(self, operation: Operation[Any], response: httpx.Response, body: bytes) -> Exception:
        return self._answer(Reason.STATUS, operation, response, body, None)

    def _too_large(self, operation: Operation[Any], response: httpx.Response) -> Exception:
        return self._answer(Reason.TOO_LARGE, operation, response, b"", TooLarge(self._max_reply_size))

    def _result(self, operation: Operation[T], response: httpx.Response) -> T:
        try:
            return operation.read(response)
        except (NotJson, ShapeError) as error:
            cause = error.with_traceback(None)
        # Out here, without the decoder's frames: those hold models that are half made and cannot even be printed.
        reason = Reason.SHAPE if isinstance(cause, ShapeError) else Reason.NOT_JSON
        raise self._answer(reason, operation, response, b"" if operation.streamed else response.content, cause)

    def _answer(
        self, reason: Reason, operation: Operation[Any], response: httpx.Response, body: bytes, cause: Exception | None
    ) -> Exception:
        return self._on_error(
            Failure(
                reason=reason,
                operation=operation,
                url=self._url(operation),
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=body[:ERROR_BODY],
                cause=cause,
            )
        )


class Client(_Caller):
    """Sends operations and blocks until they are answered.

    Args:
        base_url: Scheme and host of the deployment.
        http: Makes the httpx client, at the first call; the default has no credentials and finite time-outs.
        on_error: Makes the exception for a failed call; the default is ApiError.
        max_reply_size: How large an answer may be, decoded, that is read into memory as a whole, in bytes.
    """

    def __init__(
        self,
        base_url: str,
        *,
        http: Callable[[], httpx.Client] | None = None,
        on_error: OnError = ApiError,
        max_reply_size: int = MAX_REPLY_SIZE,
    ) -> None:
        super().__init__(base_url, on_error, max_reply_size)
        self._make_http = http or (lambda: httpx.Client(timeout=httpx.Timeout(TIMEOUT, connect=CONNECT_TIMEOUT)))
        # By process: a child must not write into the connections that it inherited from a fork.
        self._http: dict[int, httpx.Client] = {}
        # Scripts and notebooks rarely close: a forgotten client must not leave its sockets to a ResourceWarning. Not by
        # __del__: of what a traceback holds in a circle, the sockets could end first.
        weakref.finalize(self, _close, self._http)

    def _connections(self) -> httpx.Client:
        process = os.getpid()
        if process not in self._http:
            made = self._make_http()
            # setdefault: of two threads that come here at once, one makes a client in vain.
            if self._http.setdefault(process, made) is not made:
                made.close()
        return self._http[process]

    def send(
        self,
        operation: Operation[T],
        *,
        timeout: float | None = None,
        total: float | None = None,
        within: float | None = None,
    ) -> T:
        """Send an operation and return its result.

        Args:
            operation: What to send.
            timeout: Seconds for each of connecting, sending a piece and waiting for a piece; None for the client's own.
            total: Seconds for the whole answer once the request is sent, of which a streamed success is free.
            within: Seconds for everything, from before connecting to the end of the answer. Both where the transport
                keeps such limits; None for any.

        Raises:
            Exception: What `on_error` makes of a failure.
        """
        http = self._connections()
        request = self._request(operation, timeout, total, within)
        if operation.body is not None:
            request["content"] = operation.body.as_sync()
        try:
            response = opened = http.send(http.build_request(**request), stream=True)
        except httpx.HTTPError as error:
            raise self._no_answer(operation, error) from error
        try:
            if not response.is_success:
                raise self._refused(operation, response, self._beginning(response))
            if not operation.streamed:
                response = self._whole(operation, response)
        except httpx.HTTPError as error:
            raise self._no_answer(operation, error) from error
        finally:
            if not (operation.streamed and opened.is_success):
                opened.close()
        try:
            return self._result(operation, response)
        except BaseException:
            opened.close()  # a stream that nobody gets would keep its connection
            raise

    def _whole(self, operation: Operation[Any], response: httpx.Response) -> httpx.Response:
        received = Received(response, self._max_reply_size)
        for chunk in raw_chunks(response):
            if not received.add(chunk):
                raise self._too_large(operation, response)
        return received.whole()

    @staticmethod
    def _beginning(response: httpx.Response) -> bytes:
        received = Received(response, ERROR_BODY)
        # The status says enough; an error page that was cut must not hide it.
        with suppress(httpx.HTTPError):
            for chunk in raw_chunks(response):
                if not received.add(chunk):
                    break
        return received.beginning()

    def close(self) -> None:
        """Close the connections; the next call opens new ones."""
        _close(self._http)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _close(connections: dict[int, httpx.Client]) -> None:
    http = connections.pop(os.getpid(), None)
    if http is not None:
        http.close()


class AsyncClient(_Caller):
    """Sends operations and suspends until they are answered. Arguments are those of Client."""

    def __init__(
        self,
        base_url: str,
        *,
        http: Callable[[], httpx.AsyncClient] | None = None,
        on_error: OnError = ApiError,
        max_reply_size: int = MAX_REPLY_SIZE,
    ) -> None:
        super().__init__(base_url, on_error, max_reply_size)
        self._make_http = http or (lambda: httpx.AsyncClient(timeout=httpx.Timeout(TIMEOUT, connect=CONNECT_TIMEOUT)))
        # By event loop: a connection belongs to the one that opened it, and a script may call asyncio.run twice.
        self._http: dict[Any, httpx.AsyncClient] = {}

    def _connections(self) -> httpx.AsyncClient:
        loop = _event_loop()
        if loop not in self._http:
            for other in list(self._http):
                if isinstance(other, asyncio.AbstractEventLoop) and other.is_closed():
                    self._http.pop(other, None)  # nothing can close them any more
            self._http[loop] = self._make_http()
        return self._http[loop]

    async def send(
        self,
        operation: Operation[T],
        *,
        timeout: float | None = None,
        total: float | None = None,
        within: float | None = None,
    ) -> T:
        """Send an operation and return its result.

        Args:
            operation: What to send.
            timeout: Seconds for each of connecting, sending a piece and waiting for a piece; None for the client's own.
            total: Seconds for the whole answer once the request is sent, of which a streamed success is free.
            within: Seconds for everything, from before connecting to the end of the answer. Both where the transport
                keeps such limits; None for any.

        Raises:
            Exception: What `on_error` makes of a failure.
        """
        http = self._connections()
        request = self._request(operation, timeout, total, within)
        if operation.body is not None:
            request["content"] = operation.body.as_async()
        try:
            response = opened = await http.send(http.build_request(**request), stream=True)
        except httpx.HTTPError as error:
            raise self._no_answer(operation, error) from error
        try:
            if not response.is_success:
                raise self._refused(operation, response, await self._beginning(response))
            if not operation.streamed:
                response = await self._whole(operation, response)
        except httpx.HTTPError as error:
            raise self._no_answer(operation, error) from error
        finally:
            if not (operation.streamed and opened.is_success):
                await opened.aclose()
        try:
            return self._result(operation, response)
        except BaseException:
            await opened.aclose()
            raise

    async def _whole(self, operation: Operation[Any], response: httpx.Response) -> httpx.Response:
        received = Received(response, self._max_reply_size)
        async with aclosing(raw_chunks_async(response)) as chunks:
            async for chunk in chunks:
                if not received.add(chunk):
                    raise self._too_large(operation, response)
        return received.whole()

    @staticmethod
    async def _beginning(response: httpx.Response) -> bytes:
        received = Received(response, ERROR_BODY)
        with suppress(httpx.HTTPError):
            async with aclosing(raw_chunks_async(response)) as chunks:
                async for chunk in chunks:
                    if not received.add(chunk):
                        break
        return received.beginning()

    async def aclose(self) -> None:
        """Close the connections of the running event loop; the next call opens new ones."""
        http = self._http.pop(_event_loop(), None)
        if http is not None:
            await http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _event_loop() -> Any:
    from anyio.lowlevel import current_token  # httpx brings it; blocking use does without

    token = current_token()
    return getattr(token, "native_token", token)  # anyio 4.11 began to wrap it
