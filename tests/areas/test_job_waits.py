"""Jobs that are waited for, and what ends the waiting, with both clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from domino import Domino
from domino.errors import (
    CallError,
    NotFoundError,
    RunFailedError,
    RunStoppedError,
    ServerError,
    StartUncertainError,
    WaitTimeoutError,
)
from domino.local import Fault, LocalDomino
from domino.types import Job, RunStatus
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.gate import Gate
from tests.support.runs import MAIN, POLL
from tests.support.scripted import Asked, Reply, scripted

ID = "1" * 24


def job(status: str, *, over: bool | None = None, **fields: Any) -> Reply:
    """Return the reply of a look at a job."""
    return Reply({"id": ID, "statuses": {"isCompleted": over, "executionStatus": status}, **fields})


def script(*replies: Reply) -> Callable[[Asked], Reply]:
    """Answer one reply after the other, the last one for ever; what was printed is always the same."""
    left = list(replies)

    def answer(asked: Asked) -> Reply:
        if asked.target.partition("?")[0].endswith("/stdout"):
            return Reply({"stdout": "the last line\n"})
        return left.pop(0) if len(left) > 1 else left[0]

    return answer


GOING, DONE = job("Running", over=False), job("Succeeded", over=True)


def test_a_blocking_start_returns_the_finished_job(domino: Domino) -> None:
    """As python-domino's does: by key, too."""
    domino.files_upload("main.py", MAIN)
    seen: list[Job] = []
    finished = domino.job_start_blocking(command="main.py", title="mine", poll_freq=POLL, on_poll=seen.append)
    assert finished["statuses"]["executionStatus"] == "Succeeded"
    assert (finished.title, finished.statuses.is_completed) == ("mine", True)
    assert {each.id for each in seen} == {finished.id}
    assert seen[-1].statuses.execution_status is RunStatus.SUCCEEDED


def test_the_first_positions_are_those_of_python_domino(domino: Domino) -> None:
    """poll_freq, max_poll_time, ignore_exceptions."""
    assert domino.job_start_blocking(POLL, 60, (OSError,), command="true").statuses.is_completed


@pytest.mark.parametrize(
    ("status", "error"),
    [("Failed", RunFailedError), ("Error", RunFailedError), ("Stopped", RunStoppedError), ("Faulty", RunFailedError)],
)
def test_a_job_that_does_not_succeed_raises_with_the_job_and_its_output(
    connect: Connect, status: str, error: type[RunFailedError]
) -> None:
    """python-domino returns all but the first as a success."""
    with scripted(script(GOING, job(status, over=True, title="nightly"))) as server, pytest.raises(error) as caught:
        connect("a/b", "key", server.url, clock=FakeClock()).job_wait(ID)
    assert f"job {ID} (nightly) ended as {status}; the end of its output:\nthe last line" in str(caught.value)
    assert type(caught.value) is error
    assert (caught.value.job_id, caught.value.run, caught.value.status) == (ID, None, status)
    assert caught.value.job is not None
    assert caught.value.job.title == "nightly"


def test_a_failing_command_is_told_with_what_it_printed(domino: Domino) -> None:
    """From a job that really ran."""
    domino.files_upload("main.py", b"raise SystemExit('no more')")
    with pytest.raises(RunFailedError, match="no more") as caught:
        domino.job_start_blocking(command="main.py", poll_freq=POLL)
    assert caught.value.job is not None
    assert caught.value.job_id == caught.value.job.id


def test_a_job_that_was_stopped_raises_its_own_error(domino: Domino, gate: Gate) -> None:
    """It derives from the one for failures."""
    domino.files_upload("go.sh", gate.wait().encode())
    job_id = domino.job_start("go.sh").id
    domino.job_stop(job_id)
    with pytest.raises(RunStoppedError, match=f"job {job_id} ended as Stopped"):
        domino.job_wait(job_id, POLL)


def test_a_wait_that_times_out_can_be_resumed(domino: Domino, gate: Gate) -> None:
    """The error has the job's id and says how."""
    domino.files_upload("go.sh", gate.wait().encode())
    with pytest.raises(WaitTimeoutError, match=r"domino\.job_wait\(") as caught:
        domino.job_start_blocking(command="go.sh", poll_freq=POLL, max_poll_time=0.1)
    gate.open()
    assert caught.value.job is not None
    assert domino.job_wait(caught.value.job_id, POLL).id == caught.value.job.id


def test_what_passes_is_outlived(domino: Domino, server: LocalDomino) -> None:
    """500 among it, as with runs."""
    for status in (500, 502, 503, 504, 429):
        server.faults.add(Fault("get_job", status=status))
    assert domino.job_start_blocking(command="true", poll_freq=POLL).statuses.is_completed


@pytest.mark.parametrize("patience", [{"retry_count": 0}, {"ignore_exceptions": ()}])
def test_a_wait_may_be_told_to_have_no_patience(domino: Domino, server: LocalDomino, patience: dict[str, Any]) -> None:
    """In our words, and in python-domino's."""
    server.faults.add(Fault("get_job", status=503))
    with pytest.raises(ServerError, match=r"1 polls of job .* goes on: domino\.job_wait"):
        domino.job_start_blocking(command="true", poll_freq=POLL, **patience)


def test_an_unknown_job_is_given_up_after_half_a_minute(connect: Connect) -> None:
    """A fresh job may be unknown for a moment."""
    with scripted(Reply({"message": "no such job"}, status=404)) as server:
        clock = FakeClock()
        with pytest.raises(NotFoundError, match="no such job"):
            connect("a/b", "key", server.url, clock=clock).job_wait(ID, 5)
    assert clock.now == 30


def test_is_completed_decides_and_the_status_only_where_it_is_missing(connect: Connect) -> None:
    """An output commit is no sign of the end."""
    for reply in (DONE, job("Succeeded")):
        with scripted(reply) as server:
            assert connect("a/b", "key", server.url, clock=FakeClock()).job_wait(ID).id == ID
    for reply in (job("Succeeded", over=False), job("Faulty"), job("Cancelled")):
        with scripted(reply) as server, pytest.raises(WaitTimeoutError):
            connect("a/b", "key", server.url, clock=FakeClock()).job_wait(ID, max_poll_time=20)


def test_the_success_of_another_job_ends_no_wait(connect: Connect) -> None:
    """A gateway may mix up answers: the first one is looked past."""
    other = Reply({"id": "2" * 24, "statuses": {"isCompleted": True, "executionStatus": "Succeeded"}})
    with scripted(other) as server, pytest.raises(CallError, match="answered about"):
        connect("a/b", "key", server.url, clock=FakeClock()).job_wait(ID, 5)
    with scripted(script(other, DONE)) as server:
        assert connect("a/b", "key", server.url, clock=FakeClock()).job_wait(ID, 5).id == ID


def test_a_start_that_is_uncertain_is_not_waited_for(connect: Connect) -> None:
    """And not sent again."""
    project = Reply({"id": "5" * 24})
    lost = Reply(status=503)
    with (
        scripted(lambda asked: project if asked.method == "GET" else lost) as server,
        pytest.raises(StartUncertainError),
    ):
        connect("a/b", "key", server.url, clock=FakeClock()).job_start_blocking(command="true")
    assert [asked.method for asked in server.asked] == ["GET", "POST"]
    assert json.loads(server.asked[1].body)["commandToRun"] == "true"


def test_a_misspelt_argument_of_the_start_is_refused_before_anything_is_sent(domino: Domino) -> None:
    """By the name of the method that takes them."""
    with pytest.raises(TypeError, match=r"job_start\(\).*'titel'"):
        domino.job_start_blocking(command="true", titel="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
