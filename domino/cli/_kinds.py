"""What differs between runs and jobs on the command line: the methods of the client, and where a field is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from ._columns import Column, duration, moment
from ._ending import Problem

if TYPE_CHECKING:
    from domino import Domino
    from domino.types import Job, Run

__all__ = ["JOBS", "RUNS", "Jobs", "Kind", "Runs", "lasted", "queued_for"]

R = TypeVar("R")
#: Ids are hexadecimal, and may happen to have digits only; no number is so long.
_ID_LENGTH = 24
_STYLES = {
    "Succeeded": "green",
    "Failed": "red",
    "Error": "red",
    "Stopped": "yellow",
    "Running": "cyan",
}


def queued_for(queued: datetime | None, started: datetime | None) -> timedelta | None:
    """Return how long one waited in the queue; None if it is not known."""
    return max(started - queued, timedelta()) if queued and started else None


def lasted(started: datetime | None, completed: datetime | None) -> timedelta | None:
    """Return how long one ran; None while it runs, or if it is not known."""
    return max(completed - started, timedelta()) if started and completed else None


class Kind(ABC, Generic[R]):
    """Runs or jobs."""

    noun: ClassVar[str]
    plural: ClassVar[str]

    @abstractmethod
    def start(self, domino: Domino, words: Sequence[str], options: dict[str, Any]) -> str:
        """Start one and return its id."""

    @abstractmethod
    def all(self, domino: Domino, limit: int | None, status: str | None) -> Iterable[R]:
        """Return the newest, or yield them."""

    @abstractmethod
    def get(self, domino: Domino, identity: str) -> R:
        """Return one as it stands now."""

    @abstractmethod
    def wait(self, domino: Domino, identity: str, **options: Any) -> R:
        """Wait until one is over; raise RunFailedError if it did not succeed."""

    @abstractmethod
    def stop(self, domino: Domino, identity: str, commit_results: bool) -> object:
        """Ask one to stop."""

    @abstractmethod
    def of(self, error: Any) -> R | None:
        """Return the one that an error of a wait is about."""

    @abstractmethod
    def identity(self, one: R) -> str:
        """Return its id."""

    @abstractmethod
    def number(self, one: R) -> int | None:
        """Return its number in the project."""

    def find(self, domino: Domino, word: str) -> str:
        """Return the id of the one that a person means: by its id, or by its number as lists show it, `12` or `#12`.

        Raises:
            Problem: None has that number.
        """
        digits = word.removeprefix("#")
        if not (digits.isascii() and digits.isdigit() and len(digits) < _ID_LENGTH):
            return word
        for one in self.all(domino, None, None):
            if self.number(one) == int(digits):
                return self.identity(one)
        raise Problem(
            f"no {self.noun} of {domino.project} has the number {digits}", f"domino {self.plural} list --all shows them"
        )

    @abstractmethod
    def status(self, one: R) -> str:
        """Return its status, "unknown" if the server says none."""

    @abstractmethod
    def is_over(self, one: R) -> bool:
        """Whether it is over."""

    @abstractmethod
    def times(self, one: R) -> tuple[datetime | None, datetime | None, datetime | None]:
        """Return when it was queued, started and completed."""

    @abstractmethod
    def title(self, one: R) -> str | None:
        """Return its title."""

    def logs(self, domino: Domino, identity: str, poll_freq: float, timeout: float) -> Iterator[str]:
        """Yield what one prints while it prints it: runs and jobs have their ids from one space."""
        return domino.runs_logs(identity, poll_freq=poll_freq, max_poll_time=timeout)

    def columns(self) -> list[Column[R]]:
        """Return the columns of lists."""
        return [
            Column("number", self.number, "#", is_number=True),
            Column("id", self.identity),
            Column("status", self.status, style=lambda text: _STYLES.get(text, "")),
            Column("title", self.title, rank=2, shrinks=True),
            Column("queued_at", lambda one: self.times(one)[0], "queued", moment, rank=4),
            Column(
                "queue_seconds",
                lambda one: queued_for(*self.times(one)[:2]),
                "in queue",
                duration,
                rank=5,
                is_number=True,
            ),
            Column("run_seconds", lambda one: lasted(*self.times(one)[1:]), "ran", duration, rank=3, is_number=True),
        ]

    def details(self) -> list[Column[R]]:
        """Return the fields of one."""
        return [
            Column("number", self.number),
            *self.columns()[1:],
            Column("started_at", lambda one: self.times(one)[1], "started", moment),
            Column("completed_at", lambda one: self.times(one)[2], "completed", moment),
            *(_column(name, value) for name, value in self.more().items()),
        ]

    @abstractmethod
    def more(self) -> dict[str, Callable[[R], object]]:
        """Return further fields of one, by their names."""


def _column(name: str, value: Callable[[R], object]) -> Column[R]:
    return Column(name, value)


class Runs(Kind["Run"]):
    """Runs."""

    noun, plural = "run", "runs"

    def start(self, domino: Domino, words: Sequence[str], options: dict[str, Any]) -> str:
        return domino.runs_start(list(words), **options).run_id

    def all(self, domino: Domino, limit: int | None, status: str | None) -> Iterable[Run]:
        return domino.runs_list(limit=limit, status=status).data

    def get(self, domino: Domino, identity: str) -> Run:
        return domino.runs_status(identity)

    def wait(self, domino: Domino, identity: str, **options: Any) -> Run:
        return domino.runs_wait(identity, **options)

    def stop(self, domino: Domino, identity: str, commit_results: bool) -> object:
        return domino.runs_stop(identity, commit_results)

    def of(self, error: Any) -> Run | None:
        return error.run  # type: ignore[no-any-return]

    def identity(self, one: Run) -> str:
        return one.id

    def number(self, one: Run) -> int | None:
        return one.number

    def status(self, one: Run) -> str:
        return str(one.status or "unknown")

    def is_over(self, one: Run) -> bool:
        return bool(one.is_completed)

    def times(self, one: Run) -> tuple[datetime | None, datetime | None, datetime | None]:
        return one.queued_at, one.started_at, one.completed_at

    def title(self, one: Run) -> str | None:
        return one.title

    def more(self) -> dict[str, Callable[[Run], object]]:
        return {
            "commit_id": lambda run: run.commit_id,
            "output_commit_id": lambda run: run.output_commit_id,
            "hardware_tier_id": lambda run: run.hardware_tier_id,
            "environment_id": lambda run: run.environment_id,
        }


class Jobs(Kind["Job"]):
    """Jobs."""

    noun, plural = "job", "jobs"

    def start(self, domino: Domino, words: Sequence[str], options: dict[str, Any]) -> str:
        import shlex  # a job's command is one line

        return domino.job_start(shlex.join(words) if len(words) > 1 else words[0], **options).id

    def all(self, domino: Domino, limit: int | None, status: str | None) -> Iterable[Job]:
        return domino.jobs_iter(limit=limit, status=status or "all")

    def get(self, domino: Domino, identity: str) -> Job:
        return domino.job_status(identity)

    def wait(self, domino: Domino, identity: str, **options: Any) -> Job:
        return domino.job_wait(identity, **options)

    def stop(self, domino: Domino, identity: str, commit_results: bool) -> object:
        return domino.job_stop(identity, commit_results)

    def of(self, error: Any) -> Job | None:
        return error.job  # type: ignore[no-any-return]

    def identity(self, one: Job) -> str:
        return one.id

    def number(self, one: Job) -> int | None:
        return one.number

    def status(self, one: Job) -> str:
        return str(one.statuses.execution_status or "unknown")

    def is_over(self, one: Job) -> bool:
        return bool(one.statuses.is_completed)

    def times(self, one: Job) -> tuple[datetime | None, datetime | None, datetime | None]:
        stages = one.stage_time
        if stages is None:
            return None, None, None
        return stages.submission_time_at, stages.run_start_time_at, stages.completed_time_at

    def title(self, one: Job) -> str | None:
        return one.title

    def more(self) -> dict[str, Callable[[Job], object]]:
        return {
            "command": lambda job: job.job_run_command,
            "started_by": lambda job: job.started_by.username if job.started_by else None,
            "commit_id": lambda job: job.commit_details.input_commit_id if job.commit_details else None,
            "output_commit_id": lambda job: job.commit_details.output_commit_id if job.commit_details else None,
            "tags": lambda job: ", ".join(tag.name or "" for tag in job.tags or []) or None,
        }


RUNS = Runs()
JOBS = Jobs()
