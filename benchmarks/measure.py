"""What a measurement gives: times of each way in turn, goals, and how a cost grows."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

__all__ = ["Curve", "Goal", "Measure", "Result", "Row", "Table", "interleaved", "process", "seconds"]

#: Does something once and returns what it took, in the unit of its table.
Measure = Callable[[], float]


@frozen
class Row:
    """One way to do it.

    Attributes:
        name: Which.
        values: What each round took.
        ratios: The same as ratios to the base, each within its round; empty without a base.
    """

    name: str
    values: Sequence[float]
    ratios: Sequence[float] = ()

    @property
    def median(self) -> float:
        """The middle of what the rounds took."""
        return statistics.median(self.values)

    @property
    def ratio(self) -> float:
        """The middle of the ratios: machines are shared, and what slows one slows its neighbour in the round."""
        return statistics.median(self.ratios)


@frozen
class Table:
    """Several ways to do the same.

    Attributes:
        title: What is done.
        unit: Of the values: `s`, `MiB`, `requests`.
        rows: The ways.
        base: The name of the one that the ratios are to; None for no ratios.
        note: What a reader has to know, a sentence.
    """

    title: str
    unit: str
    rows: Sequence[Row]
    base: str | None = None
    note: str = ""

    def row(self, name: str) -> Row:
        """Return a row by its name.

        Raises:
            StopIteration: There is none.
        """
        return next(row for row in self.rows if row.name == name)

    def times_faster(self, name: str) -> float:
        """Return how many times as fast as the base a row is."""
        return 1 / self.row(name).ratio


@frozen
class Goal:
    """A goal and what was measured; the bounds are those that the project has set itself.

    Attributes:
        text: What should be, in words.
        bound: The number in it.
        measured: What is; None where a peer was missing.
        is_least: Whether the bound is the least that is good, or else the most.
        unit: Of both numbers: `x`, `MiB`, `requests`.
    """

    text: str
    bound: float
    measured: float | None
    is_least: bool
    unit: str

    @property
    def verdict(self) -> str:
        """`met`, `missed`, or `not measured`."""
        if self.measured is None:
            return "not measured"
        is_met = self.measured >= self.bound if self.is_least else self.measured <= self.bound
        return "met" if is_met else "missed"


@frozen
class Curve:
    """How a cost grows.

    Attributes:
        title: Of what, with which growing.
        counted: What grows: `runs`, `bytes`, `files`.
        lines: The medians in seconds by what is measured and by size; a size that was left out has none.
    """

    title: str
    counted: str
    lines: Mapping[str, Mapping[int, float]]


@frozen
class Result:
    """What a subject gives.

    Attributes:
        tables: Ways side by side.
        goals: What was aimed at.
        curves: How costs grow.
        left_out: What was not measured, and why, a sentence each.
    """

    tables: Sequence[Table] = ()
    goals: Sequence[Goal] = ()
    curves: Sequence[Curve] = ()
    left_out: Sequence[str] = field(factory=list)


def interleaved(
    title: str, rounds: int, base: str | None, ways: Mapping[str, Measure], *, unit: str = "s", note: str = ""
) -> Table:
    """Measure everything in turn, round by round, and set each beside the base."""
    values: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        # Who is first in one round is last in another: what a neighbour left behind is shared out.
        names = list(ways)[number % len(ways) :] + list(ways)[: number % len(ways)]
        for name in names:
            values[name].append(ways[name]())
    rows = [
        Row(name, taken, [a / b for a, b in zip(taken, values[base], strict=True)] if base else ())
        for name, taken in values.items()
    ]
    return Table(title, unit, rows, base, note)


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def process(*command: str | Path) -> Measure:
    """Return a measurement of a whole process, away from the sources: the official client is named `domino`, too."""
    elsewhere = tempfile.gettempdir()
    return lambda: seconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=elsewhere))
