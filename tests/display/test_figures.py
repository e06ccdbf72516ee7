"""Runs and jobs as a picture. How they look was looked at; here it is asked what is drawn."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from matplotlib.figure import Figure

from domino.types import Job, JobTable, Run, RunList, RunTable

from .wires import job_wire, run_wire, statistics


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


def test_of_many_runs_some_are_named() -> None:
    """The picture does not grow without end."""
    figure = RunTable(Run.from_dict(run_wire(number, title="$")) for number in range(1, 120)).plot()
    assert figure.get_size_inches()[1] < 12
    figure.draw_without_rendering()
    assert 5 < len([text for text in texts(figure.axes[0]) if text]) < 40


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
