"""One local Domino per test and a client for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from local_helpers import Api, Servers

from domino.local import LocalDomino


@pytest.fixture
def servers() -> Iterator[Servers]:
    started = Servers()
    yield started
    started.end()


@pytest.fixture
def server_and_api(servers: Servers) -> tuple[LocalDomino, Api]:
    return servers.start()


@pytest.fixture
def server(server_and_api: tuple[LocalDomino, Api]) -> LocalDomino:
    return server_and_api[0]


@pytest.fixture
def api(server_and_api: tuple[LocalDomino, Api]) -> Api:
    return server_and_api[1]
