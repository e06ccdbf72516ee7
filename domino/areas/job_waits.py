"""Jobs: looked at, stopped, waited for."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import aclosing

from domino_api import models
from domino_api.api import jobs
from domino_api.wire_model import recast

from domino._calls.answers import check_about
from domino._display.lists import JobTable
from domino._waiting.interrupts import guarded
from domino._waiting.kinds import JOBS
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll, Wait, wait_for
from domino._waiting.several import Source, each_finished
from domino.config import Timeout

from .arguments import checked_id
from .job_lists import AsyncJobLists
from .job_replies import StoppingJob

__all__ = ["AsyncJobWaits"]


class AsyncJobWaits(AsyncJobLists):
    """Jobs, looked at, stopped, waited for."""

    async def job_status(self, job_id: str) -> models.Job:
        """Return a job as it stands now: `.statuses.execution_status`, `.statuses.is_completed`. Wire facts 4.2.

        Args:
            job_id: The job, or a run.

        Raises:
            NotFoundError: There is no such job.
        """
        operation = jobs.get_job.operation(checked_id(job_id, "job_id"))
        job = await self._engine.call(operation)
        check_about(operation, "id", job_id, job.id)
        return job

    async def job_stop(self, job_id: str, commit_results: bool = True) -> StoppingJob:
        """Ask a job to stop and return at once; `job_wait` then raises RunStoppedError. Wire facts 2.14.

        The reply can also be used like the HTTP response that python-domino returns.

        Args:
            job_id: The job, or a run.
            commit_results: Whether to save what it has written so far as its output commit.
        """
        return recast(StoppingJob, await self._stop(checked_id(job_id, "job_id"), commit_results))

    async def job_wait(
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
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        return await self._job_until_over(checked_id(job_id, "job_id"), wait, stop_on_interrupt)

    async def _job_until_over(self, job_id: str, wait: Wait[models.Job], stop_on_interrupt: bool) -> models.Job:
        stop = self.job_stop if stop_on_interrupt else None
        return await guarded(self._engine, JOBS, job_id, self._finished_job(job_id, wait), stop)

    async def _finished_job(self, job_id: str, wait: Wait[models.Job]) -> models.Job:
        deadline = self._engine.clock.monotonic() + wait.max_poll_time
        job = await wait_for(self._engine, JOBS, jobs.get_job.operation(job_id), job_id, wait)
        await self._raise_failure(JOBS, job, deadline)
        return job

    async def jobs_wait(
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
            finished = await domino.jobs_wait(started)

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
        wanted = _ids(job_ids)
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        over: dict[str, models.Job] = {}
        async with aclosing(self._each_finished(wanted, wait)) as finished:
            async for job in finished:
                over[job.id] = job
        jobs_over = JobTable(over[job_id] for job_id in wanted)
        if raise_failed and (problem := JOBS.failures(jobs_over)):
            raise problem
        return jobs_over

    def jobs_as_completed(
        self,
        job_ids: Iterable[str | models.Job],
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        on_poll: OnPoll[models.Job] | None = None,
        progress: bool = False,
    ) -> AsyncGenerator[models.Job, None]:
        """Yield each of these jobs as soon as it is over, however it ended: see `.statuses.execution_status`.

            async for job in domino.jobs_as_completed(started):
                print(job.title, job.statuses.execution_status)

        Arguments and errors are those of `jobs_wait`, but a job that did not succeed does not raise an error.
        """
        wait = Wait[models.Job].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        return self._each_finished(_ids(job_ids), wait)

    def _each_finished(self, job_ids: Sequence[str], wait: Wait[models.Job]) -> AsyncGenerator[models.Job, None]:
        async def newest(count: int, deadline: float) -> Sequence[models.Job]:
            operation = jobs.list_jobs.operation(
                project_id=await self._find_project_id(),
                order_by="number",
                sort_by="desc",
                page_size=count,
                page_no=1,
                show_archived=True,
            )
            return (await self._engine.call(operation, deadline=deadline, poll=True, retries=0)).jobs

        source = Source(one=jobs.get_job.operation, newest=newest)
        return each_finished(self._engine, JOBS, job_ids, wait, source)


def _ids(job_ids: Iterable[str | models.Job]) -> list[str]:
    """Return the ids of jobs, each once."""
    # A dict from ids to something else has ids; one job is a dict as well.
    if isinstance(job_ids, str) or (isinstance(job_ids, Mapping) and "id" in job_ids):
        raise TypeError("job_ids must be several jobs or ids, as a list: for one, job_wait waits")
    ids = [job.id if isinstance(job, models.Job) else checked_id(job, "a job's id") for job in job_ids]
    return list(dict.fromkeys(ids))
