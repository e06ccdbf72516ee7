"""A server far away: each answer begins late, and each connection brings so many bytes a second and no more."""

from __future__ import annotations

import asyncio
import multiprocessing
import re
import socket
from types import TracebackType

_PIECE = 1 << 16


class FarAway:
    """Listens on a free port of loopback; it gives parts of its one blob.

    Args:
        size: How many bytes the blob has.
        latency: Seconds before an answer begins.
        rate: Bytes a second, for each connection.
    """

    def __init__(self, size: int, latency: float, rate: float) -> None:
        listener = socket.create_server(("127.0.0.1", 0), backlog=100)
        # What the system would hold in between is no part of the rate.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * _PIECE)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_serve_all, args=(listener, size, latency, rate), daemon=True)
        self._process.start()
        listener.close()

    def __enter__(self) -> FarAway:
        """Begin to answer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self._process.terminate()
        self._process.join()


def _serve_all(listener: socket.socket, size: int, latency: float, rate: float) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await _answer(await reader.readuntil(b"\r\n\r\n"), writer, size, latency, rate)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, sock=listener) as server:
            await server.serve_forever()

    asyncio.run(main())


async def _answer(head: bytes, writer: asyncio.StreamWriter, size: int, latency: float, rate: float) -> None:
    await asyncio.sleep(latency)
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
