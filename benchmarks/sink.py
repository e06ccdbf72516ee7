"""A server that is not the bottleneck: it sends one blob from memory and throws uploads away."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

_REPLY = b'{"path":"big.bin","key":"%s","size":0}' % (b"0" * 40)


class Sink:
    """Listens on a free port of loopback.

    Args:
        size: How many bytes the blob has.
    """

    def __init__(self, size: int) -> None:
        self._blob = bytes(1 << 20)
        self._size = size
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Sink:
        """Begin to answer."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        buffer = bytearray(1 << 20)
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
                        b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
                        % self._size
                    )
                    for _ in range(self._size // len(self._blob)):
                        connection.sendall(self._blob)
