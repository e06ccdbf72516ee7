"""How a start or a run turned out: the finished run, or the error that tells what happened."""

from __future__ import annotations

from domino_api.models import Run, RunStatus

from domino._text import shortened
from domino.errors import (
    CallError,
    ConnectionFailedError,
    NotTheApiError,
    ReplyShapeError,
    ReplyTooLargeError,
    RunFailedError,
    RunStoppedError,
    StartUncertainError,
)

__all__ = ["FinishedRun", "failure", "uncertain_start"]

#: Of a failed run's output in the message of its error, in characters; `.log` has it all.
_LONGEST_LOG = 4000


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


def uncertain_start(error: CallError, title: str | None, since: float) -> StartUncertainError | None:
    """Return the error for a start that may have begun a run, None where the server certainly did not begin one."""
    if isinstance(error, ConnectionFailedError):
        may_have_begun = not error.never_sent
    elif isinstance(error, NotTheApiError):
        # A web page is that of a login or a gateway; anything else can be what is left of the server's answer.
        may_have_begun = not error.is_page
    else:
        # Work can be done before a server fails (5xx), and was done if it answers success in a way that is not known.
        is_odd = isinstance(error, (ReplyShapeError, ReplyTooLargeError))
        may_have_begun = is_odd or (error.status or 0) >= 500
    if not may_have_begun:
        return None
    return StartUncertainError(
        f"the run may or may not have started: {error.message}. It was not started again; "
        "domino.runs_find(**error.find) lists the runs that it could be",
        title=title,
        since=since,
    )


def failure(run: Run, log: str) -> RunFailedError | None:
    """Return the error of a run that is over, None if it succeeded."""
    if run.status == RunStatus.SUCCEEDED:
        return None
    kind = RunStoppedError if run.status == RunStatus.STOPPED else RunFailedError
    titled = f" ({shortened(run.title, 100)})" if run.title else ""
    end = f"; the end of its output:\n{log.rstrip()[-_LONGEST_LOG:]}" if log.strip() else "; it left no output"
    return kind(f"run {run.id}{titled} ended as {shortened(run.status, 50)}{end}", run_id=run.id, run=run, log=log)
