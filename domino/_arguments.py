"""Arguments of the calls about runs, checked before anything is sent."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Sequence

from domino_api.models import RunStatus

__all__ = ["check_list", "checked_command"]


def check_list(limit: int | None, status: str | None) -> None:
    """Raise ValueError for a limit or status that can only be a mistake; an unknown status may be a newer server's."""
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 0):
        raise ValueError(f"limit must be a whole number from 0 up, or None for all, not {limit!r}")
    if status is not None and not RunStatus(status).is_known:
        names = {str(known).lower(): str(known) for known in RunStatus}
        close = difflib.get_close_matches(status.lower(), names, 1)
        if close:
            raise ValueError(f"there is no status {status!r}: did you mean {names[close[0]]!r}?")


def checked_command(command: Sequence[str]) -> list[str]:
    """Return the command as a list; raise TypeError or ValueError that shows what to write."""
    if isinstance(command, str):
        try:
            words = shlex.split(command)
        except ValueError:
            words = command.split()
        raise TypeError(f"command must be a list of strings, not one string: write {words!r}")
    if not isinstance(command, Sequence) or not all(isinstance(word, str) for word in command):
        raise TypeError(f"command must be a list of strings, as in ['main.py', str(10)], not {command!r}")
    if not command or not command[0].strip():
        raise ValueError("command is empty: the first string names the file to run, as in ['main.py', '10']")
    return list(command)
