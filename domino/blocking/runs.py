# Made by scripts/regen.sh from domino/areas/runs.py: edit that file, not this one.
"""Runs: list, start, wait for, stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import overload

from domino_api import models
from typing_extensions import Unpack

from domino._calls.engine import run_blocking
from domino._display.lists import RunList, RunTable
from domino._python_domino.spelling import OldRunId, OldStart, renamed
from domino._waiting.outcome import FinishedRun
from domino._waiting.poll import MAX_POLL_TIME, POLL_FREQ, OnPoll
from domino.config import Timeout

from .logs import Logs

__all__ = ["Runs"]


class Runs(Logs):
    """Runs."""

    def runs_list(self, *, limit: int | None = None, status: str | None = None) -> RunList:
        """List the project's runs, newest first: `.data` is a list of Run; there are `.to_pandas()` and `.plot()`.

        The server supports neither paging nor filters (wire facts 2.2): the whole list is fetched, then filtered here.

        Args:
            limit: How many to return at most, after filtering; None for all.
            status: Only runs with this status, given as a RunStatus or its text.

        Raises:
            ValueError: The limit is not a number of at least 0, or the status is misspelt.
        """
        return run_blocking(self._suspending.runs_list(limit=limit, status=status))

    def runs_find(self, *, title: str | None = None, since: float | datetime | None = None) -> RunTable:
        """Return the runs that may have begun with a start whose reply was lost; an empty list if none did.

            except StartUncertainError as error:
                candidates = domino.runs_find(**error.find)

        Args:
            title: Only runs with this title. If the title is unique, the result is certain.
            since: Only runs queued then or later, as a time or in seconds since 1970 UTC. Two minutes are allowed for
                clocks that differ.
        """
        return run_blocking(self._suspending.runs_find(title=title, since=since))

    @renamed
    def runs_start(
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
        return run_blocking(
            self._suspending.runs_start(command, is_direct, commit_id, title, tier, publish_api_endpoint)
        )

    @renamed
    def runs_start_blocking(
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
        return run_blocking(
            self._suspending.runs_start_blocking(
                command,
                is_direct,
                commit_id,
                title,
                tier,
                publish_api_endpoint,
                poll_freq,
                max_poll_time,
                retry_count,
                on_poll=on_poll,
                progress=progress,
                stop_on_interrupt=stop_on_interrupt,
            )
        )

    def runs_wait(
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
        return run_blocking(
            self._suspending.runs_wait(
                run_id,
                poll_freq,
                max_poll_time,
                retry_count,
                on_poll=on_poll,
                progress=progress,
                stop_on_interrupt=stop_on_interrupt,
            )
        )

    @overload
    def runs_status(self, run_id: str) -> models.Run: ...

    @overload
    def runs_status(self, *, runId: str) -> models.Run: ...

    @renamed
    def runs_status(self, run_id: str = "", **old: Unpack[OldRunId]) -> models.Run:
        """Return a run as it stands now. Raises NotFoundError if it does not exist."""
        return run_blocking(self._suspending.runs_status(run_id))

    def runs_stop(self, run_id: str, commit_results: bool = True) -> models.Job:
        """Ask a run to stop and return at once; `runs_wait` then raises RunStoppedError. Wire facts 2.14.

        Args:
            run_id: The run.
            commit_results: Whether to save what it has written so far as its output commit.
        """
        return run_blocking(self._suspending.runs_stop(run_id, commit_results))
