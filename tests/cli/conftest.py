"""A project on the local Domino, and the variables that lead the program to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domino import Domino
from domino.local import LocalDomino


@pytest.fixture
def client(server: LocalDomino, project: str) -> Iterator[Domino]:
    """Return a client of the project."""
    with Domino(project, server.api_key, server.url) as made:
        yield made


@pytest.fixture
def environ(server: LocalDomino, project: str, tmp_path: Path) -> dict[str, str]:
    """Return the variables that lead the program to the project."""
    return {
        "DOMINO_API_HOST": server.url,
        "DOMINO_USER_API_KEY": server.api_key,
        "DOMINO_PROJECT": project,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
