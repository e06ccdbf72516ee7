"""Runs: list, start, wait for, stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import overload

from domino_api import models
from domino_api.api import jobs, runs
from domino_api.wire import is_object
from typing_extensions import Unpack

from domino._calls.answers import check_about
from domino._display.lists import RunList, RunTable
from domino._python_domino.spelling import OldRunId, OldStart, renamed
from domino._waiting.interrupts import guarded
from domino._waiting.kinds import RUNS
from domino._waiting.outcome import FinishedRun
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll, Wait, wait_for
from domino._waiting.starting import CLOCK_SKEW, start
from domino.config import Timeout
from domino.errors import CallError, NotTheApiError, ReplyShapeError

from .arguments import check_list, check_start, checked_command, checked_run_id, checked_time
from .logs import AsyncLogs

__all__ = ["AsyncRuns", "FinishedRun"]

_OPTIONS = ("is_direct", "commit_id", "title", "tier", "publish_api_endpoint")


def _stopping(error: ReplyShapeError | NotTheApiError, run_id: str) -> models.Job:
    """Return the job of an answer to a stop that says less than others do: who stops one knows its id."""
    told: object = error.body or {}
    if not is_object(told) or (isinstance(error, ReplyShapeError) and error.path not in ("id", "statuses")):
        raise error
    return models.Job.from_dict({"id": run_id, "statuses": {}, **{key: value for key, value in told.items() if value}})


class AsyncRuns(AsyncLogs):
    """Runs."""

    async def runs_list(self, *, limit: int | None = None, status: str | None = None) -> RunList:
        """List the project's runs, newest first: `.data` is a list of Run; there are `.to_pandas()` and `.plot()`.

        The server supports neither paging nor filters (wire facts 2.2): the whole list is fetched, then filtered here.

        Args:
            limit: How many to return at most, after filtering; None for all.
            status: Only runs with this status, given as a RunStatus or its text.

        Raises:
            ValueError: The limit is not a number of at least 0, or the status is misspelt.
        """
        check_list(limit, status)
        listed = await self._engine.call(runs.list_runs.operation(*self._names))
        kept = [run for run in listed.data if status is None or run.status == status]
        return RunList.of(listed, kept[:limit])

    async def runs_find(self, *, title: str | None = None, since: float | datetime | None = None) -> RunTable:
        """Return the runs that may have begun with a start whose reply was lost; an empty list if none did.

            except StartUncertainError as error:
                candidates = await domino.runs_find(**error.find)

        Args:
            title: Only runs with this title. If the title is unique, the result is certain.
            since: Only runs queued then or later, as a time or in seconds since 1970 UTC. Two minutes are allowed for
                clocks that differ.
        """
        queued = checked_time(since, "since")
        earliest = None if queued is None else (queued - CLOCK_SKEW) * 1000
        listed = await self._engine.call(runs.list_runs.operation(*self._names))
        return RunTable(
            run
            for run in listed.data
            if (title is None or run.title == title) and (earliest is None or (run.queued or 0) >= earliest)
        )

    @renamed
    async def runs_start(
        self,
        command: Sequence[str],
        is_direct: bool | None = False,
        commit_id: str | None = None,
        title: str | None = None,
        tier: str | None = None,
        publish_api_endpoint: bool | None = None,
        **old: Unpack[OldStart],
    ) -> models.RunStarted:
        """Start a run and return at once: `.run_id`, and a `.message` with a URL. Wire facts 2.3.

        Args:
            command: The file to run and its arguments, as in `["main.py", "10"]`.
            is_direct: Pass the text to a shell instead of choosing a program by the file type; None means False.
            commit_id: The commit to run from; None for the latest.
            title: The title that the web interface shows.
            tier: The name (not the id) of a hardware tier; None for the project's default.
            publish_api_endpoint: Publish an endpoint on success; marked for removal by Domino.
            **old: python-domino's spellings isDirect, commitId and publishApiEndpoint.

        Raises:
            TypeError: The command is one string.
            StartUncertainError: The reply was lost, a 5xx or unreadable; the run may have started. It is never started
                twice.
            ReloginRequiredError: The user has to log in to the web interface first.
        """
        request = models.StartRunRequest(
            command=checked_command(command, is_direct=bool(is_direct)),
            is_direct=False if is_direct is None else is_direct,
            commit_id=commit_id,
            title=title,
            tier=tier,
            publish_api_endpoint=publish_api_endpoint,
        )
        check_start({name: getattr(request, name) for name in _OPTIONS})
        return await start(self._engine, RUNS, runs.start_run.operation(*self._names, body=request), title)

    @renamed
    async def runs_start_blocking(
        self,
        command: Sequence[str],
        is_direct: bool | None = False,
        commit_id: str | None = None,
        title: str | None = None,
        tier: str | None = None,
        publish_api_endpoint: bool | None = None,
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        on_poll: OnPoll[models.Run] | None = None,
        progress: bool = False,
        stop_on_interrupt: bool = False,
        **old: Unpack[OldStart],
    ) -> FinishedRun:
        """Start a run, wait until it is over, and return it; raise if it did not succeed.

        After Ctrl-C the run goes on, and the error has its id.

        Args:
            command: The file to run and its arguments, as in `["main.py", "10"]`.
            is_direct: Pass the text to a shell instead of choosing a program by the file type; None means False.
            commit_id: The commit to run from; None for the latest.
            title: The title that the web interface shows.
            tier: The name (not the id) of a hardware tier; None for the project's default.
            publish_api_endpoint: Publish an endpoint on success; marked for removal by Domino.
            poll_freq: Seconds between two polls of the run.
            max_poll_time: Seconds to wait in total.
            retry_count: How many polls in a row may fail; None for any number until the deadline.
            on_poll: Called with the run after each poll; AsyncDomino awaits what it returns.
            progress: Whether to show a status line in a terminal or notebook.
            stop_on_interrupt: Stop the run on Ctrl-C or when the waiting task is cancelled.
            **old: python-domino's spellings isDirect, commitId and publishApiEndpoint.

        Raises:
            RunFailedError: It did not succeed; `.log` has the end of its output.
            RunStoppedError: Somebody stopped it.
            WaitTimeoutError: The time is up; the run goes on, and `runs_wait(error.run_id)` resumes the wait.
            StartUncertainError: The reply to the start was lost, a 5xx or unreadable.
        """
        wait = Wait[models.Run].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        started = await self.runs_start(command, is_direct, commit_id, title, tier, publish_api_endpoint)
        return await self._until_over(started.run_id, wait, started.message, stop_on_interrupt)

    async def _until_over(
        self, run_id: str, wait: Wait[models.Run], message: str | None, stop_on_interrupt: bool
    ) -> FinishedRun:
        stop = self.runs_stop if stop_on_interrupt else None
        return await guarded(self._engine, RUNS, run_id, self._wait(run_id, wait, message), stop)

    async def runs_wait(
        self,
        run_id: str,
        poll_freq: Timeout = POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
        retry_count: int | None = None,
        *,
        on_poll: OnPoll[models.Run] | None = None,
        progress: bool = False,
        stop_on_interrupt: bool = False,
    ) -> FinishedRun:
        """Wait until a run is over, and return it; raise if it did not succeed.

        Arguments and errors are those of `runs_start_blocking`. A run is over when `isCompleted` says so, even without
        an output commit (wire facts 2.4). If it is not found, the wait goes on for 30 s, because a run that was
        just started may not be visible yet.
        """
        wait = Wait[models.Run].checked(self._engine, poll_freq, max_poll_time, retry_count, on_poll, progress)
        return await self._until_over(checked_run_id(run_id), wait, None, stop_on_interrupt)

    async def _wait(self, run_id: str, wait: Wait[models.Run], message: str | None) -> FinishedRun:
        deadline = self._engine.clock.monotonic() + wait.max_poll_time
        run = await wait_for(self._engine, RUNS, runs.get_run.operation(*self._names, run_id), run_id, wait)
        await self._raise_failure(RUNS, run, deadline)
        return FinishedRun.of(run, message)

    @overload
    async def runs_status(self, run_id: str) -> models.Run: ...
    @overload
    async def runs_status(self, *, runId: str) -> models.Run: ...  # noqa: N803
    @renamed
    async def runs_status(self, run_id: str = "", **old: Unpack[OldRunId]) -> models.Run:
        """Return a run as it stands now. Raises NotFoundError if it does not exist."""
        operation = runs.get_run.operation(*self._names, run_id)
        run = await self._engine.call(operation)
        check_about(operation, "id", run_id, run.id)
        return run

    async def runs_stop(self, run_id: str, commit_results: bool = True) -> models.Job:
        """Ask a run to stop and return at once; `runs_wait` then raises RunStoppedError. Wire facts 2.14.

        Args:
            run_id: The run.
            commit_results: Whether to save what it has written so far as its output commit.
        """
        return await self._stop(checked_run_id(run_id), commit_results)

    async def _stop(self, run_id: str, commit_results: bool) -> models.Job:
        try:
            project_id = await self._find_project_id()
        except CallError:
            # Official clients send it, the official description does not have it: worth sending, not worth failing.
            project_id = None
        request = models.StopJobRequest(job_id=run_id, commit_results=commit_results, project_id=project_id)
        operation = jobs.stop_job.operation(body=request)
        try:
            job = await self._engine.call(operation)
        except (ReplyShapeError, NotTheApiError) as error:
            job = _stopping(error, run_id)
        check_about(operation, "id", run_id, job.id)
        return job
