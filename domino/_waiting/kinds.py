"""What differs between a run and a job for whoever starts one, waits for it and tells how it turned out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from domino_api import models

from domino._text import shortened
from domino.errors import RunFailedError, RunStoppedError, WaitTimeoutError

__all__ = ["JOBS", "RUNS", "Jobs", "Kind", "Runs"]

R = TypeVar("R")

#: The statuses of a run that is over. `Faulty` is not here: nobody says whether it is final (wire facts 3.1).
_FINAL = frozenset(
    {models.RunStatus.STOPPED, models.RunStatus.SUCCEEDED, models.RunStatus.FAILED, models.RunStatus.ERROR}
)
#: Of the output in the message of an error, in characters; `.log` has it all.
_LONGEST_LOG = 4000
#: How many a message names.
_SHOWN = 20


class Kind(ABC, Generic[R]):
    """Runs or jobs: how to read one, and what its errors say."""

    #: What one is called in messages and in the log.
    noun: ClassVar[str]
    #: The methods that resume a wait, and that look for what a lost start has begun.
    wait: ClassVar[str]
    find: ClassVar[str]

    @abstractmethod
    def identity(self, one: R) -> str:
        """Return its id."""

    @abstractmethod
    def title(self, one: R) -> str | None:
        """Return its title."""

    @abstractmethod
    def status(self, one: R) -> models.RunStatus | None:
        """Return its status."""

    @abstractmethod
    def is_completed(self, one: R) -> bool | None:
        """Return whether the server says that it is over; None if it says nothing."""

    @abstractmethod
    def timed_out(self, message: str, identity: str, one: R | None) -> WaitTimeoutError:
        """Return the error for a wait that took too long."""

    @abstractmethod
    def _failed(self, kind: type[RunFailedError], message: str, one: R, log: str) -> RunFailedError: ...

    def is_over(self, one: R) -> bool:
        """Whether it is over: `isCompleted` says so, the status only where that is missing."""
        completed = self.is_completed(one)
        return self.status(one) in _FINAL if completed is None else completed

    def standing(self, one: R) -> str:
        """Return its status for a message."""
        return shortened(self.status(one) or "unknown", 50)

    def goes_on(self, identity: str) -> str:
        """Return what to do where a wait ends and the run or job does not."""
        return f"goes on: domino.{self.wait}({identity!r}) resumes waiting"

    def failure(self, one: R, log: str) -> RunFailedError | None:
        """Return the error of one that is over, None if it succeeded."""
        status = self.status(one)
        if status == models.RunStatus.SUCCEEDED:
            return None
        kind = RunStoppedError if status == models.RunStatus.STOPPED else RunFailedError
        title = self.title(one)
        titled = f" ({shortened(title, 100)})" if title else ""
        end = f"; the end of its output:\n{log.rstrip()[-_LONGEST_LOG:]}" if log.strip() else "; it left no output"
        message = f"{self.noun} {self.identity(one)}{titled} ended as {self.standing(one)}{end}"
        return self._failed(kind, message, one, log)

    def failures(self, several: Sequence[R]) -> RunFailedError | None:
        """Return the error for several that are over, None if all succeeded."""
        failed = [one for one in several if self.status(one) != models.RunStatus.SUCCEEDED]
        if not failed:
            return None
        is_stopped = all(self.status(one) == models.RunStatus.STOPPED for one in failed)
        named = ", ".join(f"{self.identity(one)} ({self.standing(one)})" for one in failed[:_SHOWN])
        more = f" and {len(failed) - _SHOWN} more" if len(failed) > _SHOWN else ""
        message = f"{len(failed)} of {len(several)} {self.noun}s did not succeed: {named}{more}"
        return self._failed(RunStoppedError if is_stopped else RunFailedError, message, failed[0], "")


class Runs(Kind[models.Run]):
    """Runs, as v1 shows them."""

    noun, wait, find = "run", "runs_wait", "runs_find"

    def identity(self, one: models.Run) -> str:
        return one.id

    def title(self, one: models.Run) -> str | None:
        return one.title

    def status(self, one: models.Run) -> models.RunStatus | None:
        return one.status

    def is_completed(self, one: models.Run) -> bool | None:
        return one.is_completed

    def timed_out(self, message: str, identity: str, one: models.Run | None) -> WaitTimeoutError:
        return WaitTimeoutError(message, run_id=identity, run=one)

    def _failed(self, kind: type[RunFailedError], message: str, one: models.Run, log: str) -> RunFailedError:
        return kind(message, run_id=one.id, run=one, log=log)


class Jobs(Kind["models.Job"]):
    """Jobs, as v4 shows them."""

    noun, wait, find = "job", "job_wait", "jobs_find"

    def identity(self, one: models.Job) -> str:
        return one.id

    def title(self, one: models.Job) -> str | None:
        return one.title

    def status(self, one: models.Job) -> models.RunStatus | None:
        return one.statuses.execution_status

    def is_completed(self, one: models.Job) -> bool | None:
        return one.statuses.is_completed

    def timed_out(self, message: str, identity: str, one: models.Job | None) -> WaitTimeoutError:
        return WaitTimeoutError(message, run_id=identity, job=one)

    def _failed(self, kind: type[RunFailedError], message: str, one: models.Job, log: str) -> RunFailedError:
        return kind(message, run_id=one.id, job=one, log=log)


RUNS = Runs()
JOBS = Jobs()
