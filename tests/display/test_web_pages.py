"""Where replies lead to: the right page of the deployment, or none."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import weakref
from typing import Any

import pytest
from domino_api.wire_model import origin_of

from domino import AsyncDomino, Domino
from domino._web import Home, web_page
from domino.types import (
    Dataset,
    FileList,
    FinishedRun,
    Job,
    JobPage,
    MadeProject,
    Project,
    ProjectFile,
    Run,
    RunList,
    RunStarted,
    User,
)

from .test_pages import shown
from .wires import job_wire, run_wire

HOST = "https://d.example.com"
RUN = run_wire(1, title="nightly")
FILE = {"path": "a b/50%#?.csv", "key": "k"}
DATASET = {"id": "d1", "name": "d/n", "projectId": "p1"}


def came_from(reply: Any, project_id: str | None = "p1", host: str | None = HOST) -> Any:
    """Return a reply as a client hands it over."""
    Home(host, "o", "p q", project_id).mark(reply)
    return reply


@pytest.mark.parametrize(
    ("reply", "path"),
    [
        (Run.from_dict(RUN), f"jobs/o/p%20q/{RUN['id']}"),
        (RunStarted(run_id="1/../2"), "jobs/o/p%20q/1%2F..%2F2"),
        (RunStarted(run_id=".."), None),
        (Job.from_dict(job_wire(1, projectId="p1")), f"jobs/o/p%20q/{RUN['id']}"),
        (Job.from_dict(job_wire(1, projectId="another")), None),
        (Job.from_dict(job_wire(1)), None),
        (RunList.from_dict({"data": [RUN]}), "jobs/o/p%20q"),
        (JobPage.from_dict({"jobs": [job_wire(1, projectId="p1")]}), "jobs/o/p%20q"),
        (JobPage.from_dict({"jobs": [job_wire(1, projectId="another")]}), None),
        (JobPage.from_dict({"jobs": []}), None),
        (ProjectFile.from_dict(FILE), "u/o/p%20q/view/a%20b/50%25%23%3F.csv"),
        (ProjectFile.from_dict({"path": "/a/../b", "key": "k"}), None),
        (ProjectFile.from_dict({"path": "/", "key": "k"}), None),
        (FileList.from_dict({"data": [FILE]}), "u/o/p%20q/browse"),
        (Dataset.from_dict(DATASET), "u/o/p%20q/data/rw/upload/d%2Fn/d1"),
        (Dataset.from_dict({**DATASET, "name": None}), None),
        (Dataset.from_dict({**DATASET, "projectId": "another"}), None),
        (Project.from_dict({"id": "2", "name": "its own", "owner": {"userName": "ada"}}), "u/ada/its%20own/overview"),
        (Project.from_dict({"id": "2", "name": "its own"}), None),
        (MadeProject.from_dict({"id": "2", "name": "new", "ownerUsername": "ada"}), "u/ada/new/overview"),
        (User.from_dict({"id": "2", "userName": "ada"}), None),
    ],
)
def test_a_reply_leads_to_its_page(reply: Any, path: str | None) -> None:
    """One that may belong to another project leads nowhere; a path cannot leave its folder."""
    address = None if path is None else f"{HOST}/{path}"
    assert web_page(reply) is None
    assert web_page(came_from(reply)) == address
    assert web_page(came_from(reply, host=None)) is None
    if isinstance(reply, (Job, JobPage, Dataset)):
        assert web_page(came_from(reply, project_id=None)) is None


def test_what_a_list_has_leads_to_pages_as_well() -> None:
    """The heading to all of them, each item by its number and its title; a part of a list, too."""
    runs = came_from(RunList.from_dict({"data": [run_wire(number, title="t") for number in (1, 2)]}))
    pages = [f"{HOST}/jobs/o/p%20q/{run.id}" for run in runs.data]
    assert shown(runs).links == [f"{HOST}/jobs/o/p%20q", *(page for page in pages for _ in range(2))]
    assert shown(runs.data[1:]).links == [pages[1]] * 2
    assert shown(runs.data[0]).links == pages[:1]
    assert shown(came_from(FileList.from_dict({"data": [FILE]})).data).links == [
        web_page(came_from(ProjectFile.from_dict(FILE)))
    ]
    assert web_page(FinishedRun.of(runs.data[0])) == pages[0]
    assert web_page(FinishedRun.of(runs.data[0], "See https://told.example.com/x.")) == "https://told.example.com/x"


def test_where_a_reply_came_from_is_no_part_of_it() -> None:
    """Not of its repr, its dict or JSON, not compared, copied or pickled; so it is in no file and no log."""
    bare, marked = Run.from_dict(RUN), came_from(Run.from_dict(RUN))
    assert origin_of(marked) is not None
    assert marked == bare
    assert repr(marked) == repr(bare)
    assert (dict(marked), marked.to_dict(), json.dumps(marked)) == (dict(bare), bare.to_dict(), json.dumps(bare))
    assert pickle.dumps(marked) == pickle.dumps(bare)
    for twin in (copy.copy(marked), copy.deepcopy(marked), pickle.loads(pickle.dumps(marked))):
        assert (twin, origin_of(twin)) == (bare, None)


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_a_reply_keeps_no_client(kind: Any) -> None:
    """And so no connection, and no credential."""
    domino = kind("o/p", "k", HOST)
    run = Run.from_dict(RUN)
    domino._engine.home.mark(run)
    left = weakref.ref(domino), weakref.ref(domino._engine)
    del domino
    gc.collect()
    assert [each() for each in left] == [None, None]
    assert web_page(run) == f"{HOST}/jobs/o/p/{RUN['id']}"


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_a_client_tells_the_page_of_its_project_and_of_an_id(kind: Any) -> None:
    """For a log, where the error of a wait has nothing but the id."""
    domino = kind("o/p", "k", HOST)
    assert domino.web_page() == f"{HOST}/u/o/p/overview"
    assert domino.web_page("57dafe") == f"{HOST}/jobs/o/p/57dafe"
    assert domino.web_page("") is None
    assert domino.with_options(timeout=3).web_page() == domino.web_page()


def test_lists_in_replies_are_tables_and_lists() -> None:
    """However the reply was made, and in JSON they are what they were."""
    wire = {"data": [run_wire(1), run_wire(2)]}
    runs = RunList.from_dict(wire)
    made = [runs, RunList(data=list(runs.data)), copy.deepcopy(runs), pickle.loads(pickle.dumps(runs))]
    for each in made:
        assert [type(part).__name__ for part in (each.data, each.data[:1], each["data"])] == ["RunTable"] * 3
        assert each.data is each["data"]
        assert each.data == list(runs.data)
        assert isinstance(each.data, list)
        assert json.loads(json.dumps(each)) == wire
        assert RunList.of(each).data.to_pandas()["number"].tolist() == [1, 2]
    assert type(runs.to_dict()["data"]) is list
    assert type(JobPage.from_dict({"jobs": [job_wire(1)]}).jobs).__name__ == "JobTable"
    assert type(FileList.from_dict([FILE]).data).__name__ == "FileTable"  # type: ignore[arg-type]
