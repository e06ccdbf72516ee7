"""A large file in parts: what it takes of memory, and what is left when it ends early."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.answers import drip
from tests.faults.server import Answer, Exchange, ScriptedServer
from tests.support.bytecode import NO_BYTECODE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the most memory of a process is read by /proc")

KEY = "c" * 40
PIECE = bytes(1 << 20)
FETCHING = """
import asyncio, inspect, resource, sys
import domino

async def told(value):
    return await value if inspect.isawaitable(value) else value

def peak():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) << 10

async def main():
    kind, host, target, limit = sys.argv[1:]
    client = getattr(domino, kind)("owner/project", "key", host, max_retries=0)
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))  # no file grows beyond it
    await told((await told(client.blobs_get("d" * 40))).read())
    idle = peak()
    print("begins", flush=True)
    try:
        await told(client.blobs_get("c" * 40, to=target))
    except OSError as error:
        print("OSError", error.errno)
    else:
        print(peak() - idle)
    await told(client.close() if kind == "Domino" else client.aclose())

try:
    if sys.argv[1] == "Domino":
        main().send(None)  # without an event loop, which takes Ctrl-C for itself
    else:
        asyncio.run(main())
except StopIteration:
    pass
except KeyboardInterrupt:
    print("interrupted")
"""


def gives_parts(size: int, *, slowly: bool = False) -> Answer:
    """Give a small blob by one key, and parts of a large one by another; little at a time, if `slowly`."""

    def act(exchange: Exchange) -> None:
        if KEY not in exchange.request.target:
            exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
            return
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", exchange.request.header("range") or "")
        first, end = (int(found[1]), int(found[2]) + 1) if found else (0, size)
        status = f"206 Part\r\nContent-Range: bytes {first}-{end - 1}/{size}" if found else "200 OK"
        head = f"HTTP/1.1 {status}\r\nAccept-Ranges: bytes\r\nContent-Length: {end - first}\r\n\r\n"
        if slowly:
            drip(PIECE, before=head.encode())(exchange)
            return
        exchange.send(head.encode())
        for place in range(first, end, len(PIECE)):
            exchange.send(PIECE[: end - place])

    return act


@contextlib.contextmanager
def serving(answer: Answer) -> Iterator[ScriptedServer]:
    """Serve one answer to all requests."""
    server = ScriptedServer()
    server.script = [answer]
    try:
        yield server
    finally:
        server.end()


@contextlib.contextmanager
def fetching(kind: str, server: ScriptedServer, target: Path, limit: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Fetch the large blob in a process of its own, in place of a file that was there."""
    target.write_bytes(b"older")
    command = [sys.executable, "-c", FETCHING, kind, server.url, str(target), str(limit)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env={**os.environ, **NO_BYTECODE}, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        yield process


@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
def test_a_large_file_in_parts_takes_16_mib_at_most(kind: str, tmp_path: Path) -> None:
    """Beyond what the process has after its first call."""
    size, target = 192 << 20, tmp_path / "out.bin"
    with serving(gives_parts(size)) as server, fetching(kind, server, target) as process:
        told, complaints = process.communicate(timeout=60)
        assert (complaints, server.connections) == ("", 4)
    assert int(told) <= 16 << 20
    assert target.stat().st_size == size


@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
def test_ctrl_c_during_parts_leaves_the_older_file(kind: str, tmp_path: Path) -> None:
    """Nothing beside it, from whichever connection."""
    target = tmp_path / "out.bin"
    with serving(gives_parts(64 << 20, slowly=True)) as server, fetching(kind, server, target) as process:
        while len(server.requests) < 5 and process.poll() is None:
            server.ended.wait(0.01)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == ("interrupted\n", "")
    assert os.listdir(tmp_path) == ["out.bin"]
    assert target.read_bytes() == b"older"


@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
def test_a_disk_that_fills_during_parts_leaves_the_older_file(kind: str, tmp_path: Path) -> None:
    """A limit of the process stands for the disk."""
    target = tmp_path / "out.bin"
    with serving(gives_parts(64 << 20)) as server, fetching(kind, server, target, 1 << 20) as process:
        assert process.communicate(timeout=60) == (f"OSError {errno.EFBIG}\n", "")
    assert os.listdir(tmp_path) == ["out.bin"]
    assert target.read_bytes() == b"older"
