"""Runs and jobs as a picture. How they look was looked at; here it is asked what is drawn."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from matplotlib.figure import Figure

from domino.types import Job, JobTable, Run, RunList, RunTable

from .wires import AT, job_wire, run_wire, statistics


def texts(axes: Any) -> list[str]:
    """Return what names the rows."""
    return [label.get_text() for label in axes.get_yticklabels()]


def legend(figure: Figure) -> list[str]:
    """Return the words of the legend."""
    owners: list[Any] = [figure, *figure.subfigs]
    return [text.get_text() for owner in owners for each in owner.legends for text in each.get_texts()]


def test_a_picture_has_a_row_for_each_run_and_a_panel_for_each_statistic() -> None:
    """The first run at the top, what it was called, how long it took; texts are no curves."""
    runs = [
        run_wire(2, "Failed", diagnosticStatistics=statistics(loss=0.5, kind="a")),
        run_wire(1, title="first $x^", diagnosticStatistics=statistics(loss=1, size=3)),
    ]
    figure = RunList.from_dict({"data": runs}).plot()
    when, long, *panels = figure.axes
    assert texts(when) == ["#1 first $x^", "#2"]
    assert [text.get_text() for text in long.texts] == ["1 min 30 s", "1 min 30 s, Failed"]
    assert legend(figure) == ["in queue", "Succeeded", "Failed"]
    assert [panel.get_title() for panel in panels] == ["loss", "size"]
    course: Any = panels[0].get_lines()[0]
    assert course.get_xydata().tolist() == [[1, 1], [2, 0.5]]
    assert figure._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]


def test_runs_that_are_not_over_reach_to_now() -> None:
    """One that waits is all queue; one that was stopped in the queue never ran."""
    figure = RunTable(
        Run.from_dict(wire)
        for wire in (
            run_wire(1, "Queued", started=None, completed=None, isCompleted=False),
            run_wire(2, "Stopped", started=None),
            run_wire(3, "Running", completed=None, isCompleted=False),
        )
    ).plot()
    told = [text.get_text() for text in figure.axes[1].texts]
    assert told[:2] == ["not started, Queued", "not started, Stopped"]
    assert told[2].endswith(", Running")
    assert legend(figure) == ["in queue", "Running"]


def test_jobs_are_drawn_as_runs_are() -> None:
    """With the statistics that were asked for."""
    stats = [{"name": name, "value": "1.5"} for name in "abcdefgh"]
    jobs = JobTable(Job.from_dict(job_wire(number, dominoStats=stats)) for number in range(1, 4))
    assert [panel.get_title() for panel in jobs.plot().axes[2:]] == list("abcdef")
    assert [panel.get_title() for panel in jobs.plot(statistics=["h", "a"]).axes[2:]] == ["h", "a"]
    assert len(jobs.plot(statistics=[]).axes) == 2
    with pytest.raises(ValueError, match="no job has the statistic 'loss' as a number; there is 'a', 'b', "):
        jobs.plot(statistics=["loss"])


def test_a_short_run_among_weeks_is_wide_enough_to_be_seen() -> None:
    """And among runs of hours its few seconds have a place of their own: durations are told as points then."""
    week = 7 * 24 * 3_600_000
    hours = [
        run_wire(number, queued=AT + number * week, completed=AT + number * week + 3 * 3_600_000) for number in (1, 3)
    ]
    short = run_wire(2, queued=AT + 2 * week, started=AT + 2 * week, completed=AT + 2 * week + 1_000)
    for wires in ([*hours, short], [run_wire(number, queued=AT + number * week) for number in range(1, 4)]):
        when, long = RunTable(Run.from_dict(wire) for wire in wires).plot(statistics=[]).axes
        ran: Any = when.collections[1]
        widths = [path.get_extents().width for path in ran.get_paths()]
        left, right = when.get_xlim()
        assert min(widths) > (right - left) / 140
        assert long.get_xscale() == ("log" if wires[-1] is short else "linear")


def heights(axes: Any) -> list[float]:
    """Return how high the bars of a picture are, those of nothing left out."""
    return [bar.get_height() for bar in axes.patches if bar.get_height()]


def test_many_runs_are_counted_by_time_and_status() -> None:
    """50 have a row each; of more it is told how many there were each day, how they ended, how long they took."""
    wires = [run_wire(number, "Failed" if number % 10 == 0 else "Succeeded") for number in range(1, 52)]
    rows = RunTable(Run.from_dict(wire) for wire in wires[:50]).plot()
    assert len(texts(rows.axes[0])) == 50
    figure = RunTable(Run.from_dict(wire) for wire in wires).plot()
    many, _, long, lengths = figure.axes
    assert legend(figure) == ["in queue", "Succeeded 46", "Failed 5"]
    assert many.get_ylabel() == "runs per hour"
    assert sum(heights(many)) == 51
    drawn: list[Any] = list(long.collections)
    assert sum(len(points.get_offsets()) for points in drawn) == 2 * 51
    assert lengths.get_title(loc="left") == "median wait 5.0 s\nmedian run 1 min 30 s"
    parts: list[Any] = [bar for bar in lengths.patches if hasattr(bar, "get_width")]
    assert sum(bar.get_width() for bar in parts) == 51
    assert texts(long)[:2] == ["5 s", "15 s"]
    assert figure.get_size_inches()[1] < 7


def test_thousands_of_runs_make_a_picture_of_the_same_size() -> None:
    """Days become weeks; of a statistic the course of the middle is drawn, not a line through each point."""
    day = 24 * 3_600_000
    runs = RunTable(
        Run.from_dict(run_wire(number, queued=AT + number * day // 2, diagnosticStatistics=statistics(loss=number % 7)))
        for number in range(1, 601)
    )
    figure = runs.plot()
    many, panel = figure.axes[0], figure.axes[-1]
    assert (many.get_ylabel(), round(sum(heights(many)))) == ("runs per week", 600)
    assert len(panel.get_lines()[0].get_xdata()) == 40  # type: ignore[arg-type]
    assert figure.get_size_inches()[1] < 9


@pytest.mark.parametrize("number", [1, 51])
def test_runs_that_took_no_time_have_a_picture(number: int) -> None:
    """All of them queued at one moment, none started: they are at the shortest duration that is drawn."""
    wire = run_wire(1, "Stopped", started=None, completed=AT, queued=AT)
    RunTable([Run.from_dict(wire)] * number).plot().draw_without_rendering()


@pytest.mark.parametrize("number", [1, 51])
@pytest.mark.parametrize("at", [-62135596800000, 253402300799000])
def test_times_that_no_clock_shows_have_a_picture(number: int, at: int) -> None:
    """The year 1, the year 9999: it ends two days from now, where clocks that are wrong end as well."""
    wires = [run_wire(each, queued=at if each == 1 else AT, started=at, completed=at) for each in range(1, number + 1)]
    RunTable(Run.from_dict(wire) for wire in wires).plot().draw_without_rendering()


def test_nothing_makes_no_picture() -> None:
    """An error says why."""
    with pytest.raises(ValueError, match="nothing to show: none of 0 runs tells when it was queued"):
        RunTable().plot()
    with pytest.raises(ValueError, match="none of 1 jobs tells"):
        JobTable([Job.from_dict({"id": "1", "statuses": {}})]).plot()


@pytest.mark.parametrize(("missing", "method"), [("pandas", "to_pandas"), ("matplotlib", "plot")])
def test_a_missing_library_is_named_with_the_extra_that_brings_it(missing: str, method: str) -> None:
    """And all the rest works without it."""
    code = f"""
import sys
sys.modules[{missing!r}] = None
from domino.types import RunTable
print(RunTable()._repr_html_())
RunTable().{method}()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "0 runs" in done.stdout
    extra = {"to_pandas": "pandas", "plot": "plot"}[method]
    assert f"ModuleNotFoundError: this needs {missing}, which the extra {extra!r} brings: pip install" in done.stderr
