"""A server far away: each answer begins late, and each connection brings so many bytes a second and no more."""

from __future__ import annotations

import asyncio
import re
import socket

from .process import ServerProcess

__all__ = ["far_server"]

_PIECE = 1 << 16


def far_server(latency: float, rate: float) -> ServerProcess:
    """Start one; it gives blobs and parts of them, each by its size as the key.

    Args:
        latency: Seconds before an answer begins.
        rate: Bytes a second, for each connection.
    """
    return ServerProcess(_serve_all, latency, rate)


def _serve_all(listener: socket.socket, _count: object, latency: float, rate: float) -> None:
    # What the system would hold in between is no part of the rate.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * _PIECE)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await _answer(await reader.readuntil(b"\r\n\r\n"), writer, latency, rate)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, sock=listener) as server:
            await server.serve_forever()

    asyncio.run(main())


async def _answer(head: bytes, writer: asyncio.StreamWriter, latency: float, rate: float) -> None:
    await asyncio.sleep(latency)
    target = head.split(b" ", 2)[1]
    if target == b"/version":
        body = b'{"version":"6.1.0"}'
        kind = b"Content-Type: application/json\r\nContent-Length: %d" % len(body)
        writer.write(b"HTTP/1.1 200 OK\r\n%b\r\n\r\n%b" % (kind, body))
        return
    size = int(target.rpartition(b"/")[2])
    asked = re.search(rb"(?i)\r\nrange: *bytes=(\d+)-(\d*)\r\n", head)
    first = int(asked[1]) if asked else 0
    end = min(int(asked[2]) + 1, size) if asked and asked[2] else size
    status = f"206 Partial\r\nContent-Range: bytes {first}-{end - 1}/{size}" if asked else "200 OK"
    writer.write(
        f'HTTP/1.1 {status}\r\nAccept-Ranges: bytes\r\nETag: "1"\r\nContent-Type: application/octet-stream\r\n'
        f"Content-Length: {end - first}\r\n\r\n".encode()
    )
    clock, piece = asyncio.get_running_loop(), bytes(_PIECE)
    began = clock.time()
    for sent in range(0, end - first, _PIECE):
        await asyncio.sleep(max(0.0, began + sent / rate - clock.time()))
        writer.write(piece[: end - first - sent])
        await writer.drain()
