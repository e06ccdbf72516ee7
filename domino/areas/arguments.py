"""Arguments of calls, checked before anything is sent."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from numbers import Real
from typing import TypeVar

from domino_api import models
from domino_api.wire import OpenEnum

from domino.config import is_whole

__all__ = [
    "check_limit",
    "check_lines",
    "check_list",
    "check_page",
    "check_start",
    "checked_choice",
    "checked_command",
    "checked_id",
    "checked_lifetime",
    "checked_run_id",
    "checked_time",
    "checked_workers",
]

E = TypeVar("E", bound=OpenEnum)

#: As many connections as the client opens.
_MOST_WORKERS = 100
_LONGEST_LIFE = 10 * 365 * 24 * 3600
_TEXTS = ("commit_id", "title", "tier")


def check_list(limit: int | None, status: str | None) -> None:
    """Raise ValueError for a limit or status that can only be a mistake; an unknown status may be a newer server's."""
    check_limit(limit)
    if status is not None:
        checked_choice(status, models.RunStatus, "status")


def checked_command(command: Sequence[str], is_direct: bool) -> list[str]:
    """Return the command as a list; raise TypeError or ValueError that shows what to write."""
    if isinstance(command, str):
        raise TypeError(f"command must be a list of strings, not one string: write {_words(command, is_direct)!r}")
    if not isinstance(command, Sequence) or not all(isinstance(word, str) for word in command):
        raise TypeError(f"command must be a list of strings, as in ['main.py', str(10)], not {command!r}")
    if not command or not command[0].strip():
        raise ValueError("command is empty: the first string names the file to run, as in ['main.py', '10']")
    return list(command)


def _words(command: str, is_direct: bool) -> list[str]:
    if is_direct:
        return [command]  # the shell splits it
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()


def check_start(options: Mapping[str, object]) -> None:
    """Raise TypeError for an option of a start that has another type than the server expects."""
    for name, value in options.items():
        if value is not None and not isinstance(value, str if name in _TEXTS else bool):
            raise TypeError(f"{name} must be {'a str' if name in _TEXTS else 'True or False'}, not {value!r}")


def checked_run_id(run_id: str) -> str:
    """Return the id of a run; raise TypeError or ValueError if it can be none."""
    if not isinstance(run_id, str):
        raise TypeError(f"run_id must be a str, not {type(run_id).__name__}: a run has it as .id, a start as .run_id")
    if not run_id.strip():
        raise ValueError("run_id is empty")
    return run_id


def check_lines(lines: int | None) -> None:
    """Raise ValueError for a number of lines that the server does not take."""
    if lines is not None and not is_whole(lines, 1):
        raise ValueError(f"lines must be a whole number from 1 up, or None for all, not {lines!r}")


def checked_time(value: float | datetime | None, name: str) -> float | None:
    """Return a time in seconds since 1970 UTC; raise TypeError if it is none."""
    if isinstance(value, datetime):
        return value.timestamp()
    if value is None or (isinstance(value, Real) and not isinstance(value, bool)):
        return value
    raise TypeError(f"{name} must be a datetime or seconds since 1970, not {value!r}")


def check_limit(limit: int | None) -> None:
    """Raise ValueError for a number of items that can only be a mistake."""
    if limit is not None and not is_whole(limit, 0):
        raise ValueError(f"limit must be a whole number from 0 up, or None for all, not {limit!r}")


def check_page(offset: int, limit: int) -> None:
    """Raise ValueError for a page that no list has."""
    if not is_whole(offset, 0):
        raise ValueError(f"offset must be a whole number from 0 up, not {offset!r}")
    if not is_whole(limit, 1):
        raise ValueError(f"limit must be a whole number from 1 up, not {limit!r}")


def checked_choice(value: str, kind: type[E], name: str) -> E:
    """Return one of an enum; raise TypeError or ValueError for a misspelt one, while one may be a newer server's."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {value!r}")
    chosen = kind(value)
    if not chosen.is_known:
        names = {str(known).lower(): str(known) for known in kind}
        close = difflib.get_close_matches(value.lower(), names, 1)
        if close:
            raise ValueError(f"there is no {name} {value!r}: did you mean {names[close[0]]!r}?")
    return chosen


def checked_id(value: str, name: str) -> str:
    """Return an id, or a name, that goes into a URL or a query; raise TypeError or ValueError if it can be none."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {value!r}")
    if not value.strip():
        raise ValueError(f"{name} is empty")
    return value


def checked_lifetime(lifetime: float | timedelta) -> int:
    """Return a number of whole seconds; raise TypeError or ValueError for what no token can last."""
    seconds = lifetime.total_seconds() if isinstance(lifetime, timedelta) else lifetime
    if isinstance(seconds, bool) or not isinstance(seconds, Real):
        raise TypeError(f"expires_in must be seconds or a timedelta, not {lifetime!r}")
    if not 1 <= seconds <= _LONGEST_LIFE:
        raise ValueError(f"expires_in must be from 1 second to ten years, not {lifetime!r}")
    return int(seconds)


def checked_workers(workers: int | None, default: int) -> int:
    """Return how many transfers go at a time; raise ValueError for a number that makes no sense."""
    if workers is None:
        return default
    if not is_whole(workers, 1) or workers > _MOST_WORKERS:
        raise ValueError(f"max_workers must be a whole number from 1 to {_MOST_WORKERS}, not {workers!r}")
    return workers
