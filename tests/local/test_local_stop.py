"""Runs that are stopped, and what they leave behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from domino.local import LocalSettings
from tests.local.local_helpers import Api, Servers, wait_for


def test_a_stopped_run_keeps_its_results(api: Api) -> None:
    run_id = api.shell("echo partial > out.txt; echo ready; sleep 60")
    api.wait_output(run_id, "ready")
    job = api.stop(run_id)
    assert job["statuses"]["executionStatus"] in {"StopRequested", "Stopping"}
    run = api.finish(run_id)
    assert run["status"] == "Stopped"
    assert api.content("out.txt", run["outputCommitId"]) == b"partial\n"


def test_a_stopped_run_drops_its_results_when_asked_to(api: Api) -> None:
    run_id = api.shell("echo partial > out.txt; echo ready; sleep 60")
    api.wait_output(run_id, "ready")
    job = api.stop(run_id, keep=False)
    assert job["statuses"]["executionStatus"] in {"StopAndDiscardRequested", "Stopping"}
    run = api.finish(run_id)
    assert (run["status"], run["outputCommitId"]) == ("Stopped", None)
    assert len(api.commits()) == 1


def test_a_command_that_ignores_the_request_is_killed(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(stop_grace=0.2))
    run_id = api.shell("trap '' TERM; echo ready; while :; do sleep 0.05; done")
    api.wait_output(run_id, "ready")
    api.stop(run_id)
    assert api.finish(run_id)["status"] == "Stopped"


@pytest.mark.parametrize("keep", [True, False])
def test_a_run_that_is_being_prepared_can_be_stopped(servers: Servers, keep: bool) -> None:
    _, api = servers.start(LocalSettings(stage_delay=30))
    run_id = api.shell("touch never")
    api.stop(run_id, keep=keep)
    run = api.finish(run_id)
    assert (run["status"], run["started"], run["outputCommitId"]) == ("Stopped", None, None)


def test_a_queued_run_can_be_stopped_and_a_finished_one_stays(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(max_concurrent_runs=1))
    first = api.shell("sleep 60")
    api.wait_status(first, "Running")
    second = api.shell("touch never")
    assert api.run(second)["status"] == "Queued"
    assert api.stop(second)["statuses"]["executionStatus"] == "StopRequested"
    run = api.finish(second)
    assert (run["status"], run["started"]) == ("Stopped", None)
    api.stop(first)
    finished = api.finish(first)
    assert api.stop(first)["statuses"] == {
        "isCompleted": True, "isArchived": False, "isScheduled": False, "executionStatus": "Stopped",
    }  # fmt: skip
    assert api.run(first) == finished


def process_is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text()  # a zombie counts as gone
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.parametrize("ending", ["exit 0", "sleep 60"])
@pytest.mark.skipif(sys.platform != "linux", reason="strays are found by /proc")
def test_a_process_that_detaches_ends_with_its_run(api: Api, ending: str) -> None:
    detach = "setsid sh -c 'echo $$ > pid; exec sleep 300' &"
    api.upload("a.sh", f"{detach} while ! test -s pid; do sleep 0.01; done; cat pid; {ending}")
    run_id = api.start("a.sh")
    pid = wait_for(lambda: int(api.log(run_id)["stdout"] or 0), what="the process id")
    if ending != "exit 0":
        api.stop(run_id)
    api.finish(run_id)
    wait_for(lambda: process_is_gone(pid), what="the end of the detached process")
