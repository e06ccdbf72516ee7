"""Replies that are made by hand: valid by the description, and whole in themselves."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from unittest.mock import create_autospec

import pytest
from domino_api.wire import ShapeError
from domino_api.wire_model import WireModel
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from domino import Domino, errors, testing
from domino.local import LocalDomino
from domino.testing import (
    make_dataset,
    make_file,
    make_file_list,
    make_finished_run,
    make_job,
    make_job_list,
    make_log_line,
    make_project,
    make_run,
    make_run_failure,
    make_run_list,
    make_run_started,
    make_status_error,
    make_user,
)
from domino.types import FinishedRun, Job, Run, RunStatus
from tests.local.described import as_json_schema
from tests.support.description import SCHEMAS

#: The described schemas, as JSON Schema.
_COMPONENTS = {"schemas": as_json_schema(SCHEMAS)}
#: Every reply that can be made, by the schema that describes it.
REPLIES: dict[str, Callable[[], WireModel]] = {
    "Dataset": lambda: make_dataset("sales", snapshot_ids=["5f0000000000000000000001"], tags={"v1": "5f"}),
    "FileList": lambda: make_file_list(["main.py", make_file("data/a.csv", content=b"a,b\n")]),
    "Job": lambda: make_job(tags=["nightly"], statistics={"loss": 0.1}, title="a job"),
    "JobLogLine": make_log_line,
    "JobPage": lambda: make_job_list([make_job(), make_job(status="Running", statistics={"loss": 1})]),
    "Project": lambda: make_project("models", tags=["nightly"]),
    "ProjectFile": make_file,
    "Run": lambda: make_run(title="nightly", statistics={"loss": 0.1}),
    "RunList": lambda: make_run_list([make_run(), make_run(status="Queued")]),
    "RunStarted": make_run_started,
    "User": make_user,
}


def check(reply: WireModel, schema: str) -> None:
    """Fail unless a reply is as the description has it, and says nothing that is not described."""
    wanted = {"$ref": f"#/components/schemas/{schema}", "components": _COMPONENTS}
    Draft4Validator(wanted).validate(reply.to_dict())
    assert type(reply).from_dict(json.loads(json.dumps(reply))) == reply
    assert set(reply) <= set(SCHEMAS[schema]["properties"])


@pytest.mark.parametrize("schema", REPLIES)
def test_a_reply_is_valid_by_the_description(schema: str) -> None:
    """And has all that a reply must have; it goes through JSON and back, as all replies do."""
    reply = REPLIES[schema]()
    assert type(reply).__name__ == schema
    check(reply, schema)
    assert pickle.loads(pickle.dumps(reply)) == reply


@pytest.mark.parametrize("status", list(RunStatus))
def test_runs_and_jobs_of_every_status_are_valid(status: RunStatus) -> None:
    """By its name, too."""
    check(make_run(status=status), "Run")
    check(make_job(status=str(status)), "Job")


def test_what_is_made_has_the_fields_that_a_real_reply_has(local_domino: LocalDomino) -> None:
    """Those of the local Domino, to the last one."""
    domino = Domino()
    run = domino.runs_start_blocking(["true"], is_direct=True)
    job = domino.job_start_blocking(command="true")
    assert set(make_run()) == set(domino.runs_status(run.id))
    assert set(make_job()) == set(job)
    assert set(make_finished_run()) == set(run)
    assert set(make_run_list()) == set(domino.runs_list())
    assert set(make_job_list()) == set(domino.jobs_list(domino.project_id))
    assert set(make_project()) == set(domino.projects_find())
    assert set(make_user()) == set(domino.users_self())
    assert set(make_file()) == set(domino.files_list(domino.commits_list()[0]).data[0])
    assert local_domino.requests


@pytest.mark.parametrize(
    ("status", "has"),
    [
        ("Queued", "queued"),
        ("Pulling", "queued"),
        ("Running", "queued started"),
        ("StopRequested", "queued started"),
        ("Finishing", "queued started completed"),
        ("Succeeded", "queued started completed post_processed_timestamp output_commit_id"),
        ("Failed", "queued started completed post_processed_timestamp output_commit_id"),
        ("Stopped", "queued started completed post_processed_timestamp output_commit_id"),
    ],
)
def test_times_and_results_fit_the_status(status: str, has: str) -> None:
    """A run has what it has reached, in order, and is over only at its end."""
    run = make_run(status=status, queue_time=timedelta(minutes=1), run_time=30)
    names = ("queued", "started", "completed", "post_processed_timestamp", "output_commit_id")
    assert [name for name in names if getattr(run, name) is not None] == has.split()
    assert run.is_completed is ("output_commit_id" in has)
    if run.started_at and run.queued_at:
        assert run.started_at - run.queued_at == timedelta(minutes=1)
    if run.completed_at and run.started_at:
        assert run.completed_at - run.started_at == timedelta(seconds=30)
    job = make_job(status=status)
    assert job.stage_time is not None
    assert (job.stage_time.completed_time is None) is (run.completed is None)
    assert job.statuses.is_completed is run.is_completed


def test_each_is_another_and_the_same_number_the_same_run() -> None:
    """So one run can be seen twice."""
    first, second = make_run(), make_run()
    assert first.id != second.id
    assert (second.number or 0) > (first.number or 0)
    assert (second.queued or 0) > (first.queued or 0)
    assert make_run(number=7, status="Running").id == make_run(number=7).id
    assert make_job(number=7).id == make_run(number=7).id  # a job is a run
    when = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert make_run(queued_at=when).queued_at == when


def test_a_field_can_be_anything_that_a_server_may_send() -> None:
    """By its name on the wire; what nobody knows yet as well."""
    run = make_run(more={"outputCommitId": None, "executor": "node-1", "ofTheFuture": [1]})
    assert (run.output_commit_id, run.executor, run["ofTheFuture"]) == (None, "node-1", [1])
    assert make_run(status=RunStatus("Hibernating")).status == "Hibernating"
    assert make_job(id="5f", more={"commentsCount": 3}).comments_count == 3


def test_mistakes_are_told() -> None:
    """At once, not in the code under test."""
    with pytest.raises(ValueError, match="no status is called 'Suceeded': did you mean 'Succeeded'"):
        make_run(status="Suceeded")
    with pytest.raises(ValueError, match=r"there are Queued, .*RunStatus\('zzz'\)"):
        make_job(status="zzz")
    with pytest.raises(ValueError, match="has no time zone"):
        make_run(queued_at=datetime(2026, 3, 1))  # noqa: DTZ001  # what is refused
    with pytest.raises(ShapeError):
        make_run(more={"number": "one"})


def test_a_fake_client_answers_with_them() -> None:
    """One that has the signatures of the real one."""
    domino = create_autospec(Domino, instance=True)
    domino.runs_start_blocking.return_value = make_finished_run(make_run(number=12))
    domino.runs_status.side_effect = [make_run(number=12, status="Running"), make_status_error(404)]
    finished = domino.runs_start_blocking(["main.py"])
    assert isinstance(finished, FinishedRun)
    assert finished.run_id == finished["runId"] == make_run(number=12).id
    assert (finished.message or "").startswith("Run #12 was queued. See https://domino.example.com/")
    assert domino.runs_status(finished.run_id).status is RunStatus.RUNNING
    with pytest.raises(errors.NotFoundError):
        domino.runs_status(finished.run_id)
    with pytest.raises(TypeError):
        domino.runs_start_blocking()


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 503, 599])
def test_an_error_is_the_one_that_the_client_raises(status: int, local_domino: LocalDomino) -> None:
    """By its class, and by what is known of it."""
    from domino.local import Fault

    made = make_status_error(status, "no", headers={"retry-after": "0"})
    local_domino.faults.add(Fault("get_run", status=status, message="no", times=None))
    with pytest.raises(errors.StatusError) as caught:
        Domino(max_retries=0).runs_status("5f0000000000000000000001")
    assert type(made) is type(caught.value)
    assert (made.status, made.operation, made.server_message) == (status, "get_run", caught.value.server_message)


@pytest.mark.parametrize("make", [make_run, make_job])
@pytest.mark.parametrize("status", ["Failed", "Error", "Stopped"])
def test_a_failure_tells_of_its_run_or_job(make: Callable[..., Run | Job], status: str) -> None:
    """With its status, and the end of its output."""
    one = make(status=status)
    made = make_run_failure(one, log="out of memory")
    assert type(made) is (errors.RunStoppedError if status == "Stopped" else errors.RunFailedError)
    assert one in (made.run, made.job)
    assert (made.run_id, made.status, made.log) == (one.id, status, "out of memory")
    assert str(made).endswith("out of memory")
    with pytest.raises(ValueError, match="is no failure"):
        make_run_failure(make())
    with pytest.raises(ValueError, match="from 300 to 599"):
        make_status_error(200)


def test_all_that_is_public_makes_something() -> None:
    """And `from domino.testing import *` brings no more."""
    assert testing.__all__ == sorted(testing.__all__)
    assert all(name.startswith("make_") for name in testing.__all__)
    assert dir(testing) == testing.__all__
    with pytest.raises(AttributeError, match="has no attribute 'make_rnu'"):
        _ = testing.make_rnu  # type: ignore[attr-defined]
