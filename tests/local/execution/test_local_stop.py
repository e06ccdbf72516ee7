"""Runs that are stopped, and what they leave behind."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers, wait_for


def test_a_stopped_run_keeps_its_results(api: Api) -> None:
    run_id = api.shell("echo partial > out.txt; echo ready; sleep 60")
    api.wait_output(run_id, "ready")
    job = api.stop(run_id)
    assert job["statuses"]["executionStatus"] == "StopRequested"
    run = api.finish(run_id)
    assert run["status"] == "Stopped"
    assert api.content("out.txt", run["outputCommitId"]) == b"partial\n"


def test_a_stopped_run_drops_its_results_when_asked_to(api: Api) -> None:
    run_id = api.shell("echo partial > out.txt; echo ready; sleep 60")
    api.wait_output(run_id, "ready")
    job = api.stop(run_id, keep=False)
    assert job["statuses"]["executionStatus"] == "StopAndDiscardRequested"
    run = api.finish(run_id)
    assert (run["status"], run["outputCommitId"]) == ("Stopped", None)
    assert len(api.commits()) == 1


@contextmanager
def recorded(server: LocalDomino) -> Iterator[sqlite3.Connection]:
    """Have the database note every status that a run gets from here on: looking now and then would miss some."""
    with closing(sqlite3.connect(server.root / "domino.sqlite", isolation_level=None, timeout=60)) as database:
        database.execute("CREATE TABLE seen (run TEXT, status TEXT)")
        noted = "BEGIN INSERT INTO seen VALUES (NEW.id, NEW.status); END"
        database.execute(f"CREATE TRIGGER see AFTER UPDATE ON run WHEN OLD.status <> NEW.status {noted}")
        yield database


def statuses(database: sqlite3.Connection, run_id: str) -> list[str]:
    return [status for (status,) in database.execute("SELECT status FROM seen WHERE run = ? ORDER BY rowid", (run_id,))]


TO_RUNNING = ["Scheduled", "Preparing", "Pulling", "Running"]
KEPT = ["StopRequested", "Stopping", "Finishing", "Stopped"]
DISCARDED = ["StopAndDiscardRequested", "Stopping", "Stopped"]


@pytest.mark.parametrize("keep", [True, False])
def test_a_run_is_stopping_until_its_command_has_ended(servers: Servers, keep: bool) -> None:
    server, api = servers.start(LocalSettings(stop_grace=600))
    with recorded(server) as database:
        run_id = api.shell("trap 'echo asked' TERM; echo ready; until test -e go; do sleep 0.01; done")
        api.wait_output(run_id, "ready")
        api.stop(run_id, keep=keep)
        run = api.wait_status(run_id, "Stopping")
        assert (run["isCompleted"], run["completed"], run["outputCommitId"]) == (False, None, None)
        api.wait_output(run_id, "asked")
        assert api.run(run_id) == run
        (server.root / "runs" / run_id / "mnt" / "go").touch()
        assert (api.finish(run_id)["outputCommitId"] is not None) == keep
        assert statuses(database, run_id) == TO_RUNNING + (KEPT if keep else DISCARDED)


@pytest.mark.parametrize("keep", [True, False])
def test_a_stop_that_meets_the_end_of_the_command_never_turns_the_run_back(servers: Servers, keep: bool) -> None:
    server, api = servers.start()
    with recorded(server) as database:
        for number in range(10):
            run_id = api.shell(f"echo ready; until test -e go-{number}; do sleep 0.001; done")
            api.wait_output(run_id, "ready")
            (server.root / "runs" / run_id / "mnt" / f"go-{number}").touch()
            api.stop(run_id, keep=keep)
            api.finish(run_id)
            by_itself, stopped = ["Finishing", "Succeeded"], KEPT if keep else DISCARDED
            assert statuses(database, run_id) in (TO_RUNNING + by_itself, TO_RUNNING + stopped)


def test_the_first_request_to_stop_decides(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(stop_grace=1.0))
    run_id = api.shell("trap '' TERM; echo partial > out.txt; echo ready; while :; do sleep 0.05; done")
    api.wait_output(run_id, "ready")
    api.stop(run_id)
    api.stop(run_id, keep=False)
    run = api.finish(run_id)
    assert run["status"] == "Stopped"
    assert api.content("out.txt", run["outputCommitId"]) == b"partial\n"


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
