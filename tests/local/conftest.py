"""One local Domino for all tests, a project of it for each, and servers with settings of their own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from domino.local import LocalDomino
from tests.local.local_helpers import Api, Servers

_NUMBERS = itertools.count(1)


@pytest.fixture
def servers() -> Iterator[Servers]:
    started = Servers()
    yield started
    started.end()


@pytest.fixture(scope="session")
def shared() -> Iterator[Servers]:
    started = Servers()
    yield started
    started.end()


@pytest.fixture(scope="session")
def server(shared: Servers) -> LocalDomino:
    return shared.start()[0]


@pytest.fixture
def api(shared: Servers, server: LocalDomino) -> Api:
    """A client for a project that no other test uses."""
    return shared.api(server.url, server.api_key, f"{server.user}/test-{next(_NUMBERS)}")
