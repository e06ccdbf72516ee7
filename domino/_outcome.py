"""How a start or a run turned out: the finished run, or the error that tells what happened."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Sequence

from domino_api.models import Run, RunStatus

from .errors import CallError, ConnectionFailedError, RunFailedError, RunStoppedError, StartUncertainError

__all__ = ["FinishedRun", "check_list", "checked_command", "failure", "uncertain_start"]

#: Answers of a gateway that does not know whether the server behind it did the work.
_LOST = {502, 503, 504}


class FinishedRun(Run):
    """A run that was waited for: it also answers `run_id`, `["runId"]` and the `message` of its start."""

    __slots__ = ()

    @classmethod
    def of(cls, run: Run, message: str | None = None) -> FinishedRun:
        """Return the run with what its start replied."""
        wire = {**run.to_dict(), "runId": run.id}
        if message is not None:
            wire["message"] = message
        return cls.from_dict(wire)

    @property
    def run_id(self) -> str:
        """The run's id, under the name that the start's reply has for it."""
        return self.id

    @property
    def message(self) -> str | None:
        """What the server said at the start, a sentence with a URL; None if this client did not start the run."""
        message: str | None = self.get("message")
        return message


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


def uncertain_start(error: CallError, title: str | None, since: float) -> StartUncertainError | None:
    """Return the error for a start whose answer was lost, None if the server certainly did not start a run."""
    is_lost = not error.never_sent if isinstance(error, ConnectionFailedError) else error.status in _LOST
    if not is_lost:
        return None
    return StartUncertainError(
        f"the run may or may not have started, since the answer to its start was lost ({error.message}). It was not "
        "started again; domino.runs_find(**error.find) lists the runs that it could be",
        title=title,
        since=since,
    )


def failure(run: Run, log: str) -> RunFailedError | None:
    """Return the error of a run that is over, None if it succeeded."""
    if run.status == RunStatus.SUCCEEDED:
        return None
    kind = RunStoppedError if run.status == RunStatus.STOPPED else RunFailedError
    titled = f" ({run.title})" if run.title else ""
    end = f"; the end of its output:\n{log.rstrip()}" if log.strip() else "; it left no output"
    return kind(f"run {run.id}{titled} ended as {run.status}{end}", run_id=run.id, run=run, log=log)
