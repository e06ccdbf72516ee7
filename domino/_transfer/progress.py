"""How far a transfer is, told to whoever wants to know."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from domino._calls.engine import Engine

__all__ = ["OnProgress", "Progress", "TransferProgress"]


@frozen(kw_only=True)
class TransferProgress:
    """How far a transfer is.

    Attributes:
        bytes_done: Bytes that have arrived.
        bytes_total: Bytes in all.
        files_done: Files that have arrived whole.
        files_total: Files in all.
    """

    bytes_done: int
    bytes_total: int
    files_done: int
    files_total: int


#: Called after each step of a transfer; AsyncDomino awaits what it returns, if that can be awaited.
OnProgress: TypeAlias = Callable[[TransferProgress], object]


class Progress:
    """Counts what has arrived, and tells.

    Args:
        engine: Tells whether what the callback returns can be awaited here.
        tell: The callback; None for nobody.
        sizes: The size of each file, by its name.
    """

    def __init__(self, engine: Engine, tell: OnProgress | None, sizes: dict[str, int]) -> None:
        if tell is not None and not callable(tell):
            raise TypeError(f"on_progress must be a function of one argument, not {tell!r}")
        self._engine = engine
        self._tell = tell
        self._left = dict(sizes)
        self._total = sum(sizes.values())
        self._files = len(sizes)
        self._bytes = 0

    async def add(self, name: str, size: int, *, is_whole: bool = False) -> None:
        """Count bytes of a file, and the file itself when it is whole."""
        self._bytes += size
        if name in self._left:
            self._left[name] -= size
            if is_whole or self._left[name] <= 0:
                del self._left[name]
        if self._tell is None:
            return
        answer = self._tell(
            TransferProgress(
                bytes_done=self._bytes,
                bytes_total=max(self._total, self._bytes),
                files_done=self._files - len(self._left),
                files_total=self._files,
            )
        )
        if self._engine.suspends and inspect.isawaitable(answer):
            await answer
