"""What many large files at a time cost in memory."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.answers import accepted_file, json
from tests.faults.server import Exchange, ScriptedServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the most memory of a process is read by /proc")

FILES, SIZE = 8, 16 << 20
#: What a transfer may take over what the process took before, in bytes.
ALLOWED = 16 << 20
TRANSFER = """
import asyncio, inspect, sys
from domino import AsyncDomino, Domino

kind, host, how, small, large = sys.argv[1:]

def most():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM"))

async def main():
    domino = globals()[kind]("owner/project", "key", host, max_retries=0)
    async def transfer(name):
        report = eval(how, {"domino": domino, "name": name})
        report = await report if inspect.isawaitable(report) else report
        assert len(report.transferred) == 8, report
    await transfer(small)
    before = most()
    await transfer(large)
    print(most() - before)

asyncio.run(main())
"""


def contents(exchange: Exchange) -> None:
    """Answer as a project whose files in a folder called small have one byte, and in one called large 16 MiB."""
    target = exchange.request.target
    size = SIZE if "large" in target else 1
    if target.endswith("/commits"):
        json(["c" * 40])(exchange)
    elif target.endswith("/content"):
        exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n")
        exchange.send(f"Content-Length: {size}\r\n\r\n".encode())
        for _ in range(max(size >> 20, 1)):
            exchange.send(bytes(min(size, 1 << 20)))
    elif listed := re.search("/files/c+/(small|large)", target):
        names = [f"{listed[1]}/{number}" for number in range(FILES)]
        json({"data": [{"path": name, "key": "2" * 40, "size": size} for name in names]})(exchange)
    else:
        json({"id": "6" * 24, "name": "project"})(exchange)


@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_large_files_side_by_side_take_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direction: str, kind: str
) -> None:
    """All eight together no more than one could, whatever their size."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    names = {"small": tmp_path / "small", "large": tmp_path / "large"}
    if direction == "up":
        for folder, size in zip(names.values(), (1, SIZE), strict=True):
            folder.mkdir()
            for number in range(FILES):
                with (folder / str(number)).open("wb") as file:
                    file.truncate(size)
        how = "domino.files_upload_folder(name, 'd')"
        arguments = [str(folder) for folder in names.values()]
    else:
        how = f"domino.files_download_folder(name, {str(tmp_path)!r} + '/' + name)"
        arguments = list(names)
    server = ScriptedServer()
    server.script = [accepted_file() if direction == "up" else contents]
    try:
        done = subprocess.run(
            [sys.executable, "-c", TRANSFER, kind, server.url, how, *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        server.end()
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) <= ALLOWED, done.stdout
