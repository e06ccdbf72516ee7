"""Replies that are made by hand: valid by the description, and whole in themselves."""

from __future__ import annotations

import inspect
import json
import pickle
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any
from unittest.mock import create_autospec

import pytest
from domino_api.wire import ShapeError
from domino_api.wire_model import WireModel
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from domino import Domino, errors, testing, types
from domino.local import LocalDomino
from domino.testing import (
    make_dataset,
    make_environment,
    make_file,
    make_file_list,
    make_finished_run,
    make_hardware_tier,
    make_job,
    make_job_list,
    make_log_line,
    make_project,
    make_remote_file,
    make_reply,
    make_run,
    make_run_failure,
    make_run_list,
    make_run_started,
    make_snapshot,
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
    "DatasetSnapshot": lambda: make_snapshot(make_dataset("sales"), description="the first one"),
    "Environment": lambda: make_environment("ml", revision=3, supported_clusters=["spark"]),
    "FileList": lambda: make_file_list(["main.py", make_file("data/a.csv", content=b"a,b\n")]),
    "HardwareTierWithCapacity": lambda: make_hardware_tier("GPU", gpus=1, cores=7.5, memory_gib=55.5, queued_runs=2),
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


def returned() -> set[str]:
    """Return the names of the classes of replies that the methods of `Domino` return, alone, in lists or one by one."""
    methods = [inspect.unwrap(method) for name, method in inspect.getmembers(Domino, callable) if name[0] != "_"]
    words = {
        word for method in methods for word in re.findall(r"\w+", str(inspect.signature(method).return_annotation))
    }
    kinds = {word: getattr(types, word, None) for word in words}
    return {word for word, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, WireModel)}


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


#: Fields of times that come one after the other.
_IN_ORDER = (
    ("createdAt", "updatedAt"), ("createdAt", "lastMounted"), ("creationTime", "updateTime"), ("queued", "started"),
    ("started", "completed"), ("submissionTime", "runStartTime"), ("runStartTime", "completedTime"),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(returned() | {"UploadedFile", "EnvironmentRevisionDetails"}))
def test_a_reply_of_any_type_is_valid_by_the_description(name: str) -> None:
    """Of each that a method returns, and what is in it; its times are in order, and it is the caller's own."""
    kind: type[WireModel] = getattr(types, name)
    reply = make_reply(kind)
    assert type(reply) is kind
    schema = next(base.__name__ for base in kind.__mro__ if base.__name__ in SCHEMAS)
    check(reply, schema)
    assert reply == make_reply(kind)
    assert make_reply(kind, more={"ofTheFuture": 1})["ofTheFuture"] == 1
    for each in objects(reply.to_dict()):
        for earlier, later in _IN_ORDER:
            if each.get(earlier) and each.get(later):
                assert each[earlier] <= each[later]


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield all objects of a JSON value."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from objects(each)


def test_what_is_no_reply_is_refused() -> None:
    """With what to pass; and a field of a wrong type."""
    wrong: list[Any] = [dict, types.RunStatus, "Run", WireModel]
    for kind in wrong:
        with pytest.raises(TypeError, match=r"pass a class of domino\.types"):
            make_reply(kind)
    with pytest.raises(ShapeError):
        make_reply(types.Goal, more={"id": 1})


def test_what_is_made_belongs_together() -> None:
    """Ids lead from one to the other, and times are in order."""
    sales = make_dataset("sales", snapshot_ids=["5f0000000000000000000001"])
    snapshot = make_snapshot(sales)
    assert (snapshot.dataset_id, snapshot.id) == (sales.id, "5f0000000000000000000001")
    assert snapshot.created_at == sales.created_at
    environment = make_environment("ml", revision=3)
    assert environment.latest_revision == environment.selected_revision
    assert environment.id == make_environment("ml").id != make_environment("other").id
    assert environment.owner is not None
    assert environment.owner.id == make_user().id
    envelope = make_reply(types.EnvironmentEnvelope, more={"environment": environment.to_dict()})
    assert envelope.environment == environment
    tier = make_hardware_tier("Large GPU", gpus=4, more={"nodePool": "gpu"}).hardware_tier
    assert (tier.id, tier.name, tier.node_pool) == ("large-gpu-k8s", "Large GPU", "gpu")
    with pytest.raises(ValueError, match="has no time zone"):
        make_snapshot(created_at=datetime(2026, 3, 1))  # noqa: DTZ001  # what is refused


def test_replies_that_are_lists_are_made_by_their_own_class() -> None:
    """Of what was made."""
    assert types.JobTable([make_job(number=7)])[0].number == 7
    assert types.RunTable([make_run()])[0].is_completed
    assert types.DatasetTable([make_dataset("sales")])[0].name == "sales"
    assert types.AddedTags([make_reply(types.ProjectTag)])[0].name
    assert types.CollaboratorList([make_reply(types.Collaborator)])[0].id
    assert str(types.TransferReport(direction="up")) == "0 files (0 bytes) uploaded"


def test_a_file_is_read_as_a_real_one() -> None:
    """Once, from its beginning; with its size."""
    with make_remote_file(b"a,b\n1,2\n") as file:
        assert (file.size, file.readline(), file.read(), file.read()) == (8, b"a,b\n", b"1,2\n", b"")
    assert isinstance(file, types.RemoteFile)
    assert make_remote_file().read() == b""


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
    assert set(make_hardware_tier().hardware_tier) == set(domino.hardware_tiers_list()[0].hardware_tier)
    new = domino.create_environment("ml", "private").environment
    assert set(make_environment()) == {*new, "selectedRevision"}  # of a new one none is built yet
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
