"""A form of one file, streamed to a real server that reads it as servers do."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino import AsyncDomino, Domino
from domino._calls.engine import run_blocking
from domino.errors import ServerError
from tests.description.conftest import module
from tests.support.clock import FakeClock

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

#: More than one read of a file, and no whole number of them.
CONTENT = os.urandom(100) * 30_000 + b"\r\n--"


@dataclass
class Received:
    """A form as a server read it."""

    headers: dict[str, str]
    query: dict[str, str]
    field: str
    filename: str | None
    content_type: str | None
    size: int
    digest: str


@dataclass
class FormServer:
    """The address of the server, what it received, and how many forms it still has to refuse."""

    url: str = ""
    received: list[Received] = field(default_factory=list[Received])
    refusals: int = 0

    async def answer(self, request: Request) -> Response:
        """Read the form with python-multipart."""
        size, digest = 0, hashlib.sha256()
        async with request.form() as form:
            [(name, file)] = form.multi_items()
            assert isinstance(file, UploadFile)
            while chunk := await file.read(1 << 20):
                size += len(chunk)
                digest.update(chunk)
            kind, filename = file.content_type, file.filename
        headers, query = dict(request.headers), dict(request.query_params)
        self.received.append(Received(headers, query, name, filename, kind, size, digest.hexdigest()))
        if self.refusals:
            self.refusals -= 1
            return Response(status_code=503)
        return JSONResponse("stored") if request.method == "POST" else Response(status_code=204)


@pytest.fixture
def forms(abilities: Path) -> Iterator[FormServer]:
    """Serve on a socket."""
    server = FormServer()
    app = Starlette(routes=[Route("/parts", server.answer, methods=["POST", "PUT"])])
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        thread.join(0.01)
    server.url = f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    yield server
    running.should_exit = True
    thread.join(10)


def send_blocking(url: str, operation: Any) -> Any:
    """Send an operation with the blocking client."""
    with module("client").Client(url) as client:
        return client.send(operation)


def send_suspending(url: str, operation: Any) -> Any:
    """Send an operation with the async client."""

    async def scenario() -> Any:
        async with module("client").AsyncClient(url) as client:
            return await client.send(operation)

    return anyio.run(scenario)


Send = Callable[[str, Any], Any]
both = pytest.mark.parametrize("send", [send_blocking, send_suspending])


def part(content: Any, **names: str) -> Any:
    """Return a part with the names of Domino's official client: a path as the field, and the file's name."""
    return module("body").Part(content, **{"field": "data/numbers.csv", "filename": "numbers.csv", **names})


def sending(body: Any) -> Any:
    """Return the operation that sends a part of a file."""
    return module("api.things.send_part").operation(body=body, key="k")


@both
def test_a_file_arrives_as_the_one_part_of_a_form(forms: FormServer, tmp_path: Path, send: Send) -> None:
    """From where it stands, with the names that were given, its length, and what is always sent."""
    path = tmp_path / "numbers.csv"
    path.write_bytes(b"head" + CONTENT)
    with path.open("rb") as file:
        file.seek(4)
        body = part(file)
        assert send(forms.url, sending(body)) == "stored"
    [received] = forms.received
    assert (received.field, received.filename) == ("data/numbers.csv", "numbers.csv")
    assert received.content_type == "application/octet-stream"
    assert (received.size, received.digest) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    assert received.headers["content-length"] == str(body.size)
    assert len(CONTENT) < body.size < len(CONTENT) + 400
    assert "transfer-encoding" not in received.headers
    assert received.headers["csrf-token"] == "nocheck"
    assert received.query == {"key": "k", "kind": "part"}


@both
def test_the_description_may_name_the_field(forms: FormServer, send: Send) -> None:
    """Then the part's own is not asked; without any it is the file's name."""
    send(forms.url, module("api.things.replace_part").operation(body=part(b"x")))
    send(forms.url, sending(module("body").Part(b"", filename="a.csv")))
    first, second = forms.received
    assert (first.field, first.filename, first.size) == ("upfile", "numbers.csv", 1)
    assert (second.field, second.filename, second.size) == ("a.csv", "a.csv", 0)


@both
@pytest.mark.parametrize(
    ("name", "arrives"),
    [
        ("a b;c=d.csv", "a b;c=d.csv"),
        ("größe-π.csv", "größe-π.csv"),
        ('a"b.csv', "a%22b.csv"),
        ("a\r\nX-Evil: 1.csv", "a%0D%0AX-Evil: 1.csv"),
    ],
)
def test_no_name_leaves_its_place(forms: FormServer, send: Send, name: str, arrives: str) -> None:
    """Quotes and line breaks are written as browsers write them."""
    assert send(forms.url, sending(part(b"x", field=name, filename=name))) == "stored"
    [received] = forms.received
    assert (received.field, received.filename, received.size) == (arrives, arrives, 1)


@both
def test_a_pipe_is_sent_in_chunks(forms: FormServer, send: Send) -> None:
    """Its length is not known before its end; and it cannot be sent again."""
    reading, writing = os.pipe()
    os.write(writing, b"content")
    os.close(writing)
    with open(reading, "rb") as pipe:
        body = part(pipe)
        assert (body.size, body.is_rewindable) == (None, False)
        assert send(forms.url, sending(body)) == "stored"
        with pytest.raises(io.UnsupportedOperation, match="cannot be rewound"):
            send(forms.url, sending(body))
    [received] = forms.received
    assert received.headers["transfer-encoding"] == "chunked"
    assert (received.size, received.digest) == (7, hashlib.sha256(b"content").hexdigest())


def test_a_retry_sends_the_whole_part_again(forms: FormServer, tmp_path: Path) -> None:
    """From where the file stood at first, by both clients."""
    path = tmp_path / "numbers.csv"
    path.write_bytes(b"head" + CONTENT)
    for _ in range(2):
        forms.refusals = 2
        with path.open("rb") as file, Domino("a/b", "key", forms.url, clock=FakeClock()) as domino:
            file.seek(4)
            run_blocking(domino._engine.call(module("api.things.replace_part").operation(body=part(file))))

    async def scenario() -> None:
        forms.refusals = 1
        with path.open("rb") as file:
            file.seek(4)
            async with AsyncDomino("a/b", "key", forms.url, clock=FakeClock()) as domino:
                await domino._engine.call(module("api.things.replace_part").operation(body=part(file)))

    anyio.run(scenario)
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert [(each.size, each.digest) for each in forms.received] == [(len(CONTENT), digest)] * (3 + 3 + 2)
    assert len({each.headers["content-length"] for each in forms.received}) == 1


def test_a_part_that_is_posted_is_not_repeated(forms: FormServer) -> None:
    """Unless the description says that it may be."""
    forms.refusals = 1
    with (
        Domino("a/b", "key", forms.url, clock=FakeClock()) as domino,
        pytest.raises(ServerError),
    ):
        run_blocking(domino._engine.call(sending(part(b"x"))))
    assert len(forms.received) == 1


#: Sends a file of a size and prints by how many MiB the process grew.
MEMORY = """
import asyncio, resource, sys, threading
from abilities_api import AsyncClient, Client, Part
from abilities_api.api.things import send_part

def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def blocking(url, file):
    with Client(url) as client:
        send_part.sync(client=client, body=Part(file, filename="a"), key="k")

async def suspending(url, file):
    async with AsyncClient(url) as client:
        await send_part.asyncio(client=client, body=Part(file, filename="a"), key="k")

how, url, small, large = sys.argv[1:]
for path in (small, large):
    before = peak()
    with open(path, "rb") as file:
        blocking(url, file) if how == "blocking" else asyncio.run(suspending(url, file))
print(peak() - before)
"""


@pytest.mark.parametrize("how", ["blocking", "suspending"])
def test_memory_does_not_grow_with_the_file(forms: FormServer, abilities: Path, tmp_path: Path, how: str) -> None:
    """200 MiB take no more than 2 MiB did."""
    for name, size in (("small", 2 << 20), ("large", 200 << 20)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    program = [sys.executable, "-c", MEMORY, how, forms.url, str(tmp_path / "small"), str(tmp_path / "large")]
    done = subprocess.run(
        program, env={"PYTHONPATH": str(abilities)}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 20
    assert [each.size for each in forms.received] == [2 << 20, 200 << 20]
