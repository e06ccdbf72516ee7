"""A clean environment, no network beyond this machine, one local Domino, and both clients for it."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from domino import AsyncDomino, Domino
from domino.local import LocalDomino, LocalSettings
from tests.support.both import as_blocking
from tests.support.bytecode import cut_bytecode
from tests.support.gate import Gate

#: What takes longest: whole runs of other programs.
_SLOW = {
    "test_adding_an_area.py",
    "test_benchmarks.py",
    "test_first_hour.py",
    "test_interpreters.py",
    "test_local_fuzz.py",
    "test_packaging.py",
    "test_regen.py",
}
#: Workers of scripts/test.sh on two cores; each begins with its part of all tests, and takes from others later.
_WORKERS = 4


def pytest_configure() -> None:
    """Let the programs that tests start see Ctrl-C: a shell takes it from all that it runs in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with slow tests: one that is begun last runs alone, and the other cores wait for it."""
    slow = [item for item in items if item.path.name in _SLOW]
    rest = [item for item in items if item.path.name not in _SLOW]
    spread: list[pytest.Item] = []
    for number in range(_WORKERS):
        share = rest[number * len(rest) // _WORKERS : (number + 1) * len(rest) // _WORKERS]
        spread += [*slow[number::_WORKERS], *share]
    items[:] = spread


_NOT_OURS = {"SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}


@pytest.fixture(autouse=True, scope="session")
def _bytecode_stays_whole() -> Iterator[None]:
    """Fail at the end if a process that a test has put under a limit has cut the bytecode that all others load."""
    since = time.time()
    yield
    assert list(cut_bytecode(since)) == []


@pytest.fixture(scope="session")
def _no_profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder without profiles. It is there: matplotlib, which keeps its own settings beside, would make it."""
    return tmp_path_factory.mktemp("config")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, _no_profiles: Path) -> None:
    """Take out of the environment what configures the client, so that a test sees only what it sets."""
    for name in list(os.environ):
        if name.startswith("DOMINO_") or name.upper().endswith("_PROXY") or name in _NOT_OURS:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(_no_profiles))  # nor the profiles of whoever runs the tests


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to other machines, and names that would have to be looked up on one."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(method: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
        def call(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
                raise AssertionError(f"a test wanted to connect to {address}")
            return method(self, address)

        return call

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_here(name):
            raise socket.gaierror(socket.EAI_NONAME, f"{name} is not on this machine")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded(connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def _session_server() -> Iterator[LocalDomino]:
    with LocalDomino(settings=LocalSettings(max_concurrent_runs=8, stop_grace=1.0)) as server:
        yield server


@pytest.fixture
def server(_session_server: LocalDomino) -> Iterator[LocalDomino]:
    """Return the local Domino; faults that a test switches on end with the test."""
    yield _session_server
    _session_server.faults.clear()


@pytest.fixture
def project(server: LocalDomino) -> str:
    """Return the name of a project that nothing has happened in."""
    return f"{server.user}/{uuid.uuid4().hex[:12]}"


class Connect(Protocol):
    """Makes the client that a test is about."""

    def __call__(self, project: str, api_key: str | None = None, host: str | None = None, **options: Any) -> Domino:
        """Return a client with these settings; it is closed at the end of the test."""
        ...


@pytest.fixture(params=["Domino", "AsyncDomino-asyncio", "AsyncDomino-trio"])
def connect(request: pytest.FixtureRequest) -> Iterator[Connect]:
    """Return what makes clients: each test runs with Domino, and with AsyncDomino, seen as if it blocked."""
    _, _, event_loop = request.param.partition("-")
    with ExitStack() as stack:
        portal: BlockingPortal | None = None
        if event_loop:
            portal = stack.enter_context(start_blocking_portal(event_loop))

        def make(project: str, api_key: str | None = None, host: str | None = None, **options: Any) -> Domino:
            made = (
                Domino(project, api_key, host, **options)
                if portal is None
                else as_blocking(AsyncDomino(project, api_key, host, **options), portal)
            )
            stack.callback(made.close)
            return made

        yield make


@pytest.fixture
def domino(connect: Connect, server: LocalDomino, project: str) -> Domino:
    """Return a client of a fresh project on the local Domino."""
    return connect(project, server.api_key, server.url)


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    """Return what runs can wait for; at the end it is open, so that none is left."""
    made = Gate(tmp_path)
    yield made
    made.open()
