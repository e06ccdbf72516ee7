"""A server that follows a script: plain sockets and threads, so that every byte and every cut is the script's own."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from attrs import define

__all__ = ["Answer", "Exchange", "Request", "ScriptedServer"]


@define
class Request:
    """One request as it arrived."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes = b""
    #: Which connection it came on, from 0.
    connection: int = 0

    def header(self, name: str) -> str | None:
        """Return the value of a header, None if it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def json(self) -> Any:
        """Return the body, decoded."""
        return json.loads(self.body)


@define(eq=False)
class Exchange:
    """One request and the means to answer it in any way."""

    request: Request
    server: ScriptedServer
    _socket: socket.socket
    _rest: bytearray
    is_open: bool = True

    def send(self, data: bytes) -> None:
        """Send bytes; that the client has gone is no problem of the script's."""
        with contextlib.suppress(OSError):
            self._socket.sendall(data)

    def close(self) -> None:
        """Close the connection in good order, so that what was sent arrives."""
        self.is_open = False
        with contextlib.suppress(OSError):
            if not isinstance(self._socket, ssl.SSLSocket):
                self._socket.shutdown(socket.SHUT_WR)
                self.wait()

    def hang_up(self, told: Callable[[], object]) -> None:
        """Send no more, and tell when the client can know."""
        self.is_open = False
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
        told()
        self.wait()

    def reset(self) -> None:
        """Break the connection off."""
        self.is_open = False
        with contextlib.suppress(OSError):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._socket.close()

    def wait(self) -> None:
        """Say nothing until the client gives up."""
        self.is_open = False
        with contextlib.suppress(OSError):
            while self._socket.recv(1 << 16):
                pass

    def plain(self) -> socket.socket:
        """Give the socket below TLS, to spoil what goes over it."""
        return socket.socket(fileno=self._socket.detach())

    def splice(self, onward: socket.socket) -> None:
        """Pass bytes between the client and another socket until one of them ends."""
        while True:
            ready, _, _ = select.select([self._socket, onward], [], [])
            for one in ready:
                data = one.recv(1 << 16)
                if not data:
                    return
                (onward if one is self._socket else self._socket).sendall(data)

    def read_body(self) -> None:
        """Read the request's body, as its headers announce it."""
        if self.request.header("transfer-encoding") == "chunked":
            self.request.body = self._chunked()
        else:
            length = int(self.request.header("content-length") or 0)
            self.request.body = self._take(length)

    def _take(self, count: int) -> bytes:
        while len(self._rest) < count and (data := self._socket.recv(1 << 16)):
            self._rest += data
        taken = bytes(self._rest[:count])
        del self._rest[:count]
        return taken

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n") and (byte := self._take(1)):
            line += byte
        return line

    def _chunked(self) -> bytes:
        body = b""
        while size := int(self._line() or b"0", 16):
            body += self._take(size)
            self._line()
        self._line()
        return body


#: What a script does with one request.
Answer: TypeAlias = Callable[[Exchange], None]


class ScriptedServer:
    """Answers the first request with the first answer, and so on; the last answer stands for all that follow."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.script: list[Answer] = []
        #: Answers by target, in place of the script.
        self.by_target: Mapping[str, Answer] = {}
        #: Set: the body is not read before the answer.
        self.answers_early = False
        #: What is done with a connection before any request is read.
        self.on_connect: Callable[[socket.socket], None] | None = None
        self.connections = 0
        #: What answers want to know about the rest of the row.
        self.notes: dict[str, str] = {}
        self.ended = threading.Event()
        self._tls = tls
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self.port = 0
        self.listen()

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def listen(self) -> None:
        """Open the port, the same one as before if there was one."""
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind(("127.0.0.1", self.port))
        self._listener.listen(16)
        self.port = self._listener.getsockname()[1]
        self._start(self._accept, self._listener)

    def stop_listening(self) -> None:
        """Close the port and every connection: until `listen`, clients are refused."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Stop, and wait for the threads."""
        self.ended.set()
        self.stop_listening()
        for thread in self._threads:
            thread.join(10)

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                number = self.connections
                self.connections += 1
                self._sockets.append(connection)
            self._start(self._serve, connection, number)

    def _serve(self, connection: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(lambda: connection.close())  # noqa: PLW0108  (the name is bound again below)
            if self.on_connect is not None:
                self.on_connect(connection)
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            rest = bytearray()
            while (request := _read_head(connection, rest)) is not None:
                request.connection = number
                exchange = Exchange(request, self, connection, rest)
                if not self.answers_early:
                    exchange.read_body()
                with self._lock:
                    self.requests.append(request)
                    answer = self.by_target.get(request.target) or self._next()
                answer(exchange)
                if not exchange.is_open:
                    return

    def _next(self) -> Answer:
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


def _read_head(connection: socket.socket, rest: bytearray) -> Request | None:
    while b"\r\n\r\n" not in rest:
        data = connection.recv(1 << 16)
        if not data:
            return None
        rest += data
    head, _, body = bytes(rest).partition(b"\r\n\r\n")
    rest[:] = body
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return Request(method, target, headers)
