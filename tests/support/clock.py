"""A clock whose hours pass in microseconds."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["FakeClock"]


class FakeClock:
    """Time that passes only while somebody sleeps.

    Args:
        on_sleep: Called at each sleep with the number of sleeps so far, the current one included.

    Attributes:
        now: Seconds since the clock was made.
        sleeps: How long each sleep was, in seconds.
    """

    def __init__(self, on_sleep: Callable[[int], object] | None = None) -> None:
        self.now = 0.0
        self.sleeps: list[float] = []
        self._on_sleep = on_sleep

    def monotonic(self) -> float:
        """Return seconds since the clock was made."""
        return self.now

    def time(self) -> float:
        """Return seconds since 1970 UTC: a moment in 2023, and what has passed."""
        return 1_700_000_000.0 + self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.sleeps.append(seconds)
        if self._on_sleep is not None:
            self._on_sleep(len(self.sleeps))

    async def sleep_async(self, seconds: float) -> None:
        """Let time pass."""
        self.sleep(seconds)
