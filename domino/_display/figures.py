"""Runs and jobs as a picture by matplotlib: when each one waited and ran, and the course of what they measured.

The figure is made without pyplot: nothing global is touched, nothing has to be closed, and a service can draw as well.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from importlib import import_module
from typing import Any, TypeVar

from attrs import frozen
from dateutil.tz import tzlocal
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from domino._text import shortened

from .colours import QUEUE, colour_of
from .durations import readable_duration
from .fields import Kind, is_number

__all__ = ["Picture", "executions"]

T = TypeVar("T")

# Their types are half there.
dates: Any = import_module("matplotlib.dates")
ticker: Any = import_module("matplotlib.ticker")

_WIDTH = 10.0
#: Inches of a row, and how many rows have their names beside them.
_ROW, _NAMED = 0.27, 50
#: Inches of all rows where there are more.
_MANY = 9.0
#: Inches of a panel of a statistic, and how many are beside each other.
_PANEL, _ACROSS = 1.9, 3
#: How many statistics are shown of themselves.
_STATISTICS = 6
#: How much of a row its bar fills.
_THICK = 0.62
_SUCCESS = "Succeeded"


class Picture(Figure):
    """A figure of matplotlib that a notebook shows, also where pyplot was never imported."""

    def _repr_png_(self) -> bytes:
        written = io.BytesIO()
        whole: Any = self
        whole.savefig(written, format="png")
        return written.getvalue()


@frozen
class _Bar:
    """One run or job."""

    name: str
    number: int | None
    status: str
    queued: datetime
    started: datetime | None
    end: datetime
    is_over: bool
    statistics: Mapping[str, float]

    @property
    def waited(self) -> timedelta:
        return (self.started or self.end) - self.queued

    @property
    def ran(self) -> timedelta:
        return self.end - self.started if self.started is not None else timedelta()


def executions(items: Sequence[T], kind: Kind[T], statistics: Sequence[str] | None) -> Figure:
    """Return the picture.

    Args:
        items: Runs or jobs; one that does not tell when it was queued is left out.
        kind: Which of both.
        statistics: The statistics to show; None for the first ones that are numbers.

    Raises:
        ValueError: There is nothing to show.
    """
    now = datetime.now(timezone.utc)
    bars = [bar for bar in (_bar(item, kind, now) for item in items) if bar is not None]
    if not bars:
        raise ValueError(f"there is nothing to show: none of {len(items)} {kind.several} tells when it was queued")
    bars.sort(key=lambda bar: bar.queued)
    known = dict.fromkeys(name for bar in reversed(bars) for name in bar.statistics)
    names = list(known)[:_STATISTICS] if statistics is None else list(statistics)
    if missing := [name for name in names if name not in known]:
        told = ", ".join(map(repr, known)) or "none"
        raise ValueError(f"no {kind.one} has the statistic {missing[0]!r} as a number; there is {told}")

    high = (max(len(bars), 3) * _ROW if len(bars) <= _NAMED else _MANY) + 1.1
    lines, across = -(-len(names) // _ACROSS), min(len(names), _ACROSS)
    picture: Any = Picture(figsize=(_WIDTH, high + lines * _PANEL), layout="constrained")
    parts = picture.subfigures(2, 1, height_ratios=[high, lines * _PANEL]) if names else [picture]
    _draw_times(parts[0], bars)
    for place, name in enumerate(names):
        _draw_statistic(parts[1].add_subplot(lines, across, place + 1), name, bars, kind.one)
    drawn: Figure = picture
    return drawn


def _bar(item: T, kind: Kind[T], now: datetime) -> _Bar | None:
    """Return what is drawn of one; what its clock and ours differ by makes nothing negative."""
    queued, started, completed = (kind.value(name, item) for name in ("queued_at", "started_at", "completed_at"))
    if queued is None:
        return None
    started = max(started, queued) if started is not None else None
    is_over = kind.is_over(item)
    end = max(completed or (queued if is_over else now), started or queued)
    number, title = kind.value("number", item), kind.value("title", item)
    name = f"#{number}" if number is not None else str(kind.value("id", item))[:8]
    return _Bar(
        name=f"{name} {shortened(title, 28)}" if title else name,
        number=number,
        status=kind.value("status", item) or "unknown",
        queued=queued,
        started=started,
        end=end,
        is_over=is_over,
        statistics={name: float(text) for name, text in kind.statistics(item).items() if is_number(text)},
    )


def _draw_times(part: Any, bars: Sequence[_Bar]) -> None:
    """Draw when each one waited and ran, the first at the top, and beside it for how long."""
    when, long = part.subplots(1, 2, sharey=True, width_ratios=[3, 1])
    _draw_bars(when, bars, lambda bar: (dates.date2num(bar.queued), dates.date2num(bar.started or bar.end)), waits=True)
    _draw_bars(when, bars, lambda bar: (dates.date2num(bar.started or bar.end), dates.date2num(bar.end)))
    zone = tzlocal()
    when.xaxis_date(zone)
    locator = dates.AutoDateLocator(tz=zone, maxticks=8)
    when.xaxis.set_major_locator(locator)
    when.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, tz=zone))
    when.set_xlabel(f"time, {bars[-1].end.astimezone(zone).tzname()}")

    unit, seconds = _unit(max(bar.waited + bar.ran for bar in bars))
    _draw_bars(long, bars, lambda bar: (0, bar.waited.total_seconds() / seconds), waits=True)
    _draw_bars(
        long,
        bars,
        lambda bar: (bar.waited.total_seconds() / seconds, (bar.waited + bar.ran).total_seconds() / seconds),
    )
    long.set_xlabel(unit)
    long.set_xlim(left=0)
    if len(bars) <= _NAMED:
        when.set_yticks(range(len(bars)), [bar.name for bar in bars], parse_math=False)
        for place, bar in enumerate(bars):
            length = (bar.waited + bar.ran).total_seconds() / seconds
            told = readable_duration(bar.ran) if bar.started is not None else "not started"
            # Not by colour alone: many people do not see red beside green.
            text = told if bar.status == _SUCCESS else f"{told}, {bar.status}"
            long.annotate(text, (length, place), (4, 0), textcoords="offset points", va="center", fontsize="small")
        long.margins(x=0.75)
    else:
        when.yaxis.set_major_locator(ticker.MaxNLocator(20, integer=True))
        when.yaxis.set_major_formatter(_name_of(bars))
    when.set_ylim(len(bars) - 0.5, -0.5)
    when.tick_params(axis="y", length=0)
    long.tick_params(axis="y", length=0, labelleft=False)
    for axes in (when, long):
        _frame(axes)
        axes.grid(axis="x", alpha=0.25)
    statuses: dict[str, list[str]] = {}
    for status in dict.fromkeys(bar.status for bar in bars if bar.started is not None):
        statuses.setdefault(colour_of(status).line, []).append(status)
    keys = [Patch(color=QUEUE.line, alpha=0.55, label="in queue")]
    keys += [Patch(color=colour, label=", ".join(several)) for colour, several in statuses.items()]
    part.legend(handles=keys, loc="outside upper right", ncols=len(keys), frameon=False)


def _name_of(bars: Sequence[_Bar]) -> Callable[[float, int | None], str]:
    """Return what names some of many rows."""

    def name(value: float, _: int | None = None) -> str:
        # Of these labels one cannot say that a dollar begins no formula.
        return bars[int(value)].name.replace("$", r"\$") if 0 <= value < len(bars) else ""

    return name


def _draw_bars(axes: Any, bars: Sequence[_Bar], ends: Callable[[_Bar], tuple[Any, Any]], waits: bool = False) -> None:
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


def _draw_statistic(axes: Any, name: str, bars: Sequence[_Bar], one: str) -> None:
    """Draw the course of a statistic over those that have it."""
    counts = [bar.number for bar in bars]
    is_counted = None not in counts and len(set(counts)) == len(counts)
    points = [
        (bar.number if is_counted else place, bar.statistics[name], bar.status)
        for place, bar in enumerate(bars, 1)
        if name in bar.statistics
    ]
    across, up, statuses = zip(*sorted(points, key=lambda point: point[0] or 0), strict=True)
    size = max(22 - len(points) / 20, 4)
    axes.plot(across, up, color=QUEUE.line, linewidth=1, zorder=2)
    for status in dict.fromkeys(statuses):
        own = [place for place, each in enumerate(statuses) if each == status]
        axes.scatter(
            [across[place] for place in own],
            [up[place] for place in own],
            color=colour_of(status).line,
            marker="o" if status == _SUCCESS else "X",
            s=size if status == _SUCCESS else 1.6 * size,
            zorder=3,
        )
    axes.set_title(shortened(name, 40), parse_math=False, fontsize="medium")
    axes.set_xlabel(f"{one} number" if is_counted else f"{one}s, by time", fontsize="small")
    axes.xaxis.set_major_locator(ticker.MaxNLocator(6, integer=True))
    axes.tick_params(labelsize="small")
    axes.margins(0.08, 0.15)
    axes.grid(alpha=0.25)
    _frame(axes)


def _frame(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)


def _unit(longest: timedelta) -> tuple[str, float]:
    """Return the unit in which durations are told, and how many seconds it has."""
    seconds = longest.total_seconds()
    return next(
        (unit for unit in (("days", 86400.0), ("hours", 3600.0), ("minutes", 60.0)) if seconds >= 2 * unit[1]),
        ("seconds", 1.0),
    )
