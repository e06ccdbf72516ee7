"""What jobs print: line by line, read at once or followed while they go on."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from domino_api import models
from domino_api.api import jobs

from domino._waiting.following import MOST_LINES, Following
from domino._waiting.kinds import JOBS
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, Wait
from domino.config import Timeout, is_whole

from .arguments import checked_id
from .job_waits import AsyncJobWaits

__all__ = ["AsyncJobLogs"]

#: What `log_type` may say.
_LOG_TYPES = ("console", "stdout", "stderr", "stdoutstderr", "prepareoutput")


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
        """Yield the lines that a job prints as it prints them, until the job is over. Wire facts 4.2.

            async for line in domino.job_logs(job_id):
                print(line.timestamp_at, line.log_type, line.log)

        A line has its text without a line end, the stream it came from and its time. No more than two pages are held
        at once. `runs_stdout(job_id)` returns the text of both streams as a whole.

        Args:
            job_id: The job, or a run.
            log_type: `"stdoutstderr"`, `"stdout"`, `"stderr"`, `"prepareoutput"` for what the preparation printed, or
                `"console"` for all. Some versions show the preparation under `"stdout"`, too.
            poll_freq: Seconds between two polls.
            max_poll_time: Seconds to follow it in total.
            follow: Whether to go on until the job is over; if not, end with the lines that are there now.
            page_size: How many lines to request at a time, 10000 at most.

        Raises:
            NotFoundError: There is no such job.
            WaitTimeoutError: The time is up; the job goes on.
        """
        checked_id(job_id, "job_id")
        if log_type not in _LOG_TYPES:
            raise ValueError(f"log_type must be one of {', '.join(_LOG_TYPES)}, not {log_type!r}")
        if not is_whole(page_size, 1) or page_size > MOST_LINES:
            raise ValueError(f"page_size must be a whole number from 1 to {MOST_LINES}, not {page_size!r}")
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time)
        return self._log_lines(job_id, log_type, wait, follow, page_size)

    async def _log_lines(
        self, job_id: str, log_type: str, wait: Wait[models.Job], follow: bool, page_size: int
    ) -> AsyncGenerator[models.JobLogLine, None]:
        look = jobs.get_job.operation(job_id)
        following = Following(
            self._engine, JOBS, job_id, look, wait, log_type=log_type, page_size=page_size, follows=follow
        )
        async with aclosing(following.pages()) as pages:
            async for lines in pages:
                for line in lines:
                    yield line
