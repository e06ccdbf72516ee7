"""Replies as a server sends them, for what shows them."""

from __future__ import annotations

from typing import Any

__all__ = ["AT", "job_wire", "run_wire", "statistics"]

#: 2026-03-01 12:00 UTC, in milliseconds.
AT = 1_772_366_400_000


def run_wire(number: int, status: str = "Succeeded", **fields: Any) -> dict[str, Any]:
    """Return a run: an hour after the one before, 5 s in the queue, 90 s of work."""
    queued = AT + number * 3_600_000
    return {
        "id": f"{number:024x}",
        "number": number,
        "status": status,
        "queued": queued,
        "started": queued + 5_000,
        "completed": queued + 95_000,
        "isCompleted": True,
        **fields,
    }


def statistics(**values: object) -> dict[str, Any]:
    """Return what a run left in `dominostats.json`, as its reply has it."""
    return {"isError": False, "data": [{"key": key, "value": str(value)} for key, value in values.items()]}


def job_wire(number: int, status: str = "Succeeded", **fields: Any) -> dict[str, Any]:
    """Return a job, with the times of the run of that number."""
    run = run_wire(number)
    return {
        "id": run["id"],
        "number": number,
        "jobRunCommand": "main.py",
        "statuses": {"executionStatus": status, "isCompleted": True},
        "stageTime": {
            "submissionTime": run["queued"],
            "runStartTime": run["started"],
            "completedTime": run["completed"],
        },
        **fields,
    }
