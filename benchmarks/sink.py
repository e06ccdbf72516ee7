"""A server that is not the bottleneck: it sends one blob from memory and throws uploads away.

It is a process of its own, as it is for curl: in a thread it would take turns with the client that is measured.
"""

from __future__ import annotations

import multiprocessing
import socket
import threading
from types import TracebackType

_REPLY = b'{"path":"big.bin","key":"%s"}' % (b"0" * 40)


class Sink:
    """Listens on a free port of loopback.

    Args:
        size: How many bytes the blob has.
    """

    def __init__(self, size: int) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_serve_all, args=(listener, size), daemon=True)
        self._process.start()
        listener.close()

    def __enter__(self) -> Sink:
        """Begin to answer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self._process.terminate()
        self._process.join()


def _serve_all(listener: socket.socket, size: int) -> None:
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_serve, args=(connection, size), daemon=True).start()


def _serve(connection: socket.socket, size: int) -> None:
    buffer, piece = bytearray(1 << 20), bytes(1 << 20)
    with connection:
        while True:
            head = b""
            while b"\r\n\r\n" not in head:
                received = connection.recv(65536)
                if not received:
                    return
                head += received
            head, _, body = head.partition(b"\r\n\r\n")
            if head.startswith(b"PUT"):
                length = int(next(line for line in head.lower().split(b"\r\n") if b"content-length" in line)[16:])
                if b"100-continue" in head.lower():
                    connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                left = length - len(body)
                while left > 0:
                    left -= connection.recv_into(buffer, min(left, len(buffer)))
                connection.sendall(
                    b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    % (len(_REPLY), _REPLY)
                )
            else:
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n" % size
                )
                for _ in range(size // len(piece)):
                    connection.sendall(piece)
