"""Lists as frames of pandas."""

from __future__ import annotations

from typing import Any

import pandas
import pytest

from domino.types import (
    Dataset,
    DatasetTable,
    FileList,
    Job,
    JobPage,
    JobTable,
    ProjectFile,
    Run,
    RunList,
    RunTable,
)

from .wires import AT, job_wire, run_wire, statistics

OTHERS: dict[str, Any] = {
    "JobPage": JobPage.from_dict({"jobs": [job_wire(1)]}),
    "FileList": FileList.from_dict({"data": [{"path": "a.csv", "key": "k", "size": 3, "lastModified": AT}]}),
    "DatasetTable": DatasetTable(
        [Dataset.from_dict({"id": "1", "name": "n", "createdAt": "2026-03-01T12:00:00Z", "snapshotIds": ["2", "3"]})]
    ),
}


def test_runs_have_aware_times_durations_and_statistics() -> None:
    """A row each, in the order of the list."""
    runs = RunList.from_dict(
        {
            "data": [
                run_wire(2, "Running", completed=None, isCompleted=False, title="second"),
                run_wire(1, diagnosticStatistics=statistics(loss="2.5e-1", status="fine", loops=3)),
            ]
        }
    )
    frame = runs.to_pandas()
    assert frame["number"].tolist() == [2, 1]
    assert frame["status"].tolist() == ["Running", "Succeeded"]
    assert frame["queued_at"][1] == pandas.Timestamp("2026-03-01 13:00", tz="UTC")
    assert frame["queued_for"].dt.total_seconds().tolist() == [5, 5]
    assert frame["ran_for"][1] == pandas.Timedelta(seconds=90)
    assert frame[["completed_at", "ran_for", "stats.loss"]].isna().all(axis=1).tolist() == [True, False]
    # A statistic called as a column is another column.
    assert (frame["stats.loss"][1], frame["stats.status"][1], frame["stats.loops"][1]) == (0.25, "fine", 3)
    assert frame["stats.loss"].dtype == "float64"
    assert frame.groupby("status")["ran_for"].sum()["Succeeded"].total_seconds() == 90


def test_no_runs_make_a_frame_with_the_same_columns() -> None:
    """And the same types: what is computed from it works on the first day, too."""
    full = RunTable([Run.from_dict(run_wire(1, title="t", hardwareTierId="h", environmentId="e"))]).to_pandas()
    empty = RunTable().to_pandas()
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.astype(str).tolist() == full.dtypes.astype(str).tolist()
    assert empty["ran_for"].sum() == pandas.Timedelta(0)


def test_times_reach_beyond_those_that_pandas_counts_in_nanoseconds() -> None:
    """The year 9999 of who has no end."""
    frame = RunTable([Run.from_dict(run_wire(1, completed=253402300799000))]).to_pandas()
    assert frame["completed_at"][0].year == 9999


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("JobPage", "command", "main.py"),
        ("JobPage", "queued_for", pandas.Timedelta(seconds=5)),
        ("FileList", "size", 3),
        ("FileList", "last_modified_at", pandas.Timestamp("2026-03-01 12:00", tz="UTC")),
        ("DatasetTable", "snapshots", 2),
        ("DatasetTable", "created_at", pandas.Timestamp("2026-03-01 12:00", tz="UTC")),
    ],
)
def test_other_lists_are_frames_too(name: str, column: str, value: object) -> None:
    """Jobs, files, datasets."""
    assert OTHERS[name].to_pandas()[column].tolist() == [value]


def test_a_part_of_a_list_is_a_list_of_its_kind() -> None:
    """So that `jobs[:10].plot()` is written as it is thought; one of them is a job."""
    jobs = JobTable(Job.from_dict(job_wire(number)) for number in range(5))
    assert isinstance(jobs[1:3], JobTable)
    assert jobs[1:3].to_pandas()["number"].tolist() == [1, 2]
    assert isinstance(jobs[-1], Job)
    assert jobs == list(jobs)


def test_files_of_a_list_can_be_taken_apart_and_put_together() -> None:
    """A table is made of anything that gives its items."""
    files = [ProjectFile.from_dict({"path": f"{number}.csv", "key": "k"}) for number in range(3)]
    assert FileList(data=files).to_pandas()["size"].isna().all()
