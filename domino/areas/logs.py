"""What runs print: read at once, or followed while they go on."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar, overload

from domino_api import Operation, models
from domino_api.api import runs
from typing_extensions import Unpack

from domino._python_domino.spelling import OldRunId, renamed
from domino._waiting.console import new_text, plain_text
from domino._waiting.following import Following, patiently
from domino._waiting.kinds import RUNS, Kind
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, Wait
from domino.config import Timeout
from domino.errors import CallError

from .arguments import check_lines, checked_run_id
from .projects import AsyncProjects

__all__ = ["AsyncLogs"]

T = TypeVar("T")

#: Lines of a failed run's output that its error holds.
_LAST_LINES = 50
_END = "\n"
#: In characters: so much may be read again and again before the looks become rarer.
_FREE = 1 << 20


class AsyncLogs(AsyncProjects):
    """What runs print."""

    @overload
    async def runs_stdout(self, run_id: str, lines: int | None = None) -> str: ...
    @overload
    async def runs_stdout(self, *, runId: str, lines: int | None = None) -> str: ...  # noqa: N803
    @renamed
    async def runs_stdout(self, run_id: str = "", lines: int | None = None, **old: Unpack[OldRunId]) -> str:
        """Return the output of a run as plain text, including standard error; while it runs, the output so far.

        Args:
            run_id: The run.
            lines: How many lines to return, counted from the end; None for all.
            **old: python-domino's spelling runId.
        """
        return plain_text((await self._output(run_id, lines)).stdout or "")

    async def _output(self, run_id: str, lines: int | None = None) -> models.RunStdout:
        check_lines(lines)
        operation = runs.get_run_stdout.operation(*self._names, run_id, preview_number_of_lines=lines)
        return await self._engine.call(operation)

    def runs_logs(
        self, run_id: str, poll_freq: Timeout = POLL_FREQ, max_poll_time: Timeout = MAX_POLL_TIME
    ) -> AsyncGenerator[str, None]:
        """Yield the output of a run as it is printed, until the run is over. Wire facts 4.2.

            async for text in domino.runs_logs(run_id):
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
        # No generator itself: a wrong argument is told here, not at the first step.
        return self._followed(checked_run_id(run_id), Wait[models.Run].checked(self._engine, poll_freq, max_poll_time))

    async def _followed(self, run_id: str, wait: Wait[models.Run]) -> AsyncGenerator[str, None]:
        look = runs.get_run.operation(*self._names, run_id)
        following = Following(self._engine, RUNS, run_id, look, wait)
        try:
            async with aclosing(following.pages()) as pages:
                async for lines in pages:
                    yield "".join(f"{(line.log or '').removesuffix(_END)}{_END}" for line in lines)
        except CallError as error:
            if following.is_answered or error.status not in (404, 405):
                raise
        else:
            return
        async with aclosing(self._reread(run_id, look, following)) as texts:
            async for text in texts:
                yield text

    async def _reread(
        self, run_id: str, look: Operation[models.Run], following: Following[models.Run]
    ) -> AsyncGenerator[str, None]:
        """Follow by the route that gives all at each look, less often when it has given much more than there is."""
        clock, deadline = self._engine.clock, following.deadline
        started = due = clock.monotonic()
        seen, read = "", 0
        while True:
            # First the status, then the text: what a run printed before it was over is then in the last text.
            run = await patiently(self._engine, look, deadline)
            is_over = RUNS.is_over(run)
            if is_over or clock.monotonic() >= due:
                output = await patiently(self._engine, runs.get_run_stdout.operation(*self._names, run_id), deadline)
                text = plain_text(output.stdout or "")
                if fresh := new_text(seen, text):
                    yield fresh
                seen, read = text, read + len(text)
                if read > 2 * len(text) + _FREE:
                    due = clock.monotonic() + (clock.monotonic() - started) / 2
            if is_over:
                return
            await following.pause(run)

    async def _raise_failure(self, kind: Kind[T], one: T, deadline: float) -> None:
        """Raise the error of a run or job that is over, with the end of its output, unless it succeeded."""
        if problem := kind.failure(one, ""):
            log = await self._end_of_log(kind.identity(one), deadline)
            problem = kind.failure(one, log) or problem
            raise problem

    async def _end_of_log(self, run_id: str, deadline: float) -> str:
        operation = runs.get_run_stdout.operation(*self._names, run_id, preview_number_of_lines=_LAST_LINES)
        try:
            reply = await self._engine.call(operation, deadline=deadline)
        except CallError as error:
            # That the run failed is the news; it must not be hidden by a log that cannot be had.
            return f"(the output could not be read: {error.message})"
        return plain_text(reply.stdout or "")
