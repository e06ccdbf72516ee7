"""File systems of the local Domino."""

from __future__ import annotations

import os

import pytest

from domino.fs import DominoFileSystem
from domino.local import LocalDomino


@pytest.fixture
def fs(server: LocalDomino) -> DominoFileSystem:
    """Return a file system that knows nothing yet."""
    return DominoFileSystem(server.url, server.api_key, skip_instance_cache=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave fsspec's tables of patterns, two minutes of uploads, to the long form of the tests."""
    if "DOMINO_FUZZ_REQUESTS" in os.environ:
        return
    for item in items:
        if item.path.name == "test_fsspec_suite.py" and "glob" in item.name:
            item.add_marker(pytest.mark.skip(reason="fsspec's tables of patterns: scripts/test.sh --long"))
