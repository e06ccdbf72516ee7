"""A server that is not the bottleneck: it sends blobs from memory and throws uploads away.

The key of a blob is its size in bytes, as 40 digits.
"""

from __future__ import annotations

import json
import re
import socket
import threading

from .process import ServerProcess

__all__ = ["blob_path", "blobs_server", "key_of"]

_PIECE = bytes(1 << 20)
_VERSION = b'{"version":"6.1.0"}'


def key_of(size: int) -> str:
    """Return the key of the blob with this many bytes."""
    return f"{size:040}"


def blob_path(size: int) -> str:
    """Return where a server has the blob with this many bytes."""
    return f"/v1/projects/owner/project/blobs/{key_of(size)}"


def blobs_server() -> ServerProcess:
    """Start one."""
    return ServerProcess(_serve_all)


def _serve_all(listener: socket.socket, _count: object) -> None:
    while True:
        connection, _ = listener.accept()
        # An answer in two pieces must not wait for the other side to acknowledge the first one.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=_serve, args=(connection,), daemon=True).start()


def _serve(connection: socket.socket) -> None:
    with connection:
        try:
            while head := _head(connection):
                _answer(connection, head)
        except ConnectionError:
            return


def _head(connection: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        received = connection.recv(65536)
        if not received:
            return b""
        head += received
    return head


def _answer(connection: socket.socket, received: bytes) -> None:
    head, _, body = received.partition(b"\r\n\r\n")
    _, target, _ = head.partition(b"\r\n")[0].split(b" ")
    if head.startswith(b"PUT"):
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        _swallow(connection, int(length[1]) - len(body) if length else 0, b"100-continue" in head.lower())
        path = re.sub(r"^/v1/projects/[^/]+/[^/]+/", "", target.decode())
        stored = json.dumps({"path": path, "key": key_of(0)}).encode()
        connection.sendall(_json(b"201 Created", stored))
    elif target == b"/version":
        connection.sendall(_json(b"200 OK", _VERSION))
    else:
        size = int(target.rpartition(b"/")[2])
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n" % size
        )
        for _ in range(size // len(_PIECE)):
            connection.sendall(_PIECE)
        connection.sendall(_PIECE[: size % len(_PIECE)])


def _swallow(connection: socket.socket, left: int, is_asked: bool) -> None:
    if is_asked:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    buffer = bytearray(1 << 20)
    while left > 0:
        received = connection.recv_into(buffer, min(left, len(buffer)))
        if not received:
            raise ConnectionError
        left -= received


def _json(status: bytes, body: bytes) -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)
