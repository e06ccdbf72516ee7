"""The pytest plugin: fixtures with a local Domino, and markers for its faults and settings.

pytest loads it in every environment that has this package. It therefore costs next to nothing until a fixture is used:
only then are the client and the local Domino imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domino import AsyncDomino, Domino
    from domino.local import LocalDomino, LocalSettings

__all__ = ["pytest_configure", "pytest_runtest_makereport", "pytest_runtest_setup"]

_MARKERS = (
    "domino_fault(match='*', **fields): requests that match meet domino.local.Fault(match, **fields)",
    "domino_settings(**fields): the test has a local Domino of its own with domino.local.LocalSettings(**fields)",
)


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Refuse a marker that has no effect: without the fixture, the test uses no local Domino, or a real deployment."""
    for name in ("domino_fault", "domino_settings"):
        if item.get_closest_marker(name) and "local_domino" not in getattr(item, "fixturenames", ()):
            use = "an argument local_domino or domino, or @pytest.mark.usefixtures('local_domino')"
            pytest.fail(f"@pytest.mark.{name} has no effect on {item.nodeid}: give it {use}", pytrace=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Show the requests to the local Domino, and its replies, with a test that failed."""
    if call.when == "call" and call.excinfo is not None and isinstance(item, pytest.Function):
        server: Any = item.funcargs.get("local_domino")
        if server is not None:
            from . import _serving

            item.add_report_section("call", "domino requests", _serving.told(server.requests))


def _check_extra() -> None:
    from domino import local

    try:
        _ = local.LocalDomino
    except ModuleNotFoundError as error:
        # No frames: what is missing, and the command that installs it, is all there is to say.
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def domino_settings() -> LocalSettings:
    """The settings of the local Domino (domino.local.LocalSettings); to change them, override this in conftest.py."""
    _check_extra()
    from domino.local import LocalSettings

    return LocalSettings()


@pytest.fixture(scope="session")
def local_domino_server(domino_settings: LocalSettings) -> Iterator[LocalDomino]:
    """A local Domino for all tests of this process; with pytest-xdist, each worker has its own.

    For fixtures that outlive a single test. It does not change any environment variables.
    """
    _check_extra()
    from domino.local import LocalDomino

    with LocalDomino(settings=domino_settings) as server:
        yield server


@pytest.fixture
def _domino_of_the_test(request: pytest.FixtureRequest) -> Iterator[LocalDomino]:
    _check_extra()
    from . import _serving

    if not any(request.node.iter_markers("domino_settings")):
        yield request.getfixturevalue("local_domino_server")
        return
    with _serving.own_server(request.node, request.getfixturevalue("domino_settings")) as server:
        yield server


@pytest.fixture
def domino_project(request: pytest.FixtureRequest, _domino_of_the_test: LocalDomino) -> str:
    """The name of the test's own project on the local Domino, `owner/name`; nothing has happened in it yet."""
    from . import _serving

    return _serving.project_for(request.node, _domino_of_the_test)


@pytest.fixture
def local_domino(
    request: pytest.FixtureRequest, _domino_of_the_test: LocalDomino, domino_project: str
) -> Iterator[LocalDomino]:
    """The local Domino (domino.local.LocalDomino) that `Domino()` without arguments connects to during the test.

    The environment variables point to it and to the test's project; almost all others that begin with DOMINO_ are
    removed. It has the `faults` of the test's markers, and `requests` lists only those of the test. At the end of the
    test, the faults are removed and whatever still runs in the project is stopped.
    """
    from . import _serving

    with _serving.in_use(request.node, _domino_of_the_test, domino_project) as server:
        yield server


@pytest.fixture
def domino(local_domino: LocalDomino) -> Iterator[Domino]:
    """A client (domino.Domino) for the test's own project on the local Domino."""
    from domino import Domino

    with Domino() as client:
        yield client


@pytest.fixture
def async_domino(local_domino: LocalDomino) -> AsyncDomino:
    """A client for asynchronous code (domino.AsyncDomino); it keeps no connections, so any event loop can use it."""
    from . import _serving

    return _serving.async_client()
