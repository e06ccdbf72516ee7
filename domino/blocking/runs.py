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

        The server knows no paging and no filter (wire facts 2.2): the whole list is fetched, then cut here.

        Args:
            limit: At most so many, after filtering; None for all.
            status: Only runs with this status, a RunStatus or its text.

        Raises:
            ValueError: The limit is no number from 0 up, or the status is misspelt.
        """
        return run_blocking(self._suspending.runs_list(limit=limit, status=status))

    def runs_find(self, *, title: str | None = None, since: float | datetime | None = None) -> RunTable:
        """Return the runs that a start whose answer was lost could have begun; empty if none began.

            except StartUncertainError as error:
                candidates = domino.runs_find(**error.find)

        Args:
            title: Only runs with this title. A title that is yours alone makes the answer certain.
            since: Only runs queued then or later, a time or seconds since 1970 UTC; two minutes are granted to clocks
                that differ.
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
            is_direct: Hand the text to a shell instead of choosing a program by the file's type; None is False.
            commit_id: The commit to run from; None for the latest.
            title: What the web page shows.
            tier: The name (not the id) of a hardware tier; None for the project's.
            publish_api_endpoint: Publish an endpoint on success; marked for removal by Domino.
            **old: The spellings isDirect, commitId and publishApiEndpoint of python-domino.

        Raises:
            TypeError: The command is one string.
            StartUncertainError: The answer was lost, 5xx or unreadable; the run may have started. It is never started
                twice.
            ReloginRequiredError: The user has to log in on the web page first.
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

        Ctrl-C leaves the run going and tells its id.

        Args:
            command: The file to run and its arguments, as in `["main.py", "10"]`.
            is_direct: Hand the text to a shell instead of choosing a program by the file's type; None is False.
            commit_id: The commit to run from; None for the latest.
            title: What the web page shows.
            tier: The name (not the id) of a hardware tier; None for the project's.
            publish_api_endpoint: Publish an endpoint on success; marked for removal by Domino.
            poll_freq: Seconds between two looks at the run.
            max_poll_time: Seconds to wait in all.
            retry_count: How many looks in a row may fail; None for any number until the time is over.
            on_poll: Called with the run after each look, for a progress line; AsyncDomino awaits what it returns.
            progress: Whether a line in the terminal or notebook tells how it stands.
            stop_on_interrupt: Stop the run on Ctrl-C or when the waiting task is cancelled.
            **old: The spellings isDirect, commitId and publishApiEndpoint of python-domino.

        Raises:
            RunFailedError: It ended without success; `.log` has the end of its output.
            RunStoppedError: Somebody stopped it.
            WaitTimeoutError: The time passed; the run goes on, and `runs_wait(error.run_id)` resumes waiting.
            StartUncertainError: The answer to the start was lost, 5xx or unreadable.
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

        Arguments and errors are those of `runs_start_blocking`. A run is over when `isCompleted` says so; an output
        commit is no sign of it (wire facts 2.4). An unknown run is waited for during 30 s, since one that was just
        started may not be there yet.
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
        """Return a run as it stands now. Raises NotFoundError if there is none."""
        return run_blocking(self._suspending.runs_status(run_id))

    def runs_stop(self, run_id: str, commit_results: bool = True) -> models.Job:
        """Ask a run to stop and return at once; `runs_wait` then raises RunStoppedError. Wire facts 2.14.

        Args:
            run_id: The run.
            commit_results: Save what it has written so far as its output commit.
        """
        return run_blocking(self._suspending.runs_stop(run_id, commit_results))
