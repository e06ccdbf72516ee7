"""What the rows stand on: one certificate authority, a world for each row, an environment that says nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from .row import World

_NOT_OURS = {"SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return an authority that no machine trusts by itself."""
    return trustme.CA()


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out of the environment what configures the client."""
    for name in list(os.environ):
        if name.startswith("DOMINO_") or name.lower().endswith("_proxy") or name in _NOT_OURS:
            monkeypatch.delenv(name)


@pytest.fixture
def world(tmp_path: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Return servers, a folder, a clock."""
    world = World(tmp_path, authority, monkeypatch)
    yield world
    world.end()
