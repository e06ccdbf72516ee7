"""What a run is: its statuses in order and its record."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

QUEUED = "Queued"
RUNNING = "Running"
FINISHING = "Finishing"
STOP_REQUESTED = "StopRequested"
STOP_AND_DISCARD_REQUESTED = "StopAndDiscardRequested"
STOPPING = "Stopping"
STOPPED = "Stopped"
SUCCEEDED = "Succeeded"
FAILED = "Failed"
ERROR = "Error"

TERMINAL = frozenset({STOPPED, SUCCEEDED, FAILED, ERROR})


@dataclass(frozen=True)
class Run:
    """The record of one run; times are milliseconds since 1970.

    `statistics` is the JSON text of `diagnosticStatistics`, `error` what went wrong on the platform's side.
    """

    id: str
    project_id: str
    number: int
    command: tuple[str, ...]
    is_direct: bool
    title: str | None
    hardware_tier_id: str
    commit_id: str
    queued: int
    status: str = QUEUED
    started: int | None = None
    completed: int | None = None
    post_processed: int | None = None
    output_commit_id: str | None = None
    exit_code: int | None = None
    statistics: str | None = None
    error: str | None = None

    @property
    def is_completed(self) -> bool:
        """Whether the run is over, whatever the outcome."""
        return self.status in TERMINAL


def now_ms() -> int:
    """Return the time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def not_before(run: Run) -> int:
    """Return the time in milliseconds since 1970, or that of the last thing that happened to a run, if it is later."""
    return max(now_ms(), run.queued, run.started or 0, run.completed or 0)


def new_id() -> str:
    """Return a new id of 24 hex digits that begins with the time, as the real ones do."""
    return f"{int(time.time()):08x}{secrets.token_hex(8)}"
