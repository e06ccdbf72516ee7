"""What jobs print, line by line, with both clients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from domino import Domino
from domino.errors import NotFoundError, WaitTimeoutError
from domino.local import Fault, LocalDomino
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.gate import Gate
from tests.support.runs import POLL
from tests.support.scripted import Asked, Reply, scripted

ID = "1" * 24
PRINTS = b"""import sys
for number in range(5):
    print("out", number, flush=True)
    print("err", number, file=sys.stderr, flush=True)
"""


def line(nano: int, text: str, kind: str = "stdout") -> tuple[int, dict[str, Any]]:
    """Return a line with its time in nanoseconds."""
    return nano, {"timestamp": nano // 1_000_000, "logType": kind, "log": text, "size": len(text)}


def log(
    lines: list[tuple[int, dict[str, Any]]], *, inclusive: bool, most: int = 10_000, complete: bool = True
) -> Callable[[Asked], Reply]:
    """Answer as a deployment does that goes on with, or after, the time that it is sent, and has a limit of its own."""

    def answer(asked: Asked) -> Reply:
        path, query = urlsplit(asked.target).path, dict(parse_qsl(urlsplit(asked.target).query))
        if path == f"/v4/jobs/{ID}":
            return Reply({"id": ID, "statuses": {"isCompleted": True, "executionStatus": "Succeeded"}})
        since, limit = int(query.get("latestTimeNano", "0")), min(int(query["limit"]), most)
        rest = [each for each in lines if each[0] > since or (inclusive and each[0] == since)]
        page = rest[:limit]
        latest = str(page[-1][0]) if page else query.get("latestTimeNano")
        pagination = {"limit": limit, "offset": 0, "latestTimeNano": latest}
        return Reply(
            {"logset": {"logContent": [each for _, each in page], "isComplete": complete, "pagination": pagination}}
        )

    return answer


def texts(connect: Connect, answer: Callable[[Asked], Reply], **options: Any) -> list[str]:
    """Return the lines of the log of a scripted deployment."""
    with scripted(answer) as server:
        domino = connect("a/b", "key", server.url, clock=FakeClock())
        return [each.log or "" for each in domino.job_logs(ID, **options)]


def test_the_streams_of_a_job_are_told_apart(domino: Domino) -> None:
    """With times that grow, in the order in which it printed."""
    domino.files_upload("main.py", PRINTS)
    job = domino.job_start("main.py")
    lines = list(domino.job_logs(job.id, poll_freq=POLL))
    assert [(str(each.log_type), each.log) for each in lines] == [
        (kind, f"{kind[3:]} {number}") for number in range(5) for kind in ("stdout", "stderr")
    ]
    times = [each.timestamp_at for each in lines if each.timestamp_at is not None]
    assert len(times) == 10
    assert times == sorted(times)
    assert [each.log for each in domino.job_logs(job.id, "stderr")] == [f"err {number}" for number in range(5)]
    assert [each.log for each in domino.job_logs(job.id, page_size=3)] == [each.log for each in lines]
    assert "prepareoutput" in {str(each.log_type) for each in domino.job_logs(job.id, "prepareoutput")}


def test_a_job_is_followed_while_it_prints(domino: Domino, gate: Gate) -> None:
    """The first line comes before the last one is printed."""
    domino.files_upload("main.sh", f"echo first\n{gate.wait()}\necho last\n".encode())
    job = domino.job_start("main.sh")
    lines = domino.job_logs(job.id, poll_freq=POLL)
    assert next(lines).log == "first"
    assert [each.log for each in domino.job_logs(job.id, follow=False)] == ["first"]
    gate.open()
    assert [each.log for each in lines] == ["last"]


@pytest.mark.parametrize("inclusive", [True, False])
@pytest.mark.parametrize("page_size", [1, 2, 3, 5, 10_000])
def test_no_line_is_lost_and_none_comes_twice(connect: Connect, page_size: int, *, inclusive: bool) -> None:
    """Whether the time that is sent is the last one that came or the first one to come; equal lines, too."""
    lines = [line(1_000_000_000 + number, "same" if number % 3 else f"line {number}") for number in range(9)]
    assert texts(connect, log(lines, inclusive=inclusive), page_size=page_size) == [each["log"] for _, each in lines]
    same = [line(2_000_000_000 + number, "dot") for number in range(7)]
    assert texts(connect, log(same, inclusive=inclusive), page_size=page_size) == ["dot"] * 7


def test_a_limit_of_the_server_is_no_end(connect: Connect) -> None:
    """It gives fewer lines than it is asked for."""
    lines = [line(5_000_000 * number, str(number)) for number in range(1, 8)]
    assert texts(connect, log(lines, inclusive=False, most=2)) == [each["log"] for _, each in lines]


def test_a_log_that_never_says_that_it_is_complete_ends_with_its_job(connect: Connect) -> None:
    """After one more look."""
    lines = [line(5_000_000, "only")]
    assert texts(connect, log(lines, inclusive=True, complete=False)) == ["only"]


def test_a_server_that_tells_no_times_is_read_by_numbers(connect: Connect) -> None:
    """The offset is how many lines have come."""
    lines = [each for _, each in (line(0, str(number)) for number in range(5))]

    def answer(asked: Asked) -> Reply:
        query = dict(parse_qsl(urlsplit(asked.target).query))
        offset = int(query.get("offset", "0"))
        return Reply({"logset": {"logContent": lines[offset : offset + int(query["limit"])], "isComplete": True}})

    assert texts(connect, answer, page_size=2) == ["0", "1", "2", "3", "4"]


def test_following_ends_when_the_time_has_passed(connect: Connect) -> None:
    """The job goes on."""

    def answer(asked: Asked) -> Reply:
        if asked.target.startswith(f"/v4/jobs/{ID}/"):
            return Reply({"logset": {"logContent": [], "isComplete": False}})
        return Reply({"id": ID, "statuses": {"isCompleted": False, "executionStatus": "Running"}})

    with pytest.raises(WaitTimeoutError, match=f"job {ID} was not over after 60 s") as caught:
        texts(connect, answer, max_poll_time=60)
    assert caught.value.job is not None


def test_a_job_that_never_stops_printing_is_followed_no_longer(connect: Connect) -> None:
    """Something new at every look does not put the end off."""
    clock = FakeClock()

    def answer(_: Asked) -> Reply:
        nano, one = line(int(clock.now + 1) * 1_000_000_000, str(clock.now))
        pagination = {"latestTimeNano": str(nano)}
        return Reply({"logset": {"logContent": [one], "isComplete": False, "pagination": pagination}})

    with scripted(answer) as server, pytest.raises(WaitTimeoutError):
        list(connect("a/b", "key", server.url, clock=clock).job_logs(ID, poll_freq=7, max_poll_time=60))
    assert clock.now == 60


def test_what_passes_is_outlived(domino: Domino, server: LocalDomino) -> None:
    """A log of hours does not end with one bad answer."""
    domino.files_upload("main.py", PRINTS)
    job = domino.job_start_blocking(command="main.py", poll_freq=POLL)
    for status in (500, 503):
        server.faults.add(Fault("get_job_logs", status=status, headers={"Retry-After": "0"}))
    assert len(list(domino.job_logs(job.id))) == 10


def test_a_page_that_is_too_large_is_asked_for_in_pieces(
    connect: Connect, domino: Domino, server: LocalDomino, project: str
) -> None:
    """The limit of an answer's size bounds the memory, not the log."""
    # Each line in one write: what is written in pieces can be recorded in pieces.
    program = b"import sys\nfor number in range(300): sys.stdout.write(f\"{number} {'x' * 200}\\n\")"
    domino.files_upload("main.py", program)
    job = domino.job_start_blocking(command="main.py", poll_freq=POLL)
    small = connect(project, server.api_key, server.url, max_reply_size=20_000)
    assert [each.log for each in small.job_logs(job.id)] == [f"{number} {'x' * 200}" for number in range(300)]


@pytest.mark.parametrize(
    "options", [{"log_type": "out"}, {"page_size": 0}, {"page_size": 10_001}, {"max_poll_time": -1}]
)
def test_a_wrong_argument_is_told_at_once(domino: Domino, options: dict[str, Any]) -> None:
    """Not at the first step."""
    with pytest.raises(ValueError, match=next(iter(options))):
        domino.job_logs(ID, **options)


def test_the_log_of_no_job_is_an_error(domino: Domino) -> None:
    """At the first step."""
    with pytest.raises(NotFoundError):
        next(domino.job_logs("0" * 24))
