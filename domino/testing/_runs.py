"""Runs, as the server would reply with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from domino.types import FinishedRun, Run, RunList, RunStarted, RunStatus

from ._values import (
    HOST,
    PROJECT_ID,
    USER_ID,
    checked_status,
    digest,
    new_id,
    new_number,
    queued_ms,
    times_of,
)

__all__ = ["make_finished_run", "make_run", "make_run_list", "make_run_started"]


def make_run(
    *,
    status: RunStatus | str = RunStatus.SUCCEEDED,
    id: str | None = None,
    number: int | None = None,
    title: str | None = None,
    project_id: str = PROJECT_ID,
    queued_at: datetime | None = None,
    queue_time: float | timedelta = 5.0,
    run_time: float | timedelta = 60.0,
    commit_id: str | None = None,
    output_commit_id: str | None = None,
    hardware_tier_id: str = "small-k8s",
    statistics: Mapping[str, object] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Run:
    """Create a run whose times and commits match its status.

        failed = make_run(status="Failed", title="nightly", run_time=3600)

    Args:
        status: A RunStatus or its text. For one that this client does not know, pass `RunStatus("Hibernating")`.
        id: 24 hexadecimal digits. Default: an id of its own.
        number: The number of the run or job. Default: one more than that of the last run or job that was made.
        title: Its title on the web page.
        project_id: The project's id.
        queued_at: When it was queued, with a time zone. Default: `number` minutes after 5 January 2026, 9:00 UTC.
        queue_time: How many seconds it waits in the queue.
        run_time: How many seconds pass from its start to its end.
        commit_id: The commit that it started from, 40 hexadecimal digits.
        output_commit_id: The commit with its results. Default: a commit of its own if it is over, otherwise none.
        hardware_tier_id: The id of its hardware tier.
        statistics: What it wrote to `dominostats.json`.
        more: Fields by their names on the wire, which replace those above: `{"outputCommitId": None}`.

    Raises:
        ValueError: The status is misspelt, or the time has no time zone.
        domino_api.wire.ShapeError: A field in `more` has the wrong type.
    """
    stands = checked_status(status)
    number = new_number() if number is None else number
    queued = queued_ms(queued_at, number)
    started, completed, saved, is_over = times_of(stands, queued, queue_time, run_time)
    return Run.from_dict(
        {
            "id": id or new_id("run", number),
            "projectId": project_id,
            "number": number,
            "startingUserId": USER_ID,
            "queued": queued,
            "started": started,
            "completed": completed,
            "postProcessedTimestamp": saved,
            "status": str(stands),
            "isCompleted": is_over,
            "commitId": commit_id or digest("commit"),
            "outputCommitId": output_commit_id or (digest(f"results {number}") if is_over else None),
            "executor": None,
            "title": title,
            "isArchived": False,
            "hardwareTierId": hardware_tier_id,
            "diagnosticStatistics": _statistics(statistics),
            "startingScheduledRunId": None,
            "publiclyVisible": False,
            "environmentId": None,
            "environmentRevisionId": None,
            "repositories": [],
            "notebookName": None,
            "runQueueingInformation": None,
            "datasetMounts": [],
            "containerExitCode": None,
            "autoSyncSettings": None,
            **(more or {}),
        }
    )


def make_run_list(runs: Iterable[Run] = ()) -> RunList:
    """Create the reply of `runs_list` with these runs, in this order (a server has the newest first)."""
    wire = [run.to_dict() for run in runs]
    return RunList.from_dict({"objectType": "list", "uri": f"{HOST}/v1/projects/owner/project/runs", "data": wire})


def make_run_started(run: Run | None = None) -> RunStarted:
    """Create the reply of `runs_start` for this run, or for a new one."""
    begun = run or make_run(status=RunStatus.QUEUED)
    return RunStarted.from_dict({"runId": begun.id, "message": _message(begun)})


def make_finished_run(run: Run | None = None) -> FinishedRun:
    """Create the result of `runs_start_blocking` from this run, or from one that succeeded."""
    over = run or make_run()
    return FinishedRun.of(over, _message(over))


def _message(run: Run) -> str:
    return f"Run #{run.number} was queued. See {HOST}/jobs/owner/project/{run.id}"


def _statistics(values: Mapping[str, object] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {"isError": False, "data": [{"key": name, "value": str(value)} for name, value in values.items()]}
