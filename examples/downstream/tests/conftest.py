"""No test of this project meets a real deployment."""

from __future__ import annotations

import pytest

from domino.local import LocalDomino


@pytest.fixture(autouse=True)
def always_local(local_domino: LocalDomino) -> None:
    """Let `Domino()` lead to the local Domino in every test."""
