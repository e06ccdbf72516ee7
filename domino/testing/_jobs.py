"""Jobs, as the server would reply with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from domino.types import Job, JobLogLine, JobLogType, JobPage, RunStatus

from ._values import (
    BEGINNING,
    PROJECT_ID,
    USER_ID,
    checked_status,
    digest,
    epoch_ms,
    new_id,
    new_number,
    queued_ms,
    times_of,
)

__all__ = ["make_job", "make_job_list", "make_log_line"]


def make_job(
    *,
    status: RunStatus | str = RunStatus.SUCCEEDED,
    id: str | None = None,
    number: int | None = None,
    title: str | None = None,
    command: str = "main.py",
    project_id: str = PROJECT_ID,
    queued_at: datetime | None = None,
    queue_time: float | timedelta = 5.0,
    run_time: float | timedelta = 60.0,
    commit_id: str | None = None,
    output_commit_id: str | None = None,
    username: str = "owner",
    statistics: Mapping[str, object] | None = None,
    tags: Iterable[str] = (),
    more: Mapping[str, Any] | None = None,
) -> Job:
    """Create a job whose times and commits match its status.

        waiting = make_job(status="Queued", command="train.py --rate 0.1")

    Args:
        status: A RunStatus or its text. For one that this client does not know, pass `RunStatus("Hibernating")`.
        id: 24 hexadecimal digits. Default: an id of its own.
        number: The number of the run or job. Default: one more than that of the last run or job that was made.
        title: Its title on the web page.
        command: The command that it executes.
        project_id: The project's id.
        queued_at: When it was queued, with a time zone. Default: `number` minutes after 5 January 2026, 9:00 UTC.
        queue_time: How many seconds it waits in the queue.
        run_time: How many seconds pass from its start to its end.
        commit_id: The commit that it started from, 40 hexadecimal digits.
        output_commit_id: The commit with its results. Default: a commit of its own if it is over, otherwise none.
        username: Who started it.
        statistics: What it wrote to `dominostats.json`.
        tags: The names of its tags.
        more: Fields by their names on the wire, which replace those above: `{"commentsCount": 2}`.

    Raises:
        ValueError: The status is misspelt, or the time has no time zone.
        domino_api.wire.ShapeError: A field in `more` has the wrong type.
    """
    stands = checked_status(status)
    number = new_number() if number is None else number
    queued = queued_ms(queued_at, number)
    started, completed, _, is_over = times_of(stands, queued, queue_time, run_time)
    results = output_commit_id or (digest(f"results {number}") if is_over else None)
    return Job.from_dict(
        {
            "id": id or new_id("run", number),
            "number": number,
            "projectId": project_id,
            "title": title,
            "jobRunCommand": command,
            "stageTime": {"submissionTime": queued, "runStartTime": started, "completedTime": completed},
            "startedBy": {"id": USER_ID, "username": username},
            "commitDetails": {"inputCommitId": commit_id or digest("commit"), "outputCommitId": results},
            "statuses": {
                "isCompleted": is_over,
                "isArchived": False,
                "isScheduled": False,
                "executionStatus": str(stands),
            },
            "dominoStats": [{"name": name, "value": str(value)} for name, value in (statistics or {}).items()],
            "queuedJobHistoryDetails": None,
            "usage": None,
            "abnormalStatus": None,
            "runLauncherId": None,
            "tags": [
                {
                    "tagId": new_id("tag", name),
                    "name": name,
                    "createdBy": USER_ID,
                    "createdAt": queued,
                    "projectId": project_id,
                }
                for name in tags
            ],
            "commentsCount": 0,
            "goalIds": [],
            "dependentRepositories": [],
            "dependentProjects": [],
            "suggestDatasets": False,
            "mainRepoGitRef": None,
            "computeCluster": None,
            "dependentDatasetMounts": [],
            "dependentExternalVolumeMounts": [],
            "dependentNetAppVolumeMounts": [],
            "snapshotDatasetsOnCompletion": False,
            "snapshotNetAppVolumesOnCompletion": False,
            **(more or {}),
        }
    )


def make_job_list(jobs: Iterable[Job] = ()) -> JobPage:
    """Create the reply of `jobs_list`: a page with these jobs, in this order (a server has the newest first)."""
    wire = [job.to_dict() for job in jobs]
    columns = {each["name"] for job in wire for each in job["dominoStats"]}
    return JobPage.from_dict(
        {
            "jobs": wire,
            "totalCount": len(wire),
            "pagination": {
                "offset": 0,
                "limit": max(len(wire), 1),
                "sortBy": "desc",
                "orderBy": "number",
                "dominoStatsSortFieldName": None,
            },
            "dominoStatColumns": sorted(columns),
        }
    )


def make_log_line(
    log: str = "hello",
    *,
    log_type: JobLogType | str = JobLogType.STDOUT,
    written_at: datetime = BEGINNING,
    more: Mapping[str, Any] | None = None,
) -> JobLogLine:
    """Create a line of a job's log, as `job_logs` yields it.

    Args:
        log: The line, without its line break.
        log_type: Where it comes from, such as `stdout`.
        written_at: When it was written, with a time zone.
        more: Fields by their names on the wire, which replace those above.
    """
    return JobLogLine.from_dict(
        {
            "timestamp": epoch_ms(written_at),
            "logType": str(log_type),
            "log": log,
            "size": len(log),
            **(more or {}),
        }
    )
