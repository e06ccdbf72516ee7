"""Runs that are waited for, and what ends the waiting, with both clients."""

from __future__ import annotations

import asyncio
from typing import Any

import anyio
import pytest
from domino_api.models import Run, RunStatus

from domino import AsyncDomino, Domino
from domino.errors import (
    AuthenticationError,
    RunFailedError,
    RunStoppedError,
    ServerError,
    WaitTimeoutError,
)
from domino.local import Fault, LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.gate import Gate
from tests.support.runs import MAIN, POLL, shell, targets


def test_a_blocking_start_returns_the_finished_run(domino: Domino) -> None:
    """It answers as a run, and as the reply to its start did."""
    domino.files_upload("main.py", MAIN)
    run = domino.runs_start_blocking(["main.py", "world"], poll_freq=POLL)
    assert run.status is RunStatus.SUCCEEDED
    assert run.is_completed
    assert run.run_id == run.id == run["runId"] == run["id"]
    assert run.message == run["message"]
    assert run.message is not None
    assert "queued" in run.message
    assert run.completed_at is not None
    assert domino.runs_stdout(run.run_id) == "Hello world\nto standard error\n"


def test_a_blocking_start_polls_the_single_run_and_never_the_list(
    domino: Domino, server: LocalDomino, project: str
) -> None:
    """A project may have thousands of runs."""
    run = domino.runs_start_blocking(["true"], poll_freq=POLL)
    asked = targets(server, project)
    assert "GET /runs" not in asked
    assert asked[0] == "POST /runs"
    assert set(asked[1:]) == {f"GET /runs/{run.id}"}


def test_on_poll_receives_the_run_each_time(domino: Domino, gate: Gate) -> None:
    """The callback sees the run going, and at last finished."""
    seen: list[Run] = []

    def note(run: Run) -> None:
        seen.append(run)
        if run.status == "Running":
            gate.open()

    finished = domino.runs_start_blocking([gate.wait()], is_direct=True, poll_freq=POLL, on_poll=note)
    assert {run.id for run in seen} == {finished.id}
    assert "Running" in [run.status for run in seen]
    assert [run.is_completed for run in seen].count(True) == 1
    assert seen[-1].status is RunStatus.SUCCEEDED


def test_a_run_that_fails_raises_with_its_id_status_and_the_end_of_its_log(domino: Domino) -> None:
    """All that one wants to know is in the error."""
    domino.files_upload("main.py", b"print('\\n'.join(map(str, range(200))))\nraise SystemExit('no more')\n")
    with pytest.raises(RunFailedError, match="no more") as caught:
        domino.runs_start_blocking(["main.py"], title="My run", poll_freq=POLL)
    error = caught.value
    assert not isinstance(error, RunStoppedError)
    assert error.status is RunStatus.FAILED
    assert error.run is not None
    assert error.run_id == error.run.id
    assert error.run_id in str(error)
    assert "(My run)" in str(error)
    assert error.log.splitlines()[-2:] == ["199", "no more"]
    assert len(error.log.splitlines()) == 50


def test_a_run_that_was_stopped_raises_its_own_error(domino: Domino, gate: Gate) -> None:
    """It derives from the failed one, since python-domino raises the same for both."""
    run_id = shell(domino, gate.wait())
    job = domino.runs_stop(run_id)
    assert job.id == run_id
    with pytest.raises(RunStoppedError, match=run_id) as caught:
        domino.runs_wait(run_id, POLL)
    assert isinstance(caught.value, RunFailedError)
    assert caught.value.status is RunStatus.STOPPED


def test_runs_wait_waits_for_a_run_that_was_started_before(domino: Domino, gate: Gate) -> None:
    """Start now, wait later."""
    run_id = shell(domino, gate.wait())
    finished = domino.runs_wait(run_id, POLL, on_poll=lambda _: gate.open())
    assert (finished.run_id, finished.status, finished.message) == (run_id, "Succeeded", None)
    assert finished["runId"] == run_id


def test_a_wait_that_times_out_can_be_resumed(domino: Domino, gate: Gate) -> None:
    """The error has the run id; the run goes on."""
    with pytest.raises(WaitTimeoutError, match="Running when last seen, and goes on") as caught:
        domino.runs_start_blocking([gate.wait()], is_direct=True, poll_freq=POLL, max_poll_time=0.1)
    assert isinstance(caught.value, TimeoutError)
    assert f"domino.runs_wait('{caught.value.run_id}')" in str(caught.value)
    gate.open()
    assert domino.runs_wait(caught.value.run_id, POLL).status == "Succeeded"


def test_an_output_commit_is_no_sign_that_a_run_is_over(domino: Domino, server: LocalDomino, gate: Gate) -> None:
    """A live workspace has one; only isCompleted counts."""
    server.faults.add(Fault("get_run", running_output_commit=True, times=None))
    seen: list[str | None] = []

    def note(run: Run) -> None:
        if not run.is_completed:
            seen.append(run.output_commit_id)
        if len(seen) == 3:
            gate.open()

    assert domino.runs_start_blocking([gate.wait()], is_direct=True, poll_freq=POLL, on_poll=note).is_completed
    assert None not in seen[:3]


def test_a_run_without_an_output_commit_ends_the_wait(connect: Connect) -> None:
    """A run that changed nothing may never get one."""
    with LocalDomino(settings=LocalSettings(commit_unchanged=False)) as server:
        domino = connect(server.project, server.api_key, server.url)
        run = domino.runs_start_blocking(["true"], poll_freq=POLL, max_poll_time=30)
    assert run.output_commit_id is None
    assert run.status == "Succeeded"


def test_failed_polls_are_survived_until_the_deadline(domino: Domino, server: LocalDomino) -> None:
    """retry_count=None has patience with whatever passes, 500 included."""
    for status in (500, 502, 503, 504, 429):
        server.faults.add(Fault("get_run", status=status, body_shape="html"))
    assert domino.runs_start_blocking(["true"], poll_freq=POLL).status == "Succeeded"


def test_retry_count_limits_failed_polls_in_a_row(domino: Domino, server: LocalDomino) -> None:
    """Two may fail, the third ends the wait, and says how many failed."""
    run_id = shell(domino, "true")
    server.faults.add(Fault("get_run", status=503, times=3))
    with pytest.raises(ServerError, match="3 polls of run") as caught:
        domino.runs_wait(run_id, POLL, retry_count=2)
    assert caught.value.status == 503


def test_a_good_poll_starts_the_count_of_failed_ones_anew(domino: Domino, server: LocalDomino, gate: Gate) -> None:
    """retry_count is about polls in a row."""
    polls: list[str] = []

    def note(run: Run) -> None:
        polls.append(run.status)
        if len(polls) < 4:
            server.faults.add(Fault("get_run", status=503))
        else:
            gate.open()

    assert domino.runs_wait(shell(domino, gate.wait()), POLL, retry_count=1, on_poll=note).status == "Succeeded"


def test_a_poll_that_cannot_succeed_ends_the_wait_at_once(domino: Domino, server: LocalDomino) -> None:
    """A refused credential does not pass by waiting."""
    run_id = shell(domino, "true")
    server.faults.add(Fault("get_run", status=401, body_shape="envelope"))
    with pytest.raises(AuthenticationError, match="switched on by a fault"):
        domino.runs_wait(run_id, POLL)


def test_a_run_that_the_server_does_not_know_yet_is_waited_for(domino: Domino, server: LocalDomino) -> None:
    """For a moment after its start a run may be unknown."""
    run_id = shell(domino, "true")
    server.faults.add(Fault("get_run", status=404, times=3))
    assert domino.runs_wait(run_id, POLL).status == "Succeeded"


def test_a_status_of_the_future_is_kept_and_waited_through(domino: Domino, server: LocalDomino) -> None:
    """An unknown status is text like the known ones."""
    server.faults.add(Fault("get_run", unknown_status="Hibernating", extra_fields=True))
    seen: list[Run] = []
    run_id = shell(domino, "true")
    assert domino.runs_status(run_id).status == "Hibernating"
    domino.runs_wait(run_id, POLL, on_poll=seen.append)
    assert seen[-1].status.is_known


@pytest.mark.parametrize("wrong", [0, -1, "5", True, float("nan"), None])
def test_a_poll_frequency_that_makes_no_sense_is_refused_before_the_start(
    domino: Domino, server: LocalDomino, project: str, wrong: Any
) -> None:
    """Nothing is started that could not be waited for."""
    with pytest.raises(ValueError, match="poll_freq"):
        domino.runs_start_blocking(["true"], poll_freq=wrong)
    with pytest.raises(ValueError, match="max_poll_time"):
        domino.runs_start_blocking(["true"], max_poll_time=wrong)
    assert targets(server, project) == []


@pytest.mark.parametrize("stop", [False, True])
def test_ctrl_c_leaves_the_run_going_unless_told_otherwise(
    server: LocalDomino, project: str, gate: Gate, caplog: pytest.LogCaptureFixture, *, stop: bool
) -> None:
    """The id of the run is told, so that the wait can be resumed."""

    def interrupt(run: Run) -> None:
        raise KeyboardInterrupt

    with Domino(project, server.api_key, server.url) as domino:
        with pytest.raises(KeyboardInterrupt) as caught:
            domino.runs_start_blocking(
                [gate.wait()], is_direct=True, poll_freq=POLL, on_poll=interrupt, stop_on_interrupt=stop
            )
        run = domino.runs_list().data[0]
        assert run.id in str(caught.value)
        assert run.id in caplog.text
        gate.open()
        if stop:
            with pytest.raises(RunStoppedError):
                domino.runs_wait(run.id, POLL)
        else:
            assert domino.runs_wait(run.id, POLL).status == "Succeeded"


@pytest.mark.parametrize("how", ["anyio", "asyncio"])
def test_a_cancelled_wait_stops_the_run_if_it_was_told_to(
    server: LocalDomino, project: str, gate: Gate, how: str
) -> None:
    """A time limit of either kind round the waiting task: the run is asked to stop before the task ends."""

    async def scenario() -> None:
        async with AsyncDomino(project, server.api_key, server.url) as domino:
            polled = anyio.Event()
            start = domino.runs_start_blocking(
                [gate.wait()],
                is_direct=True,
                poll_freq=POLL,
                on_poll=lambda _: polled.set(),
                stop_on_interrupt=True,
            )
            if how == "asyncio":
                task = asyncio.create_task(start)
                await polled.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            else:
                async with anyio.create_task_group() as group:
                    group.start_soon(lambda: start)
                    await polled.wait()
                    group.cancel_scope.cancel()
            run = (await domino.runs_list()).data[0]
            with pytest.raises(RunStoppedError):
                await domino.runs_wait(run.id, POLL, max_poll_time=20)

    anyio.run(scenario)


def test_a_poll_that_fails_for_good_tells_that_the_run_goes_on(domino: Domino, server: LocalDomino) -> None:
    """A 401 ends the waiting at once, not the run, and its error has the run's id."""
    server.faults.add(Fault("get_run", status=401))
    try:
        with pytest.raises(AuthenticationError, match=r"goes on: domino\.runs_wait") as caught:
            domino.runs_start_blocking(["true"], is_direct=True, poll_freq=POLL)
    finally:
        server.faults.clear()
    assert caught.value.run_id is not None
    assert domino.runs_wait(caught.value.run_id, poll_freq=POLL).status == RunStatus.SUCCEEDED


def test_an_error_of_the_callback_keeps_the_run_id_in_the_log(domino: Domino, caplog: pytest.LogCaptureFixture) -> None:
    """The error arrives as it is; the log tells how to resume."""

    def stumble(_: Run) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        domino.runs_start_blocking(["true"], is_direct=True, poll_freq=POLL, on_poll=stumble)
    assert "goes on: domino.runs_wait(" in caplog.text


def test_an_interrupt_while_waiting_for_a_run_of_before_tells_its_id(
    server: LocalDomino, project: str, gate: Gate
) -> None:
    """As in a blocking start."""

    def interrupt(_: Run) -> None:
        raise KeyboardInterrupt

    with Domino(project, server.api_key, server.url) as domino:
        run_id = shell(domino, gate.wait())
        with pytest.raises(KeyboardInterrupt, match=f"run {run_id} goes on"):
            domino.runs_wait(run_id, poll_freq=POLL, on_poll=interrupt)
        gate.open()
