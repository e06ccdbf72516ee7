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
        """Return the output of a run as plain text, including standard error; while it runs, the output so far.

        Args:
            run_id: The run.
            lines: How many lines to return, counted from the end; None for all.
            **old: python-domino's spelling runId.
        """
        return run_blocking(self._suspending.runs_stdout(run_id, lines))

    def runs_logs(
        self, run_id: str, poll_freq: Timeout = POLL_FREQ, max_poll_time: Timeout = MAX_POLL_TIME
    ) -> Generator[str, None, None]:
        """Yield the output of a run as it is printed, until the run is over. Wire facts 4.2.

            for text in domino.runs_logs(run_id):
                print(text, end="")

        Each text is one or more complete lines, of both streams in order of time, and no line is yielded twice. If the
        last line of the run is unfinished, it gets a line end. `job_logs(run_id)` also has the time and the stream of
        each line.

        A deployment without that route (404 or 405) sends the whole output at each poll, so the more there is, the less
        often it is polled.

        Args:
            run_id: The run.
            poll_freq: Seconds between two polls.
            max_poll_time: Seconds to follow it in total.

        Raises:
            WaitTimeoutError: The time is up; the run goes on.
        """
        return iterate_blocking(self._suspending.runs_logs(run_id, poll_freq, max_poll_time))
