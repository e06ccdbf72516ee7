"""A remote file that is read whole is in memory once."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable

import pytest

from tests.faults.server import Exchange, ScriptedServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the most memory of a process is read by /proc")

SIZE = 256 << 20
PIECE = bytes(1 << 20)
READING = """
import asyncio, inspect, sys
from domino import AsyncDomino, Domino

kind, host, how = sys.argv[1:]

async def told(value):
    return await value if inspect.isawaitable(value) else value

async def main():
    domino = globals()[kind]("owner/project", "key", host, max_retries=0)
    file = await told(domino.blobs_get("c" * 40))
    whole = await told(eval(how))
    with open("/proc/self/status") as status:
        peak = next(line for line in status if line.startswith("VmHWM"))
    print(len(whole), int(peak.split()[1]) << 10)

asyncio.run(main())
"""


def with_length(exchange: Exchange) -> None:
    """Send the file, its size announced."""
    exchange.send(f"HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n".encode())
    for _ in range(SIZE // len(PIECE)):
        exchange.send(PIECE)


def in_chunks(exchange: Exchange) -> None:
    """Send the file in chunks."""
    exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(SIZE // len(PIECE)):
        exchange.send(b"%x\r\n%b\r\n" % (len(PIECE), PIECE))
    exchange.send(b"0\r\n\r\n")


def compressed(exchange: Exchange) -> None:
    """Send the file compressed, until the connection closes."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(1, wbits=16 + zlib.MAX_WBITS)
    for _ in range(SIZE // len(PIECE)):
        exchange.send(packer.compress(PIECE))
    exchange.send(packer.flush())
    exchange.close()


@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
@pytest.mark.parametrize(
    ("answer", "how", "times"),
    [
        (with_length, "file.read()", 1.2),
        (with_length, "file.data", 1.2),
        (with_length, "file.read(file.size)", 1.2),
        (in_chunks, "file.read()", 1.2),
        (compressed, "file.read(-1)", 1.2),
    ],
    ids=["read", "data", "read-size", "chunked", "compressed"],
)
def test_a_file_that_is_read_whole_is_in_memory_once(
    answer: Callable[[Exchange], None], how: str, times: float, kind: str
) -> None:
    """The whole process, Python included, takes little more than the file."""
    server = ScriptedServer()
    server.script = [answer]
    try:
        done = subprocess.run(
            [sys.executable, "-c", READING, kind, server.url, how],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        server.end()
    assert (done.returncode, done.stderr) == (0, "")
    read, peak = map(int, done.stdout.split())
    assert read == SIZE
    assert peak <= times * SIZE
