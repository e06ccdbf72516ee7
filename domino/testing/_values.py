"""What hand-made replies share: unique ids, times that are the same every day, checks of arguments."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from hashlib import sha1
from itertools import count

from domino.types import RunStatus

__all__ = [
    "BEGINNING",
    "HOST",
    "PROJECT_ID",
    "USER_ID",
    "checked_status",
    "digest",
    "epoch_ms",
    "new_id",
    "new_number",
    "queued_ms",
    "times_of",
]

#: The deployment in links; its name belongs to nobody.
HOST = "https://domino.example.com"
PROJECT_ID = "5f00000000000000000000aa"
USER_ID = "5f00000000000000000000bb"
#: Run number n was queued n minutes after this.
BEGINNING = datetime(2026, 1, 5, 9, 0, tzinfo=timezone.utc)

_numbers = count(1)
_WAITING = {"Queued", "Pending", "Scheduled", "Preparing", "Building", "Pulling"}
_OVER = {"Stopped", "Succeeded", "Failed", "Error"}
#: From the end of user code to the end of saving, in milliseconds.
_SAVING = 2000


def new_number() -> int:
    """Return the next number, starting with 1."""
    return next(_numbers)


def new_id(kind: str, number: int | str) -> str:
    """Return an id of 24 hexadecimal digits: always the same for a number of a kind, and different from all others."""
    return digest(f"{kind} {number}")[:24]


def digest(text: str | bytes) -> str:
    """Return 40 hexadecimal digits, like the ids of commits and blobs."""
    return sha1(text.encode() if isinstance(text, str) else text, usedforsecurity=False).hexdigest()


def checked_status(status: RunStatus | str) -> RunStatus:
    """Return a status; raise ValueError for text that is not a known status and probably misspelt."""
    found = RunStatus(status)
    if not isinstance(status, RunStatus) and not found.is_known:
        known = [str(each) for each in RunStatus]
        near = get_close_matches(status, known, n=1)
        meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}."
        raise ValueError(f"no status is called {status!r}: {meant} RunStatus({status!r}) makes one that is not known")
    return found


def epoch_ms(time: datetime) -> int:
    """Return a time in milliseconds since 1970 UTC; raise ValueError if it has no time zone."""
    if time.tzinfo is None:
        raise ValueError(f"{time!r} has no time zone: datetime(..., tzinfo=timezone.utc) has one")
    return round(time.timestamp() * 1000)


def queued_ms(time: datetime | None, number: int) -> int:
    """Return when a run was queued, in milliseconds since 1970 UTC; the default depends on its number."""
    return epoch_ms(BEGINNING + timedelta(minutes=number) if time is None else time)


def times_of(
    status: RunStatus, queued: int, queue_time: float | timedelta, run_time: float | timedelta
) -> tuple[int | None, int | None, int | None, bool]:
    """Return when a run started, ended and was saved, in milliseconds since 1970 UTC, and whether it is over.

    Args:
        status: Its status. What it has not reached yet is None. With an unknown status, it counts as running.
        queued: When it was queued, in milliseconds since 1970 UTC.
        queue_time: How many seconds it waits in the queue.
        run_time: How many seconds its own code takes.
    """
    if status in _WAITING:
        return None, None, None, False
    started = queued + _milliseconds(queue_time)
    if status not in {*_OVER, RunStatus.FINISHING}:
        return started, None, None, False
    completed = started + _milliseconds(run_time)
    return started, completed, completed + _SAVING if status in _OVER else None, status in _OVER


def _milliseconds(duration: float | timedelta) -> int:
    return round((duration.total_seconds() if isinstance(duration, timedelta) else duration) * 1000)
