"""Runs and jobs as a picture by matplotlib: when they waited and ran, and the course of what they measured.

The figure is made without pyplot: nothing global is touched, nothing has to be closed, and a service can draw as well.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from statistics import median
from typing import Any, TypeVar

from matplotlib.figure import Figure

from domino._text import shortened

from .bars import SUCCESS, Bar, bars_of, frame, ticker
from .colours import QUEUE, colour_of
from .crowd import HEIGHT, draw_crowd
from .fields import Kind
from .rows import draw_rows, height_of_rows

__all__ = ["Picture", "executions"]

T = TypeVar("T")

_WIDTH = 10.0
#: How many have a row each.
_ROWS = 50
#: Inches of a panel of a statistic, and how many are beside each other.
_PANEL, _ACROSS = 1.9, 3
#: How many statistics are shown of themselves.
_STATISTICS = 6
#: Of more points than this the course is drawn as what is in the middle, in so many steps.
_DENSE, _STEPS = 150, 40


class Picture(Figure):
    """A figure of matplotlib that a notebook shows, also where pyplot was never imported."""

    def _repr_png_(self) -> bytes:
        written = io.BytesIO()
        whole: Any = self
        whole.savefig(written, format="png")
        return written.getvalue()


def executions(items: Sequence[T], kind: Kind[T], statistics: Sequence[str] | None) -> Figure:
    """Return the picture.

    Args:
        items: Runs or jobs; one that does not tell when it was queued is left out.
        kind: Which of both.
        statistics: The statistics to show; None for the first ones that are numbers.

    Raises:
        ValueError: There is nothing to show.
    """
    bars = bars_of(items, kind)
    if not bars:
        raise ValueError(f"there is nothing to show: none of {len(items)} {kind.several} tells when it was queued")
    known = dict.fromkeys(name for bar in reversed(bars) for name in bar.statistics)
    names = list(known)[:_STATISTICS] if statistics is None else list(statistics)
    if missing := [name for name in names if name not in known]:
        told = ", ".join(map(repr, known)) or "none"
        raise ValueError(f"no {kind.one} has the statistic {missing[0]!r} as a number; there is {told}")

    is_crowd = len(bars) > _ROWS
    high = HEIGHT if is_crowd else height_of_rows(len(bars)) + 1.1
    lines, across = -(-len(names) // _ACROSS), min(len(names), _ACROSS)
    picture: Any = Picture(figsize=(_WIDTH, high + lines * _PANEL), layout="constrained")
    parts = picture.subfigures(2, 1, height_ratios=[high, lines * _PANEL]) if names else [picture]
    if is_crowd:
        draw_crowd(parts[0], bars, kind.several)
    else:
        draw_rows(parts[0], bars)
    for place, name in enumerate(names):
        _draw_statistic(parts[1].add_subplot(lines, across, place + 1), name, bars, kind.one)
    drawn: Figure = picture
    return drawn


def _draw_statistic(axes: Any, name: str, bars: Sequence[Bar], one: str) -> None:
    """Draw the course of a statistic over those that have it."""
    counts = [bar.number for bar in bars]
    is_counted = None not in counts and len(set(counts)) == len(counts)
    points = sorted(
        ((bar.number if is_counted else place) or 0, bar.statistics[name], bar)
        for place, bar in enumerate(bars, 1)
        if name in bar.statistics
    )
    dense = len(points) > _DENSE
    _draw_course(axes, [point[:2] for point in points], dense)
    size = max(9 - len(points) / 500, 3) if dense else max(22 - len(points) / 20, 10)
    for status in dict.fromkeys(bar.status for _, _, bar in points):
        own = [point for point in points if point[2].status == status]
        axes.scatter(
            [across for across, _, _ in own],
            [up for _, up, _ in own],
            color=colour_of(status).line,
            marker=own[0][2].marker,
            s=size if status == SUCCESS else 1.6 * size,
            alpha=0.5 if dense else None,
            linewidths=0,
            zorder=3,
        )
    axes.set_title(shortened(name, 40), parse_math=False, fontsize="medium")
    axes.set_xlabel(f"{one} number" if is_counted else f"{one}s, by time", fontsize="small")
    axes.xaxis.set_major_locator(ticker.MaxNLocator(6, integer=True))
    axes.tick_params(labelsize="small")
    axes.margins(0.08, 0.15)
    if len(points) == 1:
        axes.set_xlim(points[0][0] - 1.5, points[0][0] + 1.5)
    frame(axes)


def _draw_course(axes: Any, points: Sequence[tuple[float, float]], dense: bool) -> None:
    """Draw a line from point to point, or, of many, through the middle of some at a time."""
    if dense:
        step = -(-len(points) // _STEPS)
        parts = [points[first : first + step] for first in range(0, len(points), step)]
        points = [(median(x for x, _ in part), median(y for _, y in part)) for part in parts]
    across, up = zip(*points, strict=True)
    colour = axes.xaxis.label.get_color() if dense else QUEUE.line
    axes.plot(across, up, color=colour, linewidth=1.3 if dense else 1, zorder=4 if dense else 2)
