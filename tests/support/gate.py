"""Runs that go on until a test lets them end."""

from __future__ import annotations

import shlex
from pathlib import Path

__all__ = ["Gate"]


class Gate:
    """A file that a command waits for.

    Args:
        folder: Where the file will be.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "gate-is-open"

    def wait(self) -> str:
        """Return the shell command that waits until the gate is open."""
        return f"until [ -e {shlex.quote(str(self._file))} ]; do sleep 0.01; done"

    def open(self) -> None:
        """Let the commands that wait go on."""
        self._file.touch()
