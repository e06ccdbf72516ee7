"""Many runs or jobs: how many there were and how they ended, and how long they waited and ran, over the time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from attrs import frozen
from dateutil.tz import tzlocal
from matplotlib.patches import Patch

from .bars import SUCCESS, Bar, add_legend, dates, frame, on_axis, set_durations, set_times, ticker
from .colours import QUEUE, colour_of
from .durations import readable_duration

__all__ = ["HEIGHT", "draw_crowd"]

#: Inches of the picture.
HEIGHT = 5.6
#: Bins of the time, at most; of the durations.
_BINS, _LENGTHS = 75, 32
#: What a bin of the time may be, in minutes.
_STEPS = {
    1: "minute",
    5: "5 minutes",
    15: "15 minutes",
    60: "hour",
    180: "3 hours",
    1440: "day",
    7 * 1440: "week",
    28 * 1440: "4 weeks",
    364 * 1440: "52 weeks",
}
#: More points than this are drawn half transparent.
_DENSE = 600


@frozen
class _Group:
    """Those that ended in the same way."""

    status: str
    bars: Sequence[Bar]

    @property
    def colour(self) -> str:
        return colour_of(self.status).line

    @property
    def hatch(self) -> str | None:
        """Not by colour alone: many people do not see red beside green."""
        return None if self.status == SUCCESS else "//////"


def draw_crowd(part: Any, bars: Sequence[Bar], several: str) -> None:
    """Draw the picture.

    Args:
        part: Where.
        bars: The runs or jobs, in the order of the queue.
        several: What they are called.
    """
    counts = Counter(bar.status for bar in bars)
    # Success is at the bottom of each bar, the rest on top, where a change of it is seen.
    order = sorted(counts, key=lambda status: (status != SUCCESS, -counts[status]))
    groups = [_Group(status, [bar for bar in bars if bar.status == status]) for status in order]
    grid = part.subplots(2, 2, width_ratios=[3, 1], height_ratios=[2, 3], sharex="col", sharey="row")
    (many, _), (long, lengths) = grid
    grid[0][1].set_axis_off()
    lengths.xaxis.set_tick_params(labelbottom=True)
    _draw_counts(many, groups, bars, several)
    _draw_durations(long, groups, bars)
    _draw_lengths(lengths, groups, bars)
    for axes in (many, long, lengths):
        frame(axes)
    # Not to the end of the last one: one that still runs would push all others aside.
    set_times(long, bars[0].queued, bars[-1].queued)
    keys = [Patch(color=QUEUE.line, alpha=0.55, label="in queue")]
    keys += [
        Patch(
            facecolor=each.colour, edgecolor=_ground(many), hatch=each.hatch, label=f"{each.status} {len(each.bars):,}"
        )
        for each in groups
    ]
    add_legend(part, keys)


def _ground(axes: Any) -> Any:
    return axes.get_facecolor()


def _stacked(group: _Group, axes: Any) -> dict[str, Any]:
    """Return how the bars of a group look on top of each other."""
    return {
        "color": group.colour,
        "edgecolor": _ground(axes),
        "linewidth": 0.4,
        "hatch": group.hatch,
        "zorder": 3,
    }


def _draw_counts(axes: Any, groups: Sequence[_Group], bars: Sequence[Bar], several: str) -> None:
    """Draw how many were queued in each hour, day or whatever fits."""
    zone = tzlocal()
    minutes = next(
        (each for each in _STEPS if (bars[-1].queued - bars[0].queued) / timedelta(minutes=each) < _BINS), max(_STEPS)
    )
    begin = bars[0].queued.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    step = timedelta(minutes=minutes)
    begin += (bars[0].queued - begin) // step * step
    bins = (bars[-1].queued - begin) // step + 1
    lefts = [dates.date2num(begin + place * step) for place in range(bins)]
    below = [0] * bins
    for group in groups:
        counts = Counter((bar.queued - begin) // step for bar in group.bars)
        heights = [counts[place] for place in range(bins)]
        axes.bar(
            lefts,
            heights,
            width=step / timedelta(days=1),
            bottom=below,
            align="edge",
            **_stacked(group, axes),
        )
        below = [low + high for low, high in zip(below, heights, strict=True)]
    axes.set_ylabel(f"{several} per {_STEPS[minutes]}")
    axes.yaxis.set_major_locator(ticker.MaxNLocator(5, integer=True))


def _draw_durations(axes: Any, groups: Sequence[_Group], bars: Sequence[Bar]) -> None:
    """Draw a point for how long each one ran, and a grey one for how long it waited."""
    dense = len(bars) > _DENSE
    size, alpha = (5, 0.6) if dense else (14, 0.9)
    axes.scatter(
        [bar.queued for bar in bars], [_waited(bar) for bar in bars], color=QUEUE.line, s=size * 0.6, alpha=alpha / 2
    )
    for group in groups:
        ran = [bar for bar in group.bars if bar.started is not None]
        if ran:
            axes.scatter(
                [bar.queued for bar in ran],
                [_ran(bar) for bar in ran],
                color=group.colour,
                marker=ran[0].marker,
                s=size if group.status == SUCCESS else size * 1.8,
                alpha=alpha,
                linewidths=0,
                zorder=3,
            )
    told = [_waited(bar) for bar in bars] + [_ran(bar) for bar in bars if bar.started is not None]
    axes.set_ylim(set_durations(axes.yaxis, min(told), max(told), most=9))
    axes.set_ylabel("duration")


def _draw_lengths(axes: Any, groups: Sequence[_Group], bars: Sequence[Bar]) -> None:
    """Draw how many ran how long, at the height of the points beside it."""
    low, high = axes.get_ylim()
    edges = [low * (high / low) ** (place / _LENGTHS) for place in range(_LENGTHS + 1)]
    started = [bar for bar in bars if bar.started is not None]
    left = [0] * _LENGTHS
    for group in groups:
        counts = _counts([_ran(bar) for bar in group.bars if bar.started is not None], edges)
        axes.barh(
            edges[:-1],
            counts,
            height=[after - before for before, after in pairwise(edges)],
            left=left,
            align="edge",
            **_stacked(group, axes),
        )
        left = [before + more for before, more in zip(left, counts, strict=True)]
    axes.stairs(
        _counts([_waited(bar) for bar in bars], edges), edges, orientation="horizontal", color=QUEUE.line, zorder=4
    )
    axes.xaxis.set_major_locator(ticker.MaxNLocator(3, integer=True))
    axes.set_xlabel("how many")
    axes.set_title(_medians([("wait", bars, _waited), ("run", started, _ran)]), fontsize="small", loc="left")


def _medians(told: Sequence[tuple[str, Sequence[Bar], Callable[[Bar], float]]]) -> str:
    return "\n".join(
        f"median {word} {readable_duration(timedelta(seconds=median(map(seconds, bars))))}"
        for word, bars, seconds in told
        if bars
    )


def _counts(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    """Return how many values are between each two edges."""
    counts = Counter(sum(edge <= value for edge in edges[1:-1]) for value in values)
    return [counts[place] for place in range(len(edges) - 1)]


def _waited(bar: Bar) -> float:
    return on_axis(bar.waited)


def _ran(bar: Bar) -> float:
    return on_axis(bar.ran)
