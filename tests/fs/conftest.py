"""File systems of the local Domino."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from domino import Domino
from domino.fs import DominoFileSystem
from domino.local import LocalDomino


@pytest.fixture
def fs(server: LocalDomino) -> DominoFileSystem:
    """Return a file system that knows nothing yet."""
    return DominoFileSystem(server.url, server.api_key, skip_instance_cache=True)


@pytest.fixture
def client(server: LocalDomino, project: str) -> Iterator[Domino]:
    """Return a client of the project, which knows nothing of the file system."""
    with Domino(project, server.api_key, server.url) as made:
        yield made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave fsspec's tables of patterns, two minutes of uploads, to the long form of the tests."""
    if "DOMINO_FUZZ_REQUESTS" in os.environ:
        return
    for item in items:
        if item.path.name == "test_fsspec_suite.py" and "glob" in item.name:
            item.add_marker(pytest.mark.skip(reason="fsspec's tables of patterns: scripts/test.sh --long"))
