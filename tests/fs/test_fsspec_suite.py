"""fsspec's own behaviour tests, those that any file system has to pass."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

import pytest
from fsspec.tests import abstract

from domino.fs import DominoFileSystem
from domino.local import LocalDomino


class _Fixtures(abstract.AbstractFixtures):  # type: ignore[misc]  # fsspec has no types
    @pytest.fixture
    def fs(self, server: LocalDomino) -> DominoFileSystem:
        """Return a file system that knows nothing yet."""
        return DominoFileSystem(server.url, server.api_key, skip_instance_cache=True)

    @pytest.fixture
    def fs_path(self, project: str) -> str:
        """Return where the tests may write."""
        return project

    @pytest.fixture
    def fs_join(self) -> Callable[..., str]:
        """Return what joins paths."""
        return posixpath.join

    @pytest.fixture
    def supports_empty_directories(self) -> bool:
        """Return that a folder is there as long as a file is in it."""
        return False


class TestCopy(abstract.AbstractCopyTests, _Fixtures):  # type: ignore[misc]
    """Copies within the file system."""


class TestGet(abstract.AbstractGetTests, _Fixtures):  # type: ignore[misc]
    """Downloads."""


class TestPut(abstract.AbstractPutTests, _Fixtures):  # type: ignore[misc]
    """Uploads."""


class TestOpen(abstract.AbstractOpenTests, _Fixtures):  # type: ignore[misc]
    """Open files."""


class TestPipe(abstract.AbstractPipeTests, _Fixtures):  # type: ignore[misc]
    """Bytes in and out."""
