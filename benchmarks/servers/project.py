"""A project with files and runs, each answer some time away; it tells how many requests it got.

It keeps names, keys and sizes of files, and no contents: a file comes as so many bytes of one letter.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
from http import HTTPStatus
from multiprocessing.sharedctypes import Synchronized
from typing import Any
from urllib.parse import unquote

from attrs import define, field

from .process import ServerProcess

__all__ = ["FILE_SIZE", "project_server"]

#: Bytes of each file that is there from the start.
FILE_SIZE = 4096
_ID = "57dafe43317467e7b0ef5276"
_COMMIT = "c" * 40
_RUN = {
    "id": _ID,
    "projectId": "54c17e92e4b0bc49e27d9398",
    "number": 5,
    "startingUserId": "54c17e92e4b0bc49e27d9398",
    "queued": 1473969731915,
    "started": 1473969754283,
    "completed": 1473969762970,
    "postProcessedTimestamp": 1473969767822,
    "status": "Succeeded",
    "isCompleted": True,
    "commitId": "a" * 40,
    "outputCommitId": "b" * 40,
    "executor": None,
    "title": "hello",
    "isArchived": False,
    "hardwareTierId": "gpu",
    "diagnosticStatistics": None,
}


def run_texts(count: int) -> bytes:
    """Return a list of runs as the API sends it; the newest one, which is first, is the one that a start gives."""
    runs = [{**_RUN, "id": _ID if n == 0 else f"{n:024x}", "number": count - n} for n in range(count)]
    return json.dumps({"data": runs}).encode()


def project_server(*, latency: float = 0, files: int = 0, runs: int = 1) -> ServerProcess:
    """Start one.

    Args:
        latency: Seconds before each answer.
        files: How many files of 4 KiB its folder `f` has.
        runs: How many runs it has; each has succeeded, and a start gives the newest one.
    """
    return ServerProcess(_serve_all, latency, files, runs)


@define
class _Project:
    runs: bytes
    files: dict[str, dict[str, Any]] = field(factory=dict)
    stored: int = 0

    def add(self, path: str, size: int) -> dict[str, Any]:
        self.stored += 1
        # Another key each time, as another content has; its end is the size, for who asks for it by the key.
        self.files[path] = {"path": path, "key": f"{self.stored:020}{size:020}", "size": size}
        return self.files[path]

    def answer(self, method: str, path: str, sent: int) -> tuple[int, bytes]:
        """Return the status and the JSON text or bytes of an answer."""
        below = re.sub(r"^/v1/projects/[^/]+/[^/]+/", "", path)
        found = re.search(r"/content.*|/raw.*", path)
        if method == "PUT":
            return 201, json.dumps(self.add(below, sent)).encode()
        if method == "POST" and below == "runs":
            return 200, json.dumps({"runId": _ID, "message": "started"}).encode()
        if below == "runs":
            return 200, self.runs
        if below.startswith("runs/"):
            return 200, json.dumps(_RUN).encode()
        if below.startswith("run/") and below.endswith("/stdout"):
            return 200, b'{"stdout":""}'
        if below == "commits":
            return 200, json.dumps([_COMMIT]).encode()
        if below.startswith("files/"):
            return 200, json.dumps({"data": list(self.files.values())}).encode()
        if path == "/version":
            return 200, b'{"version":"6.1.0"}'
        if "findProject" in path:
            return 200, json.dumps({"id": "6" * 24, "name": "project"}).encode()
        if below.startswith("blobs/"):
            return 200, b"x" * int(below[-20:])
        return (200, b"x" * FILE_SIZE) if found else (404, b"{}")


def _serve_all(listener: socket.socket, count: Synchronized[int], latency: float, files: int, runs: int) -> None:
    project = _Project(run_texts(runs))
    for n in range(files):
        project.add(f"f/{n:05}", FILE_SIZE)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                method, target, _ = head.split(" ", 2)
                length = re.search(r"(?i)\r\ncontent-length: *(\d+)", head)
                size = int(length[1]) if length else 0
                await reader.readexactly(size)
                count.value += 1
                if latency:
                    await asyncio.sleep(latency)
                path = unquote(target.partition("?")[0])
                status, body = project.answer(method, path, size)
                kind = "application/octet-stream" if body[:1] == b"x" else "application/json"
                writer.write(
                    f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nContent-Type: {kind}\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, sock=listener, limit=1 << 20) as server:
            await server.serve_forever()

    asyncio.run(main())
