"""Runs and jobs as they are drawn, and what all pictures of them share: axes of times and of durations, a legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from importlib import import_module
from typing import Any, TypeVar

from attrs import frozen
from dateutil.tz import tzlocal

from domino._text import shortened

from .colours import colour_of
from .fields import Kind, is_number

__all__ = ["SUCCESS", "Bar", "add_legend", "bars_of", "by_colour", "frame", "on_axis", "set_durations", "set_times"]

T = TypeVar("T")

# Their types are half there.
dates: Any = import_module("matplotlib.dates")
ticker: Any = import_module("matplotlib.ticker")

SUCCESS = "Succeeded"
#: Seconds that people have a round word for.
_ROUND: dict[float, str] = {
    0.1: "0.1 s",
    0.5: "0.5 s",
    1: "1 s",
    5: "5 s",
    15: "15 s",
    60: "1 min",
    5 * 60: "5 min",
    15 * 60: "15 min",
    3600: "1 h",
    4 * 3600: "4 h",
    12 * 3600: "12 h",
    86400: "1 d",
    3 * 86400: "3 d",
    7 * 86400: "7 d",
    30 * 86400: "30 d",
    90 * 86400: "90 d",
    365 * 86400: "1 year",
    3650 * 86400: "10 years",
}
#: Times that a picture has room for: clocks may be wrong, and some servers write the year 1 or 9999 for none.
_EARLIEST = datetime(1971, 1, 1, tzinfo=timezone.utc)
_AHEAD = timedelta(days=2)


@frozen
class Bar:
    """One run or job."""

    name: str
    number: int | None
    status: str
    queued: datetime
    started: datetime | None
    end: datetime
    statistics: Mapping[str, float]

    @property
    def waited(self) -> timedelta:
        """How long it was in the queue."""
        return (self.started or self.end) - self.queued

    @property
    def ran(self) -> timedelta:
        """How long it ran, so far."""
        return self.end - self.started if self.started is not None else timedelta()

    @property
    def marker(self) -> str:
        """Its marker among points: many people do not see red beside green."""
        return "o" if self.status == SUCCESS else "X"


def bars_of(items: Sequence[T], kind: Kind[T]) -> list[Bar]:
    """Return runs or jobs as they are drawn, in the order of the queue, without those that do not tell their time."""
    now = datetime.now(timezone.utc)
    bars = [bar for bar in (_bar(item, kind, now) for item in items) if bar is not None]
    return sorted(bars, key=lambda bar: bar.queued)


def _bar(item: T, kind: Kind[T], now: datetime) -> Bar | None:
    """Return what is drawn of one; what its clock and ours differ by makes nothing negative."""
    told = (kind.value(name, item) for name in ("queued_at", "started_at", "completed_at"))
    queued, started, completed = (at and min(max(at, _EARLIEST), now + _AHEAD) for at in told)
    if queued is None:
        return None
    started = max(started, queued) if started is not None else None
    end = max(completed or (queued if kind.is_over(item) else now), started or queued)
    number, title = kind.value("number", item), kind.value("title", item)
    name = f"#{number}" if number is not None else str(kind.value("id", item))[:8]
    return Bar(
        name=f"{name} {shortened(title, 28)}" if title else name,
        number=number,
        status=kind.value("status", item) or "unknown",
        queued=queued,
        started=started,
        end=end,
        statistics={name: float(text) for name, text in kind.statistics(item).items() if is_number(text)},
    )


def set_times(axes: Any, first: datetime, last: datetime) -> float:
    """Make the horizontal axis one of times in the zone of this machine, and return its length in days."""
    zone = tzlocal()
    span = max(last - first, timedelta(seconds=1))
    axes.set_xlim(dates.date2num(first - span * 0.04), dates.date2num(last + span * 0.04))
    axes.xaxis_date(zone)
    locator = dates.AutoDateLocator(tz=zone, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, tz=zone))
    axes.set_xlabel(f"time, {last.astimezone(zone).tzname()}")
    return span / timedelta(days=1)


def on_axis(lasted: timedelta) -> float:
    """Return where a duration stands on the axis of `set_durations`, in seconds: there is no place for none."""
    return max(lasted.total_seconds(), min(_ROUND))


def set_durations(axis: Any, shortest: float, longest: float, *, most: int) -> tuple[float, float]:
    """Make an axis one of durations in seconds, on which each is as far from its double as any other.

    Args:
        axis: The axis.
        shortest: The shortest duration.
        longest: The longest one.
        most: How many marks there is room for.

    Returns:
        Where the axis is to begin and to end.
    """
    round_ones = list(_ROUND)
    first = max((place for place, each in enumerate(round_ones) if each <= shortest), default=0)
    last = min((place for place, each in enumerate(round_ones) if each >= longest), default=len(round_ones) - 1)
    first, last = min(first, len(round_ones) - 2), max(last, first + 1)
    marks = round_ones[first : last + 1]
    marks = marks[:: -(-len(marks) // most)]
    axis.axes.set(**{f"{axis.axis_name}scale": "log"})
    axis.set_major_locator(ticker.FixedLocator(marks))
    axis.set_major_formatter(ticker.FixedFormatter([_ROUND[each] for each in marks]))
    axis.set_minor_locator(ticker.NullLocator())
    return round_ones[first], round_ones[last]


def add_legend(part: Any, keys: Sequence[Any]) -> None:
    """Put a legend above everything."""
    part.legend(handles=keys, loc="outside upper right", ncols=len(keys), frameon=False)


def frame(axes: Any, **grid: Any) -> None:
    """Leave of a frame what is read."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.25, **grid)


def by_colour(statuses: Sequence[str]) -> dict[str, list[str]]:
    """Return statuses by the colour that they share."""
    found: dict[str, list[str]] = {}
    for status in dict.fromkeys(statuses):
        found.setdefault(colour_of(status).line, []).append(status)
    return found
