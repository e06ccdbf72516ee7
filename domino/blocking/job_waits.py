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

        The reply can also be used like the HTTP response that python-domino returns.

        Args:
            job_id: The job, or a run.
            commit_results: Whether to save what it has written so far as its output commit.
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

        A job is over when `statuses.isCompleted` says so. If it is not found, the wait goes on for 30 s, because a job
        that was just started may not be visible yet. After Ctrl-C the job goes on, and the error has its id.

        Args:
            job_id: The job, or a run.
            poll_freq: Seconds between two polls of the job.
            max_poll_time: Seconds to wait in total.
            retry_count: How many polls in a row may fail; None for any number until the deadline.
            on_poll: Called with the job after each poll; AsyncDomino awaits what it returns.
            progress: Whether to show a status line in a terminal or notebook.
            stop_on_interrupt: Stop the job on Ctrl-C or when the waiting task is cancelled.

        Raises:
            RunFailedError: It failed by itself (Failed) or because of the platform (Error); `.job` is the job, and
                `.log` the end of its output.
            RunStoppedError: Somebody stopped it.
            WaitTimeoutError: The time is up; the job goes on, and `job_wait(error.job_id)` resumes the wait.
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
        """Wait until all of these jobs are over, and return them in the given order.

            started = [domino.job_start(f"train.py {seed}") for seed in range(20)]
            finished = domino.jobs_wait(started)

        Where it is cheaper, one list of the newest jobs is requested instead of each job. After Ctrl-C the jobs go on,
        and the error has their ids; wait for the same jobs again to resume.

        Args:
            job_ids: The jobs, or their ids.
            poll_freq: Seconds between two polls of all of them.
            max_poll_time: Seconds to wait in total.
            retry_count: How many polls of one job in a row may fail; None for any number until the deadline.
            raise_failed: Whether to raise an error, once all are over, if one did not succeed.
            on_poll: Called with each job after each poll; AsyncDomino awaits what it returns.
            progress: Whether to show a status line in a terminal or notebook.

        Raises:
            RunFailedError: Some did not succeed; the message names them, `.job` is the first one.
            RunStoppedError: The same, if all of those were stopped.
            WaitTimeoutError: The time is up; the message names the jobs that go on.
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
        """Yield each of these jobs as soon as it is over, however it ended: see `.statuses.execution_status`.

            for job in domino.jobs_as_completed(started):
                print(job.title, job.statuses.execution_status)

        Arguments and errors are those of `jobs_wait`, but a job that did not succeed does not raise an error.
        """
        return iterate_blocking(
            self._suspending.jobs_as_completed(
                job_ids, poll_freq, max_poll_time, retry_count, on_poll=on_poll, progress=progress
            )
        )
