# Made by scripts/regen.sh from domino/areas/job_logs.py: edit that file, not this one.
"""What jobs print: line by line, read at once or followed while they go on."""

from __future__ import annotations

from collections.abc import Generator

from domino_api import models

from domino._calls.engine import iterate_blocking
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ
from domino.config import Timeout

from .job_waits import JobWaits

__all__ = ["JobLogs"]


class JobLogs(JobWaits):
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
    ) -> Generator[models.JobLogLine, None, None]:
        """Yield the lines that a job prints as it prints them, until the job is over. Wire facts 4.2.

            for line in domino.job_logs(job_id):
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
        return iterate_blocking(
            self._suspending.job_logs(job_id, log_type, poll_freq, max_poll_time, follow=follow, page_size=page_size)
        )
