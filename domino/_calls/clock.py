"""Time, as something that can be replaced: a test of a wait of hours takes microseconds."""

from __future__ import annotations

import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]


class Clock(Protocol):
    """What tells the time and waits; tests bring one of their own."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        ...

    def time(self) -> float:
        """Return seconds since 1970 UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait and block."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Wait and suspend."""
        ...


class SystemClock:
    """The real time.

    Args:
        longest_pause: No wait takes longer than so many seconds; None for as long as asked.
    """

    def __init__(self, longest_pause: float | None = None) -> None:
        self._longest_pause = longest_pause

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return time.monotonic()

    def time(self) -> float:
        """Return seconds since 1970 UTC."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait and block."""
        time.sleep(self._cut(seconds))

    async def sleep_async(self, seconds: float) -> None:
        """Wait and suspend, on whichever event loop runs."""
        import anyio  # httpx brings it; blocking use does without

        await anyio.sleep(self._cut(seconds))

    def _cut(self, seconds: float) -> float:
        return seconds if self._longest_pause is None else min(seconds, self._longest_pause)
