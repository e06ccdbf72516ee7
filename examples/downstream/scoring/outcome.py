"""What became of a month: read from a run, without any I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domino.types import Run, RunStatus


@dataclass(frozen=True)
class Outcome:
    """One month.

    Attributes:
        month: Its name, as `2026-01`.
        status: How its run ended.
        score: From 0 to 1; None if there is none.
        took: How long the run executed; None if it did not begin.
        problem: Why there is no score.
    """

    month: str
    status: RunStatus
    score: float | None = None
    took: timedelta | None = None
    problem: str = ""

    @classmethod
    def of(cls, run: Run, problem: str = "") -> Outcome:
        """Read a run that is over: its title is the month, its score a diagnostic statistic."""
        score = score_of(run)
        took = run.completed_at - run.started_at if run.completed_at and run.started_at else None
        if score is None and not problem:
            problem = "the script left no score"
        return cls(run.title or "", run.status, score, took, problem)

    def __str__(self) -> str:
        told = self.problem if self.score is None else f"{self.score:.2f}"
        return f"{self.month}: {self.status}, {told}"


def score_of(run: Run) -> float | None:
    """Return the score that a run has left, None if it left none."""
    statistics = run.diagnostic_statistics
    found = statistics.data if statistics is not None else None
    values = {each.key: each.value for each in found or []}
    score = values.get("score")
    return None if score is None else float(score)
