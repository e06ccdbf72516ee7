"""What a command uses of the machine: it and all that it has started, looked at now and then (Linux only)."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .supervisor import below

_FIRST, _LARGEST = 0.1, 5.0  # seconds between two looks: a short job has some, a long one not too many
_GIB = 1024**3


@dataclass(frozen=True)
class _Look:
    """What was seen: seconds on any clock, seconds of processors so far, bytes of memory now."""

    time: float
    processors: float
    memory: int


class Meter:
    """Measures one command while it runs.

    Args:
        record: takes what was measured: processors in percent since the look before (100 is one), memory in GiB.
    """

    def __init__(self, record: Callable[[float, float], None]) -> None:
        self._record = record

    @contextmanager
    def following(self, supervisor: int) -> Generator[None]:
        """Measure what is below a supervisor for as long as the context lasts."""
        if sys.platform != "linux":
            yield
            return
        ended = threading.Event()
        thread = threading.Thread(target=self._measure, args=(supervisor, ended), name="meter", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _measure(self, supervisor: int, ended: threading.Event) -> None:
        before, pause = _look(supervisor), _FIRST
        while not ended.wait(pause):
            now = _look(supervisor)
            passed = max(now.time - before.time, 0.001)
            percent = 100 * max(0.0, now.processors - before.processors) / passed
            self._record(round(percent, 1), round(now.memory / _GIB, 6))
            before, pause = now, min(2 * pause, _LARGEST)


def _look(supervisor: int) -> _Look:
    """Add up what is below a supervisor; what has ended counts where its parent has waited for it."""
    ticks = _ticks(supervisor, own=False)  # its own are ours
    memory = 0
    for process in below(supervisor):
        ticks += _ticks(process)
        memory += _memory(process)
    return _Look(time.monotonic(), ticks / os.sysconf("SC_CLK_TCK"), memory)


def _ticks(process: int, *, own: bool = True) -> int:
    """Return the processor time of a process, and that of its children that it has waited for."""
    try:
        fields = Path("/proc", str(process), "stat").read_bytes().rpartition(b")")[2].split()
        return sum(map(int, fields[11:15] if own else fields[13:15]))
    except (OSError, ValueError):
        return 0  # it has ended meanwhile


def _memory(process: int) -> int:
    """Return how many bytes of memory a process has; what several share counts for each."""
    try:
        return int(Path("/proc", str(process), "statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
