"""Runs: started, waited for, followed, stopped, read, with both clients."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import anyio
import pytest
from domino_api.models import Run, RunStatus

from domino import AsyncDomino, Domino
from domino.errors import (
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    ReloginRequiredError,
    RunFailedError,
    RunStoppedError,
    ServerError,
    StartUncertainError,
    WaitTimeoutError,
)
from domino.local import Fault, LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.gate import Gate
from tests.support.scripted import Reply, scripted

POLL = 0.02
MAIN = b"import sys\nprint('Hello', *sys.argv[1:])\nprint('to standard error', file=sys.stderr)\n"
NO_RUN = "0123456789abcdef01234567"


def shell(domino: Domino, command: str, **options: Any) -> str:
    """Start a shell command and return the run's id."""
    return domino.runs_start([command], is_direct=True, **options).run_id


def targets(server: LocalDomino, project: str) -> list[str]:
    """Return what the server was asked about a project: method and last part of the path."""
    asked = [request for request in server.requests if project in request.target]
    return [f"{request.method} {request.target.partition(project)[2]}" for request in asked]


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


def test_stdout_is_plain_text_with_standard_error_merged_in(domino: Domino) -> None:
    """What a program prints is what one gets, tags and entities included."""
    printed = "a < b &amp; <b>c</b> <pre>\n\tünïcode \U0001f600\n"
    domino.files_upload(
        "main.py", f"import sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint({printed!r}, end='')".encode()
    )
    run = domino.runs_start_blocking(["main.py"], poll_freq=POLL)
    assert domino.runs_stdout(run.id) == printed


def test_stdout_loses_markup_only_where_the_reply_is_markup(connect: Connect) -> None:
    """Servers of 2022 wrap the text; the program's own tags come through."""
    with LocalDomino(settings=LocalSettings(stdout_markup=True)) as server:
        domino = connect(server.project, server.api_key, server.url)
        command = "echo '<b>1 & 2</b> &lt;'; echo; echo 'wrong <span>' >&2"
        run = domino.runs_start_blocking([command], is_direct=True, poll_freq=POLL)
        lines = domino.runs_stdout(run.id).splitlines()
    # Through two pipes the order of the two streams is not sure.
    assert sorted(lines) == sorted(["<b>1 & 2</b> &lt;", "", "wrong <span>"])


def test_stdout_can_be_the_last_lines_only(domino: Domino) -> None:
    """lines counts from the end."""
    run = domino.runs_start_blocking(["seq 1 100"], is_direct=True, poll_freq=POLL)
    assert domino.runs_stdout(run.id, 2) == domino.runs_stdout(runId=run.id, lines=2) == "99\n100\n"


def test_stdout_of_a_running_run_is_what_it_printed_so_far(domino: Domino, gate: Gate) -> None:
    """It does not wait for the end."""
    run_id = shell(domino, f"{gate.wait()}; echo done")
    assert domino.runs_stdout(run_id) == ""
    domino.runs_wait(run_id, POLL, on_poll=lambda _: gate.open())
    assert domino.runs_stdout(run_id) == "done\n"


def test_logs_yield_new_text_while_the_run_goes_on_and_end_with_it(domino: Domino, gate: Gate) -> None:
    """Together the pieces are the whole output, nothing twice."""
    run_id = shell(domino, f"echo before; {gate.wait()}; echo after")
    pieces: list[str] = []
    for text in domino.runs_logs(run_id, poll_freq=POLL):
        pieces.append(text)
        gate.open()
    assert pieces[0] == "before\n"
    assert "".join(pieces) == "before\nafter\n"


def test_logs_of_a_finished_run_are_its_whole_output(domino: Domino) -> None:
    """There is nothing to wait for; a run that failed is no error here."""
    run_id = shell(domino, "echo one; echo two; false")
    with pytest.raises(RunFailedError):
        domino.runs_wait(run_id, POLL)
    assert "".join(domino.runs_logs(run_id)) == "one\ntwo\n"


def test_logs_of_a_silent_run_are_empty(domino: Domino) -> None:
    """No text, no piece."""
    assert list(domino.runs_logs(shell(domino, "true"), poll_freq=POLL)) == []


def test_logs_that_take_too_long_raise_and_leave_the_run_going(domino: Domino, gate: Gate) -> None:
    """The text so far has been handed over by then."""
    run_id = shell(domino, f"echo before; {gate.wait()}")
    pieces: list[str] = []
    with pytest.raises(WaitTimeoutError) as caught:
        pieces.extend(domino.runs_logs(run_id, POLL, 0.2))
    assert (caught.value.run_id, domino.runs_status(run_id).is_completed) == (run_id, False)


def test_a_failed_run_is_told_even_if_its_log_cannot_be_had(domino: Domino, server: LocalDomino) -> None:
    """The failure is the news."""
    server.faults.add(Fault("get_run_stdout", status=403, times=None))
    with pytest.raises(RunFailedError, match="the output could not be read"):
        domino.runs_start_blocking(["false"], poll_freq=POLL)


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
