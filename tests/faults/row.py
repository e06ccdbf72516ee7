"""One row of the table: a fault, what the client must do with it, and how to see that it does."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import logging
import ssl
import warnings
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import trustme
from attrs import define, field, frozen
from cryptography import x509

from domino import AsyncDomino, Domino

from .server import Answer, Request, ScriptedServer

__all__ = ["SECRET", "Call", "Check", "FakeClock", "Outcome", "Row", "World", "chain", "play"]

#: The credential of every row; no text that anybody could see may hold it.
SECRET = "key-7f3a9c51e2d84b06"


class FakeClock:
    """Time that passes only by sleeping, so that hours cost nothing."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []
        #: What happens during the sleeps, one after the other.
        self.during: list[Callable[[], object]] = []
        self.jump = 0.0

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return self.now

    def time(self) -> float:
        """Return seconds since 1970, which somebody may set."""
        return self.now + self.jump

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds
        if self.during:
            self.during.pop(0)()

    async def sleep_async(self, seconds: float) -> None:
        """Let time pass, and others run."""
        self.sleep(seconds)
        await asyncio.sleep(0)


@define(eq=False)
class World:
    """Everything a row can use: servers, a folder, a clock, a certificate authority."""

    folder: Path
    authority: trustme.CA
    monkeypatch: Any
    clock: FakeClock = field(factory=FakeClock)
    notes: dict[str, Any] = field(factory=dict)
    #: What must not be seen anywhere.
    secrets: list[str] = field(factory=lambda: [SECRET])
    _servers: list[ScriptedServer] = field(factory=list)
    _main: ScriptedServer | None = None
    _elsewhere: ScriptedServer | None = None
    _at_end: list[Callable[[], object]] = field(factory=list)

    @property
    def server(self) -> ScriptedServer:
        """The server that the client is configured for."""
        if self._main is None:
            self._main = self.another()
        return self._main

    @property
    def elsewhere(self) -> ScriptedServer:
        """A server of another origin, where no credential may arrive."""
        if self._elsewhere is None:
            self._elsewhere = self.another()
        return self._elsewhere

    def another(self, *names: str, tls: bool = False, context: ssl.SSLContext | None = None) -> ScriptedServer:
        """Start one more server, with a certificate for 127.0.0.1 or these names if it speaks TLS."""
        if tls and context is None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.authority.issue_cert(*(names or ("127.0.0.1",))).configure_cert(context)
        server = ScriptedServer(context)
        self._servers.append(server)
        return server

    def use_tls(self) -> None:
        """Let the configured server speak TLS."""
        self._main = self.another(tls=True)

    def adopt_main(self, server: ScriptedServer) -> None:
        """Let this server be the configured one."""
        self._main = server

    def adopt_elsewhere(self, server: ScriptedServer) -> None:
        """Let this server be the other origin."""
        self._elsewhere = server

    @property
    def bundle(self) -> str:
        """A file with the authority's certificate."""
        path = self.folder / "authority.pem"
        self.authority.cert_pem.write_to_path(str(path))
        return str(path)

    @property
    def hashed_folder(self) -> str:
        """A folder in which OpenSSL finds the authority's certificate: under the hash of its name, as by c_rehash."""
        certificate = x509.load_pem_x509_certificate(self.authority.cert_pem.bytes())
        canonical = x509.Name(
            x509.NameAttribute(part.oid, " ".join(str(part.value).lower().split())) for part in certificate.subject
        ).public_bytes()
        # The hash is over the parts of the name, without the header of their sequence.
        header = 2 if canonical[1] < 0x80 else 2 + (canonical[1] & 0x7F)
        digest = hashlib.sha1(canonical[header:], usedforsecurity=False).digest()
        folder = self.folder / "authorities"
        folder.mkdir(exist_ok=True)
        name = f"{int.from_bytes(digest[:4], 'little'):08x}.0"
        self.authority.cert_pem.write_to_path(str(folder / name))
        return str(folder)

    def file(self, name: str, content: bytes | str = b"") -> Path:
        """Write a file of the row's own."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def on_end(self, action: Callable[[], object]) -> None:
        """Do something when the row is over."""
        self._at_end.append(action)

    def end(self) -> None:
        """Stop the servers."""
        for action in self._at_end:
            action()
        for server in self._servers:
            server.end()


@frozen
class Outcome:
    """What a row's call came to."""

    world: World
    value: Any
    error: BaseException | None
    log: str
    warned: list[str]

    @property
    def failure(self) -> Any:
        """The error, of whichever kind, to look at what only that kind has."""
        return self.error

    @property
    def requests(self) -> list[Request]:
        """The requests that reached the configured server."""
        return self.world.server.requests


#: Calls the client, of which every method is awaited, whichever of the two it is.
Call: TypeAlias = Callable[[Any, World], Awaitable[object]]
Check: TypeAlias = Callable[[Outcome], None]
Settings: TypeAlias = dict[str, Any]


@frozen(kw_only=True)
class Row:
    """A fault and its outcome.

    Attributes:
        family: The part of the table it is in.
        server: What the server (or whatever else) does.
        client: What this client does then.
        call: What is called.
        checks: What must be true then.
        script: What the server does, as a list of answers.
        peer: What python-domino 2.2.0 does, where that was measured.
        options: The client's arguments besides host, project, key and clock; or what makes them.
        prepare: What is set up before the client is made.
        warnings: How many warnings are right.
    """

    family: str
    server: str
    client: str
    call: Call
    checks: Sequence[Check]
    script: Sequence[Answer] = ()
    peer: str | None = None
    options: Settings | Callable[[World], Settings] = field(factory=dict)
    prepare: Callable[[World], object] | None = None
    warnings: int = 0

    @property
    def name(self) -> str:
        """The row's name in a test run."""
        return f"{self.family}: {self.server}"


class _Awaited:
    """A client, or a file it opened, of which each method is a coroutine."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.inner, name)
        if not inspect.ismethod(value) and not inspect.isbuiltin(value):
            return value

        async def call(*args: Any, **kwargs: Any) -> Any:
            result = value(*args, **kwargs)
            result = await result if inspect.isawaitable(result) else result
            return _Awaited(result) if hasattr(result, "readline") or hasattr(result, "runs_start") else result

        return call


class _Lines(logging.Handler):
    """Keeps every line that anybody logs."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()} {record.args!r} {record.exc_text or ''}")


def play(row: Row, world: World, *, suspending: bool) -> Outcome:
    """Set the fault up, make the call, and tell what came of it."""
    if row.prepare is not None:
        row.prepare(world)
    world.server.script = list(row.script) or world.server.script
    given = row.options(world) if callable(row.options) else row.options
    options: Settings = {
        "project": "owner/project",
        "api_key": SECRET,
        "host": world.server.url,
        "clock": world.clock,
        "timeout": 5.0,
        **given,
    }
    handler, root = _Lines(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.NOTSET)
    value: Any = None
    error: BaseException | None = None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            run = _suspending if suspending else _blocking
            value = run(row, world, options)
        # Ctrl-C and cancellation are among the faults.
        except BaseException as caught:  # noqa: BLE001
            error = caught
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
    told = [f"{entry.category.__name__}: {entry.message}" for entry in warned]
    return Outcome(world, value, error, "\n".join(handler.lines), told)


def _blocking(row: Row, world: World, options: Settings) -> Any:
    with Domino(**options) as domino:
        world.notes["client"] = domino
        steps = row.call(_Awaited(domino), world).__await__()
        try:
            next(steps)
        except StopIteration as done:
            return done.value
        raise AssertionError("a blocking client suspended")


def _suspending(row: Row, world: World, options: Settings) -> Any:
    async def main() -> Any:
        async with AsyncDomino(**options) as domino:
            world.notes["client"] = domino
            return await row.call(_Awaited(domino), world)

    return asyncio.run(main())


def chain(error: BaseException | None) -> list[BaseException]:
    """Return an error with everything that led to it."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__]
    return found
