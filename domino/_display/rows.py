"""A few runs or jobs, a row each: when it waited and ran, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from matplotlib.collections import PolyCollection
from matplotlib.patches import Patch

from .bars import SUCCESS, Bar, add_legend, by_colour, dates, frame, on_axis, set_durations, set_times
from .colours import QUEUE, colour_of
from .durations import readable_duration

__all__ = ["draw_rows", "height_of_rows"]

#: Inches of a row, and how much of it its bar fills.
_ROW, _THICK = 0.27, 0.62
#: The shortest bar, as a part of the axis: a run of seconds among weeks is still seen.
_SHORTEST = 1 / 120
#: From how many times the length of a quarter of them on the longest leaves nothing to see of that quarter.
_SPREAD = 20


def height_of_rows(count: int) -> float:
    """Return how many inches so many rows need."""
    return max(count, 3) * _ROW


def draw_rows(part: Any, bars: Sequence[Bar]) -> None:
    """Draw the rows, the first one at the top."""
    when, long = part.subplots(1, 2, sharey=True, width_ratios=[3, 1])
    _draw_times(when, bars)
    lengths = sorted((bar.waited + bar.ran).total_seconds() for bar in bars)
    if lengths[-1] > _SPREAD * lengths[len(lengths) // 4]:
        _draw_dots(long, bars)
    else:
        _draw_lengths(long, bars)
    when.set_yticks(range(len(bars)), [bar.name for bar in bars], parse_math=False)
    when.set_ylim(len(bars) - 0.5, -0.5)
    when.tick_params(axis="y", length=0)
    long.tick_params(axis="y", length=0, labelleft=False)
    for axes in (when, long):
        frame(axes, axis="x")
    keys = [Patch(color=QUEUE.line, alpha=0.55, label="in queue")]
    colours = by_colour([bar.status for bar in bars if bar.started is not None])
    add_legend(part, keys + [Patch(color=colour, label=", ".join(several)) for colour, several in colours.items()])


def _draw_times(axes: Any, bars: Sequence[Bar]) -> None:
    shortest = set_times(axes, bars[0].queued, max(bar.end for bar in bars)) * _SHORTEST
    _draw_bars(axes, bars, lambda bar: (dates.date2num(bar.queued), dates.date2num(bar.started or bar.end)), waits=True)

    def ran(bar: Bar) -> tuple[float, float]:
        start = dates.date2num(bar.started or bar.end)
        return start, max(dates.date2num(bar.end), start + shortest)

    _draw_bars(axes, bars, ran)


def _draw_lengths(axes: Any, bars: Sequence[Bar]) -> None:
    """Draw how long each waited and ran, the one behind the other."""
    unit, seconds = _unit(max(bar.waited + bar.ran for bar in bars))

    def ends(bar: Bar) -> tuple[float, float]:
        return bar.waited.total_seconds() / seconds, (bar.waited + bar.ran).total_seconds() / seconds

    _draw_bars(axes, bars, lambda bar: (0, ends(bar)[0]), waits=True)
    _draw_bars(axes, bars, ends)
    axes.set_xlabel(unit)
    axes.set_xlim(left=0)
    _tell(axes, bars, lambda bar: ends(bar)[1])
    axes.margins(x=0.75)


def _draw_dots(axes: Any, bars: Sequence[Bar]) -> None:
    """Draw how long each waited and ran where that differs so much that bars would show the longest one alone."""
    waited = [on_axis(bar.waited) for bar in bars]
    ran = [on_axis(bar.ran) for bar in bars]
    axes.scatter(waited, range(len(bars)), color=QUEUE.line, alpha=0.55, s=22, zorder=3)
    for place, bar in enumerate(bars):
        if bar.started is not None:
            axes.plot(ran[place], place, bar.marker, color=colour_of(bar.status).line, markersize=6, zorder=4)
    least, most = set_durations(axes.xaxis, min(waited + ran), max(waited + ran), most=3)
    axes.set_xlim(least, most * (most / least) ** 0.75)
    axes.set_xlabel("in queue and running")
    axes.tick_params(axis="x", labelsize="small")
    _tell(axes, bars, lambda bar: on_axis(max(bar.waited, bar.ran)))


def _tell(axes: Any, bars: Sequence[Bar], end: Callable[[Bar], float]) -> None:
    """Write beside each row how long it ran, and how it ended where that is no success."""
    for place, bar in enumerate(bars):
        told = readable_duration(bar.ran) if bar.started is not None else "not started"
        # Not by colour alone: many people do not see red beside green.
        text = told if bar.status == SUCCESS else f"{told}, {bar.status}"
        axes.annotate(text, (end(bar), place), (6, 0), textcoords="offset points", va="center", fontsize="small")


def _draw_bars(axes: Any, bars: Sequence[Bar], ends: Callable[[Bar], tuple[Any, Any]], waits: bool = False) -> None:
    """Draw a bar in each row, from an end to the other; its edge keeps the shortest one visible."""
    half = _THICK / 2
    drawn = [(place, bar) for place, bar in enumerate(bars) if waits or bar.started is not None]
    corners = [
        [(left, place - half), (right, place - half), (right, place + half), (left, place + half)]
        for place, bar in drawn
        for left, right in (ends(bar),)
    ]
    colours = [QUEUE.line if waits else colour_of(bar.status).line for _, bar in drawn]
    if corners:
        width = 0.0 if waits else 1.2
        alpha = 0.55 if waits else None
        axes.add_collection(
            PolyCollection(corners, facecolors=colours, edgecolors=colours, linewidths=width, alpha=alpha, zorder=3)
        )
        axes.autoscale_view()


def _unit(longest: timedelta) -> tuple[str, float]:
    """Return the unit in which durations are told, and how many seconds it has."""
    seconds = longest.total_seconds()
    return next(
        (unit for unit in (("days", 86400.0), ("hours", 3600.0), ("minutes", 60.0)) if seconds >= 2 * unit[1]),
        ("seconds", 1.0),
    )
