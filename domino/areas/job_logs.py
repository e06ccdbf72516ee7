"""What jobs print: line by line, read at once or followed while they go on."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from domino_api import models
from domino_api.api import jobs

from domino._waiting.kinds import JOBS
from domino._waiting.log_lines import LogCursor
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, Wait
from domino.config import Timeout, is_whole
from domino.errors import ReplyTooLargeError, WaitTimeoutError

from .arguments import checked_id
from .job_waits import AsyncJobWaits

__all__ = ["AsyncJobLogs"]

#: What `log_type` may say.
_LOG_TYPES = ("console", "stdout", "stderr", "stdoutstderr", "prepareoutput")
#: So many lines a page has at most (wire facts 4.1).
_MOST = 10_000
#: Where one page is too large, the next one asks for so many times fewer lines.
_FEWER = 8


class AsyncJobLogs(AsyncJobWaits):
    """What jobs print."""

    def job_logs(
        self,
        job_id: str,
        log_type: models.JobLogKind | str = "stdoutstderr",
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        *,
        follow: bool = True,
        page_size: int = 1000,
    ) -> AsyncGenerator[models.JobLogLine, None]:
        """Yield the lines that a job prints while it prints them, and end with it. Wire facts 4.2.

            async for line in domino.job_logs(job_id):
                print(line.timestamp_at, line.log_type, line.log)

        A line has its text without a line end, the stream it came from and its time. No more than two pages are held
        at once. `runs_stdout(job_id)` has the text of both streams in one piece.

        Args:
            job_id: The job, or a run.
            log_type: `"stdoutstderr"`, `"stdout"`, `"stderr"`, `"prepareoutput"` for what the preparation printed, or
                `"console"` for all. Some versions show the preparation under `"stdout"`, too.
            poll_freq: Seconds between two looks.
            max_poll_time: Seconds to follow it in all.
            follow: Whether to go on until the job is over; else end with what is there.
            page_size: How many lines to ask for at once, 10000 at most.

        Raises:
            NotFoundError: There is no such job.
            WaitTimeoutError: The time passed; the job goes on.
        """
        checked_id(job_id, "job_id")
        if log_type not in _LOG_TYPES:
            raise ValueError(f"log_type must be one of {', '.join(_LOG_TYPES)}, not {log_type!r}")
        if not is_whole(page_size, 1) or page_size > _MOST:
            raise ValueError(f"page_size must be a whole number from 1 to {_MOST}, not {page_size!r}")
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time)
        return self._log_lines(job_id, log_type, wait, follow, page_size)

    async def _log_lines(
        self, job_id: str, log_type: str, wait: Wait[models.Job], follow: bool, page_size: int
    ) -> AsyncGenerator[models.JobLogLine, None]:
        clock = self._engine.clock
        deadline = clock.monotonic() + wait.max_poll_time
        cursor = LogCursor()
        is_over = False
        while True:
            try:
                page = await self._log_page(job_id, log_type, cursor, page_size, deadline)
            except ReplyTooLargeError:
                if page_size == 1:
                    raise
                page_size = max(page_size // _FEWER, 1)
                continue
            repeated = cursor.overlap(page.log_content)
            if repeated and cursor.repeats is None:
                first = await self._log_page(job_id, log_type, cursor, 1, deadline)
                cursor.settle(first.pagination.latest_time_nano if first.pagination is not None else None)
                repeated = cursor.overlap(page.log_content)
            fresh = cursor.advance(page, repeated)
            for line in fresh:
                yield line
            if not fresh and len(page.log_content) == page_size < _MOST:
                page_size = min(2 * page_size, _MOST)  # it was full of what had come before
                continue
            # A short page is no end: servers have limits of their own.
            if not fresh and (page.is_complete or is_over or not follow):
                return
            if len(page.log_content) >= page_size or page.is_complete or not follow:
                continue
            job: models.Job | None = None
            if not fresh:
                # One that never says that it is complete ends with the job, after one more look.
                job = await self._patiently(jobs.get_job.operation(job_id), deadline)
                is_over = JOBS.is_over(job)
            left = deadline - clock.monotonic()
            if is_over:
                continue
            if left <= 0:
                message = f"job {job_id} was not over after {wait.max_poll_time:g} s; it goes on"
                raise WaitTimeoutError(message, run_id=job_id, job=job)
            await self._engine.sleep(min(wait.poll_freq, left))

    async def _log_page(
        self, job_id: str, log_type: str, cursor: LogCursor, size: int, deadline: float
    ) -> models.JobLogSet:
        operation = jobs.get_job_logs.operation(
            job_id,
            log_type=models.JobLogKind(log_type),
            limit=size,
            offset=cursor.offset or None,
            latest_time_nano=cursor.latest,
        )
        return (await self._patiently(operation, deadline)).logset
