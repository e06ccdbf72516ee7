"""What is told of each kind of thing, in the order in which a person reads it: for pages and for frames alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from attrs import frozen
from domino_api import models

__all__ = ["DATASETS", "FILES", "JOBS", "RUNS", "Field", "Kind", "is_number", "lasted"]

T = TypeVar("T")

Sort: TypeAlias = Literal["text", "words", "count", "time", "duration", "size", "status", "id"]


@frozen
class Field(Generic[T]):
    """One thing that is told.

    Attributes:
        name: The column of a frame, which scripts rely on.
        sort: What sort of value it is.
        value: The value of an item, None where it is not known.
        head: What stands above it on a page; None for what only a frame and the page of a single item have.
        is_name: Whether a person knows the item by it, so that it leads to the item's page.
    """

    name: str
    sort: Sort
    value: Callable[[T], Any]
    head: str | None = None
    is_name: bool = False


@frozen
class Kind(Generic[T]):
    """Runs, jobs, files or datasets.

    Attributes:
        one: What one is called.
        several: What several are called.
        fields: What is told of one.
        statistics: The values that it left in `dominostats.json`, by their names.
        is_over: Whether it has ended.
    """

    one: str
    several: str
    fields: tuple[Field[T], ...]
    statistics: Callable[[T], Mapping[str, str]] = lambda _: {}
    is_over: Callable[[T], bool] = lambda _: True

    def value(self, name: str, item: T) -> Any:
        """Return what is told of an item under a name."""
        return next(field for field in self.fields if field.name == name).value(item)


def lasted(start: datetime | None, end: datetime | None) -> timedelta | None:
    """Return the time between two moments, None if one is not known; clocks that differ make it none, not less."""
    return max(end - start, timedelta()) if start is not None and end is not None else None


def is_number(text: str) -> bool:
    """Whether a statistic is a number; what is none, or has no end, is not drawn and not rounded."""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _stage(job: models.Job, name: str) -> datetime | None:
    found: datetime | None = getattr(job.stage_time, name) if job.stage_time is not None else None
    return found


def _commit(job: models.Job, name: str) -> str | None:
    found: str | None = getattr(job.commit_details, name) if job.commit_details is not None else None
    return found


def _job_status(job: models.Job) -> str | None:
    status = job.statuses.execution_status
    return None if status is None else str(status)


def _run_statistics(run: models.Run) -> Mapping[str, str]:
    told = run.diagnostic_statistics.data if run.diagnostic_statistics is not None else None
    return {each.key: each.value for each in told or () if each.key is not None and each.value is not None}


def _job_statistics(job: models.Job) -> Mapping[str, str]:
    told = job.domino_stats or ()
    return {each.name: each.value for each in told if each.name is not None and each.value is not None}


RUNS: Kind[models.Run] = Kind(
    "run",
    "runs",
    (
        Field("number", "count", lambda run: run.number, "#", is_name=True),
        Field("id", "id", lambda run: run.id),
        Field("title", "text", lambda run: run.title, "title", is_name=True),
        Field("status", "status", lambda run: str(run.status), "status"),
        Field("queued_at", "time", lambda run: run.queued_at, "queued"),
        Field("started_at", "time", lambda run: run.started_at),
        Field("completed_at", "time", lambda run: run.completed_at),
        Field("queued_for", "duration", lambda run: lasted(run.queued_at, run.started_at), "in queue"),
        Field("ran_for", "duration", lambda run: lasted(run.started_at, run.completed_at), "ran"),
        Field("hardware_tier_id", "id", lambda run: run.hardware_tier_id),
        Field("environment_id", "id", lambda run: run.environment_id),
        Field("commit_id", "id", lambda run: run.commit_id),
        Field("output_commit_id", "id", lambda run: run.output_commit_id),
    ),
    _run_statistics,
    lambda run: bool(run.is_completed),
)

JOBS: Kind[models.Job] = Kind(
    "job",
    "jobs",
    (
        Field("number", "count", lambda job: job.number, "#", is_name=True),
        Field("id", "id", lambda job: job.id),
        Field("title", "text", lambda job: job.title, "title", is_name=True),
        Field("command", "text", lambda job: job.job_run_command, "command"),
        Field("status", "status", _job_status, "status"),
        Field("queued_at", "time", lambda job: _stage(job, "submission_time_at"), "queued"),
        Field("started_at", "time", lambda job: _stage(job, "run_start_time_at")),
        Field("completed_at", "time", lambda job: _stage(job, "completed_time_at")),
        Field(
            "queued_for",
            "duration",
            lambda job: lasted(_stage(job, "submission_time_at"), _stage(job, "run_start_time_at")),
            "in queue",
        ),
        Field(
            "ran_for",
            "duration",
            lambda job: lasted(_stage(job, "run_start_time_at"), _stage(job, "completed_time_at")),
            "ran",
        ),
        Field("started_by", "text", lambda job: job.started_by.username if job.started_by is not None else None),
        Field("tags", "words", lambda job: [tag.name for tag in job.tags or () if tag.name]),
        Field("commit_id", "id", lambda job: _commit(job, "input_commit_id")),
        Field("output_commit_id", "id", lambda job: _commit(job, "output_commit_id")),
    ),
    _job_statistics,
    lambda job: bool(job.statuses.is_completed),
)

FILES: Kind[models.ProjectFile] = Kind(
    "file",
    "files",
    (
        Field("path", "text", lambda file: file.path, "path", is_name=True),
        Field("size", "size", lambda file: file.size, "size"),
        Field("last_modified_at", "time", lambda file: file.last_modified_at, "modified"),
        Field("key", "id", lambda file: file.key),
    ),
)

DATASETS: Kind[models.Dataset] = Kind(
    "dataset",
    "datasets",
    (
        Field("name", "text", lambda dataset: dataset.name, "name", is_name=True),
        Field("id", "id", lambda dataset: dataset.id, "id"),
        Field("description", "text", lambda dataset: dataset.description, "description"),
        Field("created_at", "time", lambda dataset: dataset.created_at, "created"),
        Field("snapshots", "count", lambda dataset: len(dataset.snapshot_ids or ()), "snapshots"),
        Field("tags", "words", lambda dataset: sorted(dataset.tags or ()), "tags"),
        Field("project_id", "id", lambda dataset: dataset.project_id),
    ),
)
