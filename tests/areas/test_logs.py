"""What runs print, read at once and followed, with both clients."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from domino import Domino
from domino.errors import NotFoundError, RunFailedError, WaitTimeoutError
from domino.local import Fault, LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.gate import Gate
from tests.support.runs import POLL, shell
from tests.support.scripted import Asked, Reply, scripted

ID = "1" * 24


class Printing:
    """A deployment with a run that prints two lines between two looks, and so many in all.

    Args:
        lines: How many.
        text: What is on each line besides its number.
        has_route: Whether it has the route that goes on from a time.
    """

    def __init__(self, lines: int, text: str, *, has_route: bool = True) -> None:
        self.lines = [f"{number} {text}" for number in range(lines)]
        self.has_route = has_route
        self.printed = 0
        self.sent = 0

    def __call__(self, asked: Asked) -> Reply:
        """Answer a request."""
        self.printed = min(self.printed + 2, len(self.lines))
        is_over = self.printed == len(self.lines)
        parts = urlsplit(asked.target)
        if parts.path == f"/v1/projects/a/b/runs/{ID}":
            return Reply({"id": ID, "status": "Succeeded" if is_over else "Running", "isCompleted": is_over})
        answer: dict[str, Any] = {"stdout": "".join(f"{line}\n" for line in self.lines[: self.printed])}
        if "logsWithProblemSuggestions" in parts.path:
            if not self.has_route:
                return Reply(status=404)
            query = dict(parse_qsl(parts.query))
            # The line of the very time that is asked for comes again.
            first = int(query.get("latestTimeNano", "1")) - 1
            shown = self.lines[first : self.printed][: int(query["limit"])]
            content = [{"timestamp": 1, "logType": "stdout", "log": line, "size": len(line)} for line in shown]
            latest = {"latestTimeNano": str(first + len(shown))}
            answer = {"logset": {"logContent": content, "isComplete": is_over, "pagination": latest}}
        self.sent += len(json.dumps(answer))
        return Reply(answer)


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


def followed(connect: Connect, deployment: Printing) -> str:
    """Return what the run printed, as it was followed."""
    with scripted(deployment) as server:
        return "".join(connect("a/b", "key", server.url, clock=FakeClock()).runs_logs(ID, 1, 100_000))


def test_a_log_that_grows_comes_once(connect: Connect) -> None:
    """Hundreds of looks bring little more than the log."""
    deployment = Printing(800, "x" * 1000)
    assert followed(connect, deployment) == "".join(f"{line}\n" for line in deployment.lines)
    assert deployment.sent < 2 * sum(map(len, deployment.lines))


def test_a_log_that_comes_whole_at_each_look_is_looked_at_less_often(connect: Connect) -> None:
    """Where the deployment has no other route; two looks a line would bring three hundred times the log."""
    deployment = Printing(800, "x" * 4000, has_route=False)
    assert followed(connect, deployment) == "".join(f"{line}\n" for line in deployment.lines)
    assert deployment.sent < 5 * sum(map(len, deployment.lines))


@pytest.mark.parametrize("status", [404, 405])
def test_logs_are_followed_where_the_newer_route_is_missing(
    domino: Domino, server: LocalDomino, gate: Gate, status: Any
) -> None:
    """Text by text, the end included."""
    server.faults.add(Fault("get_job_logs", status=status, times=None))
    run_id = shell(domino, f"echo before; {gate.wait()}; printf after")
    pieces: list[str] = []
    for text in domino.runs_logs(run_id, poll_freq=POLL):
        pieces.append(text)
        gate.open()
    assert pieces == ["before\n", "after"]


def test_a_last_line_without_an_end_gets_one(domino: Domino) -> None:
    """Lines are whole; what was printed to the letter is runs_stdout."""
    run_id = shell(domino, "echo one; printf two")
    assert "".join(domino.runs_logs(run_id, POLL)) == "one\ntwo\n"
    assert domino.runs_stdout(run_id) == "one\ntwo"


def test_logs_of_an_unknown_run_are_not_found(domino: Domino) -> None:
    """By whichever route."""
    with pytest.raises(NotFoundError):
        list(domino.runs_logs(ID))


def test_a_failed_run_is_told_even_if_its_log_cannot_be_had(domino: Domino, server: LocalDomino) -> None:
    """The failure is the news."""
    server.faults.add(Fault("get_run_stdout", status=403, times=None))
    with pytest.raises(RunFailedError, match="the output could not be read"):
        domino.runs_start_blocking(["false"], poll_freq=POLL)
