"""Runs: started, listed, found, looked at, stopped, with both clients."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from domino_api.models import RunStatus

from domino import Domino
from domino.errors import (
    BadRequestError,
    NotFoundError,
    ReloginRequiredError,
    RunFailedError,
    RunStoppedError,
    StartUncertainError,
)
from domino.local import Fault, LocalDomino
from tests.conftest import Connect
from tests.support.gate import Gate
from tests.support.runs import MAIN, NO_RUN, POLL, shell, targets
from tests.support.scripted import Reply, scripted


def test_a_start_returns_the_run_id_and_a_sentence_with_a_url(domino: Domino, server: LocalDomino) -> None:
    """The reply has attributes, and the wire names that old scripts read."""
    started = domino.runs_start(["true"])
    assert len(started.run_id) == 24
    assert started["runId"] == started.run_id
    assert started.message is not None
    assert server.url in started.message
    assert json.loads(json.dumps(dict(started))) == started.to_dict()


def test_a_start_sends_every_argument_under_its_wire_name(domino: Domino) -> None:
    """Title, tier and commit arrive at the run."""
    domino.files_upload("main.py", MAIN)
    first = domino.commits_list()[0]
    domino.files_upload("main.py", b"raise SystemExit(1)")
    started = domino.runs_start(["main.py"], False, first, "A title, with ümlaut", "Medium", None)
    run = domino.runs_wait(started.run_id, POLL)
    assert (run.title, run.hardware_tier_id, run.commit_id) == ("A title, with ümlaut", "medium-k8s", first)


def test_the_older_spellings_of_a_start_mean_the_same(domino: Domino) -> None:
    """isDirect and commitId of python-domino are taken by keyword."""
    first = domino.commits_list()[0]
    domino.files_upload("more.txt", b"more")
    started = domino.runs_start(["echo $((6 * 7))"], isDirect=True, commitId=first, publishApiEndpoint=None)
    run = domino.runs_wait(started.run_id, POLL)
    assert (domino.runs_stdout(run.id), run.commit_id) == ("42\n", first)


def test_a_plain_string_as_command_is_refused_with_the_list_to_write(
    domino: Domino, server: LocalDomino, project: str
) -> None:
    """The classic mistake is answered before anything is sent."""
    with pytest.raises(TypeError, match=r"write \['main.py', '10', 'two words'\]"):
        domino.runs_start("main.py 10 'two words'")
    with pytest.raises(TypeError, match=r"write \['main.py'\]"):
        domino.runs_start_blocking("main.py")
    assert targets(server, project) == []


@pytest.mark.parametrize("command", [["main.py", 10], {"main.py"}, None, b"main.py", [b"main.py"]])
def test_a_command_that_is_no_list_of_strings_is_a_type_error(domino: Domino, command: Any) -> None:
    """Numbers and bytes are not turned into text silently."""
    with pytest.raises(TypeError, match="command must be a list of strings"):
        domino.runs_start(command)


@pytest.mark.parametrize("command", [[], [""], ["  ", "10"]])
def test_an_empty_command_is_a_value_error(domino: Domino, command: list[str]) -> None:
    """There has to be something to run."""
    with pytest.raises(ValueError, match="command is empty"):
        domino.runs_start(command)


def test_a_start_with_an_unknown_tier_tells_what_the_server_said(domino: Domino) -> None:
    """A 400 carries the server's own sentence."""
    with pytest.raises(BadRequestError, match="no hardware tier is called 'Huge'") as caught:
        domino.runs_start(["main.py"], tier="Huge")
    assert (caught.value.status, caught.value.operation) == (400, "start_run")


def test_a_start_that_wants_a_login_says_where(domino: Domino, server: LocalDomino) -> None:
    """409 with redirectPath is its own error."""
    server.faults.add(Fault("start_run", status=409, body_shape="redirect"))
    with pytest.raises(ReloginRequiredError, match=f"{server.url}/relogin"):
        domino.runs_start(["main.py"])


def test_a_login_is_on_the_deployment_also_for_calls_by_the_proxy(connect: Connect) -> None:
    """The proxy beside a run has no page for it."""
    with scripted(lambda _: Reply({"redirectPath": "/relogin"}, 409)) as proxy:
        domino = connect("a/b", host="https://domino.example.com", api_proxy=proxy.url)
        with pytest.raises(ReloginRequiredError, match=r"log in at https://domino\.example\.com/relogin"):
            domino.runs_start(["main.py"])


def test_a_start_whose_answer_was_lost_is_not_repeated_and_can_be_found(
    domino: Domino, server: LocalDomino, project: str
) -> None:
    """The server did the work, a gateway lost the answer: one run, and runs_find tells which."""
    server.faults.add(Fault("start_run", status=502, body_shape="html", executed=True))
    with pytest.raises(StartUncertainError, match="may or may not have started") as caught:
        domino.runs_start(["true"], is_direct=True, title="mine alone")
    assert abs(caught.value.find["since"] - time.time()) < 100
    found = domino.runs_find(**caught.value.find)
    assert [run.title for run in found] == ["mine alone"]
    assert targets(server, project).count("POST /runs") == 1


def test_runs_find_knows_title_and_time(domino: Domino) -> None:
    """Both conditions have to hold."""
    run = domino.runs_wait(shell(domino, "true", title="one"), POLL)
    assert run.queued_at is not None
    assert [found.id for found in domino.runs_find(title="one", since=run.queued_at)] == [run.id]
    assert [found.id for found in domino.runs_find(since=run.queued_at.timestamp() + 100)] == [run.id]  # clocks differ
    assert domino.runs_find(title="two") == []
    assert domino.runs_find(since=run.queued_at.timestamp() + 3600) == []


def test_a_stop_keeps_or_discards_the_results(domino: Domino, gate: Gate) -> None:
    """commit_results says which."""
    outputs: list[str | None] = []
    for keep in (True, False):
        run_id = shell(domino, f"echo {keep} > kept.txt; echo it is there; {gate.wait()}")
        for _ in domino.runs_logs(run_id, POLL):
            domino.runs_stop(run_id, commit_results=keep)
        outputs.append(domino.runs_status(run_id).output_commit_id)
    assert outputs[0] is not None
    assert "kept.txt" in [file.path for file in domino.files_list(outputs[0]).data]
    assert outputs[1] is None


def test_runs_status_is_the_run_as_it_stands(domino: Domino, gate: Gate) -> None:
    """By run_id, by position, and by the older spelling."""
    run_id = shell(domino, gate.wait(), title="seen")
    run = domino.runs_status(run_id)
    assert not run.is_completed
    assert run["id"] == domino.runs_status(run_id=run_id).id == domino.runs_status(runId=run_id).id
    assert (run.title, run.completed, run.completed_at) == ("seen", None, None)


def test_the_status_of_an_unknown_run_is_not_found(domino: Domino) -> None:
    """The error is a LookupError too, and tells the server's sentence."""
    with pytest.raises(NotFoundError, match=f"run {NO_RUN} was not found") as caught:
        domino.runs_status(NO_RUN)
    assert isinstance(caught.value, LookupError)


@pytest.mark.parametrize("wrong", ["", ".", "..", "a\nb"])
def test_a_run_id_that_would_change_the_path_is_refused(
    domino: Domino, server: LocalDomino, project: str, wrong: str
) -> None:
    """It never leaves the program."""
    with pytest.raises(ValueError, match="run_id"):
        domino.runs_status(wrong)
    assert targets(server, project) == []


def test_a_run_id_is_required(domino: Domino) -> None:
    """A default is there only for the older spelling; a missing one, both, or a misspelt one is a TypeError."""
    with pytest.raises(TypeError, match="missing 1 required argument: 'run_id'"):
        domino.runs_status()  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="both run_id and its older spelling runId"):
        domino.runs_status(NO_RUN, runId=NO_RUN)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="unexpected keyword argument 'run'"):
        domino.runs_stdout(NO_RUN, run=NO_RUN)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="unexpected keyword argument 'isdirect'"):
        domino.runs_start(["true"], isdirect=True)  # type: ignore[call-arg]


def test_runs_list_is_newest_first_and_is_cut_here(domino: Domino, server: LocalDomino, project: str) -> None:
    """limit and status are answered from one plain request: v1 has no paging."""
    ids = [domino.runs_start([word], is_direct=True).run_id for word in ("true", "false", "true")]
    for run_id in ids[0], ids[2]:
        domino.runs_wait(run_id, POLL)
    with pytest.raises(RunFailedError):
        domino.runs_wait(ids[1], POLL)
    listed = domino.runs_list()
    assert [run.id for run in listed.data] == ids[::-1]
    assert listed["objectType"] == "list"
    assert [run["id"] for run in listed["data"]] == ids[::-1]
    assert [run.id for run in domino.runs_list(limit=2).data] == [ids[2], ids[1]]
    assert [run.id for run in domino.runs_list(status="Failed").data] == [ids[1]]
    assert [run.id for run in domino.runs_list(limit=1, status=RunStatus.SUCCEEDED).data] == [ids[2]]
    assert domino.runs_list(limit=0).data == []
    lists = [target for target in targets(server, project) if target.startswith("GET /runs") and "/runs/" not in target]
    assert set(lists) == {"GET /runs"}


def test_stop_sends_the_project_id_and_works_without_it(
    domino: Domino, server: LocalDomino, gate: Gate, project: str
) -> None:
    """A note calls it needed; a project that cannot be looked up is no reason to leave a run going."""
    server.faults.add(Fault("find_project_by_owner_and_name", status=403, times=1))
    run_id = shell(domino, gate.wait())
    assert domino.runs_stop(run_id, commit_results=False).id == run_id
    with pytest.raises(RunStoppedError):
        domino.runs_wait(run_id, POLL)


def test_stopping_an_unknown_run_is_not_found(domino: Domino) -> None:
    """The server's 404 is told."""
    with pytest.raises(NotFoundError, match="was not found"):
        domino.runs_stop(NO_RUN)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"limit": -1}, "limit must be a whole number"),
        ({"limit": "5"}, "limit must be a whole number"),
        ({"status": "Suceeded"}, "did you mean 'Succeeded'"),
        ({"status": "running"}, "did you mean 'Running'"),
    ],
)
def test_a_list_that_is_asked_for_wrongly_says_so(domino: Domino, wrong: dict[str, Any], said: str) -> None:
    """An empty answer would look like the truth; a status that is like no other may be a newer server's."""
    with pytest.raises(ValueError, match=said):
        domino.runs_list(**wrong)
    assert domino.runs_list(status="Hibernating").data == []
