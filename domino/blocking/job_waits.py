# Made by scripts/regen.sh from domino/areas/job_waits.py: edit that file, not this one.
"""Jobs: looked at, stopped, waited for."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._display.lists import JobTable
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll
from domino.areas.job_replies import StoppingJob
from domino.config import Timeout

from .job_lists import JobLists

__all__ = ["JobWaits"]


class JobWaits(JobLists):
    """Jobs, looked at, stopped, waited for."""

    def job_status(self, job_id: str) -> models.Job:
        """Return a job as it stands now: `.statuses.execution_status`, `.statuses.is_completed`. Wire facts 4.2.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_status(job_id))

    def job_stop(self, job_id: str, commit_results: bool = True) -> StoppingJob:
        """Ask a job to stop and return at once; `job_wait` then raises RunStoppedError. Wire facts 2.14.

        The reply also answers as the HTTP response that python-domino returns.

        Args:
            job_id: The job, or a run.
            commit_results: Save what it has written so far as its output commit.
        """
        return run_blocking(self._suspending.job_stop(job_id, commit_results))

    def job_wait(
        self,
        job_id: str,
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        on_poll: OnPoll[models.Job] | None = None,
        progress: bool = False,
        stop_on_interrupt: bool = False,
    ) -> models.Job:
        """Wait until a job is over, and return it; raise if it did not succeed.

        A job is over when `statuses.isCompleted` says so. An unknown one is waited for during 30 s, since one that was
        just started may not be there yet. Ctrl-C leaves it going and tells its id.

        Args:
            job_id: The job, or a run.
            poll_freq: Seconds between two looks at the job.
            max_poll_time: Seconds to wait in all.
            retry_count: How many looks in a row may fail; None for any number until the time is over.
            on_poll: Called with the job after each look, for a progress line; AsyncDomino awaits what it returns.
            progress: Whether a line in the terminal or notebook tells how it stands.
            stop_on_interrupt: Stop the job on Ctrl-C or when the waiting task is cancelled.

        Raises:
            RunFailedError: It ended without success, by itself (Failed) or by the platform's fault (Error); `.job` is
                the job, `.log` the end of its output.
            RunStoppedError: Somebody stopped it.
            WaitTimeoutError: The time passed; the job goes on, and `job_wait(error.job_id)` resumes waiting.
        """
        return run_blocking(
            self._suspending.job_wait(
                job_id,
                poll_freq,
                max_poll_time,
                retry_count,
                on_poll=on_poll,
                progress=progress,
                stop_on_interrupt=stop_on_interrupt,
            )
        )

    def jobs_wait(
        self,
        job_ids: Iterable[str | models.Job],
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        raise_failed: bool = True,
        on_poll: OnPoll[models.Job] | None = None,
        progress: bool = False,
    ) -> JobTable:
        """Wait until all of some jobs are over, and return them in the order in which they were given.

            started = [domino.job_start(f"train.py {seed}") for seed in range(20)]
            finished = domino.jobs_wait(started)

        One list of the newest jobs is asked for instead of each job where that is cheaper. Ctrl-C leaves them going and
        tells their ids; to wait again for the same jobs resumes.

        Args:
            job_ids: The jobs, or their ids.
            poll_freq: Seconds between two looks at all of them.
            max_poll_time: Seconds to wait in all.
            retry_count: How many looks at one in a row may fail; None for any number until the time is over.
            raise_failed: Whether to raise, once all are over, if one did not succeed; else its status tells.
            on_poll: Called with each job after each look; AsyncDomino awaits what it returns.
            progress: Whether a line in the terminal or notebook tells how it stands.

        Raises:
            RunFailedError: Some did not succeed; the message names them, `.job` is the first one.
            RunStoppedError: The same, where all of those were stopped.
            WaitTimeoutError: The time passed; the message names those that go on.
        """
        return run_blocking(
            self._suspending.jobs_wait(
                job_ids,
                poll_freq,
                max_poll_time,
                retry_count,
                raise_failed=raise_failed,
                on_poll=on_poll,
                progress=progress,
            )
        )

    def jobs_as_completed(
        self,
        job_ids: Iterable[str | models.Job],
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        on_poll: OnPoll[models.Job] | None = None,
        progress: bool = False,
    ) -> Generator[models.Job, None, None]:
        """Yield each of some jobs when it is over, however it ended: `.statuses.execution_status` tells.

            for job in domino.jobs_as_completed(started):
                print(job.title, job.statuses.execution_status)

        Arguments and errors are those of `jobs_wait`; a job that did not succeed raises nothing.
        """
        return iterate_blocking(
            self._suspending.jobs_as_completed(
                job_ids, poll_freq, max_poll_time, retry_count, on_poll=on_poll, progress=progress
            )
        )
