"""Following what a run or job prints, by the one route that goes on where the last look ended."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator
from typing import Generic, TypeVar

from domino_api import Operation, models
from domino_api.api import jobs

from domino._calls.engine import Engine
from domino.errors import ReplyTooLargeError

from .kinds import Kind
from .log_lines import LogCursor
from .poll import Wait

__all__ = ["MOST_LINES", "Following", "patiently"]

R = TypeVar("R")
T = TypeVar("T")

#: So many lines a page has at most (wire facts 4.1).
MOST_LINES = 10_000
#: Where one page is too large, the next one asks for so many times fewer lines.
_FEWER = 8


async def patiently(engine: Engine, operation: Operation[T], deadline: float) -> T:
    """Return the answer; like a wait, what passes is outlived, however often it comes before the deadline."""
    return await engine.call(operation, deadline=deadline, poll=True, retries=sys.maxsize)


class Following(Generic[R]):
    """The log of one run or job, of which each line comes once; two pages are held at most.

    Args:
        engine: Sends the requests.
        kind: Whether it is a run or a job.
        identity: Its id; runs and jobs have theirs in common.
        look: Asks how it is.
        wait: How often to look, and how long.
        log_type: Which streams.
        page_size: How many lines to ask for at once.
        follows: Whether to go on until it is over; else to end with what is there.

    Attributes:
        is_answered: Whether the server has given a page: else it may not have the route.
        deadline: When the time is over, on the engine's clock.
    """

    def __init__(
        self,
        engine: Engine,
        kind: Kind[R],
        identity: str,
        look: Operation[R],
        wait: Wait[R],
        *,
        log_type: str = "stdoutstderr",
        page_size: int = 1000,
        follows: bool = True,
    ) -> None:
        self.is_answered = False
        self.deadline = engine.clock.monotonic() + wait.max_poll_time
        self._engine = engine
        self._kind = kind
        self._identity = identity
        self._look = look
        self._wait = wait
        self._log_type = log_type
        self._page_size = page_size
        self._follows = follows

    async def pages(self) -> AsyncGenerator[list[models.JobLogLine], None]:
        """Yield new lines, as many as came at once.

        Raises:
            WaitTimeoutError: The time passed; it goes on.
        """
        cursor = LogCursor()
        size, is_over = self._page_size, False
        while True:
            try:
                page = await self._page(cursor, size)
            except ReplyTooLargeError:
                if size == 1:
                    raise
                size = max(size // _FEWER, 1)
                continue
            self.is_answered = True
            repeated = cursor.overlap(page.log_content)
            if repeated and cursor.repeats is None:
                first = await self._page(cursor, 1)
                cursor.settle(first.pagination.latest_time_nano if first.pagination is not None else None)
                repeated = cursor.overlap(page.log_content)
            fresh = cursor.advance(page, repeated)
            if fresh:
                yield fresh
            elif len(page.log_content) == size < MOST_LINES:
                size = min(2 * size, MOST_LINES)  # it was full of what had come before
                continue
            # A short page is no end: servers have limits of their own.
            if not fresh and (page.is_complete or is_over or not self._follows):
                return
            if len(page.log_content) >= size or page.is_complete or not self._follows:
                continue
            one: R | None = None
            if not fresh:
                # One that never says that it is complete ends with the run or job, after one more look.
                one = await patiently(self._engine, self._look, self.deadline)
                is_over = self._kind.is_over(one)
            if not is_over:
                await self.pause(one)

    async def pause(self, last: R | None) -> None:
        """Wait for the next look; raise WaitTimeoutError, with what it was like at `last`, if there is none."""
        left = self.deadline - self._engine.clock.monotonic()
        if left <= 0:
            message = (
                f"{self._kind.noun} {self._identity} was not over after {self._wait.max_poll_time:g} s; it goes on"
            )
            raise self._kind.timed_out(message, self._identity, last)
        await self._engine.sleep(min(self._wait.poll_freq, left))

    async def _page(self, cursor: LogCursor, size: int) -> models.JobLogSet:
        operation = jobs.get_job_logs.operation(
            self._identity,
            log_type=models.JobLogKind(self._log_type),
            limit=size,
            offset=cursor.offset or None,
            latest_time_nano=cursor.latest,
        )
        return (await patiently(self._engine, operation, self.deadline)).logset
