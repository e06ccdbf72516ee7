"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .measure import Curve, Goal, Result, Table
from .subjects.one_file import size_text

__all__ = ["report"]

_HEAD = """# Results of the benchmarks

Written by `scripts/benchmarks.sh`; never edited. Each table was measured in one run, its ways in turn, round by round.
Ratios are to the base of the same round, and the middle one counts: on a shared machine seconds alone mean little.
What curl takes includes the start of its process, some milliseconds; the clients in Python have started, and have their
connection. Goals are those that the project has set itself; in them, 2 x is twice as fast.
"""
_QUICK = """
**This was a quick run: small sizes, a round or two. It shows that everything works, and nothing about speed.**
"""


def report(results: Mapping[str, Result], facts: Mapping[str, str], *, is_quick: bool, plot: str | None) -> str:
    """Return the text.

    Args:
        results: By subject.
        facts: About the machine and the versions.
        is_quick: Whether the sizes were small; the text says so.
        plot: The name of the picture beside it; None if there is none.
    """
    goals = [goal for result in results.values() for goal in result.goals]
    curves = [curve for result in results.values() for curve in result.curves]
    left_out = [f"- {reason}" for result in results.values() for reason in result.left_out]
    parts = [_HEAD + (_QUICK if is_quick else "")]
    parts.append("\n".join(_grid(["On", "With"], [[name, fact] for name, fact in facts.items()])))
    if goals:
        parts += ["## Goals", "\n".join(_goals(goals))]
    for name, result in results.items():
        if result.tables:
            parts.append(f"## {name.replace('_', ' ').capitalize()}")
            parts += [_table(table) for table in result.tables]
    if curves:
        parts += ["## How costs grow", "Medians of one round for what takes long, of three or more for the rest."]
        parts += [f"![How costs grow]({plot})"] if plot else []
        parts += [_curve(curve) for curve in curves]
    if left_out:
        parts += ["## Left out", "\n".join(left_out)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _goals(goals: Sequence[Goal]) -> list[str]:
    rows = [
        [
            goal.text,
            f"{'at least' if goal.is_least else 'at most'} {_amount(goal.bound, goal.unit)}",
            "-" if goal.measured is None else _amount(goal.measured, goal.unit),
            goal.verdict if goal.verdict == "met" else f"**{goal.verdict}**",
        ]
        for goal in goals
    ]
    return _grid(["Goal", "Bound", "Measured", "Verdict"], rows, numbers=(1, 2))


def _amount(number: float, unit: str) -> str:
    return f"{number:.2f} x" if unit == "x" else f"{number:.3g} {unit}"


def _table(table: Table) -> str:
    heads = ["", f"Median, {table.unit}", f"Lowest to highest, {table.unit}"]
    if table.base:
        heads += [f"Ratio to {table.base}", "Lowest to highest"]
    rows = []
    for row in table.rows:
        cells = [row.name, _number(row.median), f"{_number(min(row.values))} to {_number(max(row.values))}"]
        if table.base:
            cells += [f"{row.ratio:.2f}", f"{min(row.ratios):.2f} to {max(row.ratios):.2f}"]
        rows.append(cells)
    rounds = len(table.rows[0].values)
    note = f"{rounds} round{'s' if rounds > 1 else ''}. {table.note}".strip()
    lines = _grid(heads, rows, numbers=range(1, len(heads)))
    return f"### {table.title}\n\n" + "\n".join(lines) + f"\n\n{note}"


def _curve(curve: Curve) -> str:
    sizes = sorted({size for line in curve.lines.values() for size in line})
    heads = [f"Median, s, for {curve.counted}"]
    heads += [size_text(size) if curve.counted == "bytes" else f"{size:,}" for size in sizes]
    rows = [
        [name, *(_number(line[size]) if size in line else "-" for size in sizes)] for name, line in curve.lines.items()
    ]
    return f"### {curve.title}\n\n" + "\n".join(_grid(heads, rows, numbers=range(1, len(heads))))


def _number(number: float) -> str:
    """Return three digits that count, and never the form with an exponent."""
    for limit, digits in ((0.01, 5), (0.1, 4), (1, 3), (10, 2), (100, 1)):
        if abs(number) < limit:
            return f"{number:.{digits}f}"
    return f"{number:,.0f}"


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> list[str]:
    ruler = ["---:" if n in numbers else "---" for n in range(len(heads))]
    return [f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows)]
