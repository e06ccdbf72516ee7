# Made by scripts/regen.sh from domino/areas/logs.py: edit that file, not this one.
"""What runs print: read at once, or followed while they go on."""

from __future__ import annotations

from collections.abc import Generator
from typing import overload

from typing_extensions import Unpack

from domino._calls.engine import iterate_blocking, run_blocking
from domino._python_domino.spelling import OldRunId, renamed
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ
from domino.config import Timeout

from .projects import Projects

__all__ = ["Logs"]


class Logs(Projects):
    """What runs print."""

    @overload
    def runs_stdout(self, run_id: str, lines: int | None = None) -> str: ...

    @overload
    def runs_stdout(self, *, runId: str, lines: int | None = None) -> str: ...

    @renamed
    def runs_stdout(self, run_id: str = "", lines: int | None = None, **old: Unpack[OldRunId]) -> str:
        """Return what a run has printed, standard error merged in, as plain text; so far, while it is going.

        Args:
            run_id: The run.
            lines: Only the last so many lines.
            **old: The spelling runId of python-domino.
        """
        return run_blocking(self._suspending.runs_stdout(run_id, lines))

    def runs_logs(
        self, run_id: str, poll_freq: Timeout = POLL_FREQ, max_poll_time: Timeout = MAX_POLL_TIME
    ) -> Generator[str, None, None]:
        """Yield what a run prints while it prints it, and end with it. Wire facts 4.2.

            for text in domino.runs_logs(run_id):
                print(text, end="")

        Each text is one or more whole lines, of both streams in order of time; each line comes from the server once. A
        last line that the run left without an end gets one. `job_logs(run_id)` tells time and stream of each line.

        A deployment without that route (404 or 405) is asked for all that was printed at each look: the more that is,
        the rarer the looks.

        Args:
            run_id: The run.
            poll_freq: Seconds between two looks.
            max_poll_time: Seconds to follow it in all.

        Raises:
            WaitTimeoutError: The time passed; the run goes on.
        """
        return iterate_blocking(self._suspending.runs_logs(run_id, poll_freq, max_poll_time))
