"""Waiting, on a clock whose hours pass in microseconds."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from domino_api.models import Run

from domino import Domino
from domino._calls.retry import retry_after
from domino.errors import CallError, NotFoundError, RateLimitError, ServerError, WaitTimeoutError
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.scripted import Asked, Reply, scripted

ID = "1" * 24


def run(status: str, **fields: Any) -> Reply:
    """Return the reply of a poll."""
    return Reply({"id": ID, "status": status, **fields})


def script(*replies: Reply) -> Callable[[Asked], Reply]:
    """Answer one reply after the other, the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


GOING = run("Running", isCompleted=False)
DONE = run("Succeeded", isCompleted=True)


def test_a_wait_of_hours_polls_at_the_given_frequency(connect: Connect) -> None:
    """Nothing before, nothing after; the time between polls is poll_freq."""
    with scripted(script(*[GOING] * 1000, DONE)) as server:
        clock = FakeClock()
        assert connect("a/b", "key", server.url, clock=clock).runs_wait(ID, 30, 1e6).status == "Succeeded"
    assert clock.sleeps == [30.0] * 1000
    assert {asked.target for asked in server.asked} == {f"/v1/projects/a/b/runs/{ID}"}


def test_a_wait_ends_at_its_deadline_and_not_a_poll_later(connect: Connect) -> None:
    """The last sleep is as long as what is left; then one last look."""
    with scripted(GOING) as server:
        clock = FakeClock()
        with pytest.raises(
            WaitTimeoutError, match=r"after 100 s \(it was Running when last seen, and goes on\)"
        ) as caught:
            connect("a/b", "key", server.url, clock=clock).runs_wait(ID, 30, 100)
    assert clock.sleeps == [30, 30, 30, 10]
    assert caught.value.status == "Running"


def test_the_defaults_are_those_of_python_domino(connect: Connect) -> None:
    """Every 5 seconds, for 6000."""
    with scripted(GOING) as server:
        clock = FakeClock()
        with pytest.raises(WaitTimeoutError):
            connect("a/b", "key", server.url, clock=clock).runs_wait(ID)
    assert clock.sleeps == [5.0] * 1200


def test_failed_polls_until_the_deadline_end_as_a_timeout_that_tells_the_trouble(connect: Connect) -> None:
    """The run may well be fine; nobody could tell."""
    with scripted(Reply("<html>", status=503)) as server:
        domino = connect("a/b", "key", server.url, clock=FakeClock())
        with pytest.raises(WaitTimeoutError, match=r"no poll was answered.*the last poll failed.*503") as caught:
            domino.runs_wait(ID, 10, 600)
    assert isinstance(caught.value.__cause__, ServerError)
    assert len(server.asked) == 61


def test_a_poll_is_one_request(connect: Connect) -> None:
    """The loop is the retry: max_retries does not multiply it."""
    with scripted(script(Reply(status=503), Reply(status=500), DONE)) as server:
        clock = FakeClock()
        connect("a/b", "key", server.url, clock=clock, max_retries=9).runs_wait(ID, 10)
    assert clock.sleeps == [10, 10]


def test_retry_after_makes_the_next_poll_wait(connect: Connect) -> None:
    """Longer than poll_freq if the server asks for it, within a cap."""
    slow = Reply(status=429, headers={"Retry-After": "45"})
    never = Reply(status=429, headers={"Retry-After": "86400"})
    with scripted(script(slow, never, DONE)) as server:
        clock = FakeClock()
        connect("a/b", "key", server.url, clock=clock).runs_wait(ID, 5, 6000)
    assert clock.sleeps == [45, 60]


def test_an_unknown_run_is_given_up_after_half_a_minute(connect: Connect) -> None:
    """A fresh run may be unknown for a moment, a wrong id is so for ever."""
    with scripted(Reply({"message": "no such run"}, status=404)) as server:
        clock = FakeClock()
        with pytest.raises(NotFoundError, match="no such run"):
            connect("a/b", "key", server.url, clock=clock).runs_wait(ID, 5)
    assert clock.now == 30


def test_a_run_that_vanishes_is_not_waited_for(connect: Connect) -> None:
    """It was seen, so it is not fresh."""
    with scripted(script(GOING, Reply(status=404))) as server:
        clock = FakeClock()
        with pytest.raises(NotFoundError):
            connect("a/b", "key", server.url, clock=clock).runs_wait(ID, 5)
    assert clock.now == 5


@pytest.mark.parametrize(
    ("over", "reply"),
    [
        (True, run("Succeeded")),
        (True, run("Succeeded", isCompleted=None)),
        (True, run("Succeeded", isCompleted=True)),
        (False, run("Succeeded", isCompleted=False)),
        (False, run("Running", outputCommitId="c" * 40)),
        (False, run("Finishing", completed=1, isCompleted=False)),
        (False, run("Faulty")),
        (False, run("Cancelled")),
    ],
)
def test_is_completed_decides_and_the_status_only_where_it_is_missing(
    connect: Connect, reply: Reply, *, over: bool
) -> None:
    """No other field is a sign of the end."""
    with scripted(reply) as server:
        domino = connect("a/b", "key", server.url, clock=FakeClock())
        if over:
            assert domino.runs_wait(ID).run_id == ID
        else:
            with pytest.raises(WaitTimeoutError):
                domino.runs_wait(ID, max_poll_time=20)


def test_an_error_of_on_poll_ends_the_wait(connect: Connect) -> None:
    """It belongs to the caller."""

    def stop(_: Run) -> None:
        raise ZeroDivisionError

    with scripted(GOING) as server, pytest.raises(ZeroDivisionError):
        connect("a/b", "key", server.url, clock=FakeClock()).runs_wait(ID, on_poll=stop)


def test_a_call_waits_longer_each_time_and_gives_up(connect: Connect) -> None:
    """Random waits below 1, 2, 4, 8 s."""
    with scripted(Reply(status=503)) as server:
        clock = FakeClock()
        with pytest.raises(ServerError, match="tried 5 times") as caught:
            connect("a/b", "key", server.url, clock=clock).users_self()
    assert len(clock.sleeps) == 4
    assert all(slept <= most for slept, most in zip(clock.sleeps, (1, 2, 4, 8), strict=True))
    assert caught.value.elapsed == pytest.approx(clock.now)


def test_a_retry_after_that_is_too_long_ends_the_call_and_says_so(connect: Connect) -> None:
    """Waiting shorter than asked would only annoy the server."""
    with scripted(Reply(status=429, headers={"Retry-After": "3600"})) as server:
        clock = FakeClock()
        with pytest.raises(RateLimitError, match="asks to wait 3600 s, more than the 60 s"):
            connect("a/b", "key", server.url, clock=clock).users_self()
    assert clock.sleeps == []


def test_a_retry_after_of_a_minute_is_still_waited_for(connect: Connect) -> None:
    """The limit itself is within it."""
    busy = Reply(status=429, headers={"Retry-After": "60"})
    with scripted(script(busy, Reply({"id": "1" * 24, "userName": "analyst"}))) as server:
        clock = FakeClock()
        assert connect("a/b", "key", server.url, clock=clock).users_self().user_name == "analyst"
    assert clock.sleeps == [pytest.approx(60.05, abs=0.05)]


def test_no_random_wait_is_longer_than_half_a_minute(connect: Connect) -> None:
    """However often a call is tried again; doubled each time, the last ones would take an hour."""
    with scripted(Reply(status=503)) as server:
        clock = FakeClock()
        with pytest.raises(ServerError, match="tried 16 times"):
            connect("a/b", "key", server.url, clock=clock, max_retries=15).users_self()
    assert 8 < max(clock.sleeps) <= 30


def test_a_log_of_a_server_that_stays_broken_is_given_up_at_the_deadline(connect: Connect) -> None:
    """What passes is outlived until then, and no longer."""

    def still_in_time(_: int) -> None:
        assert clock.now < 300

    with scripted(Reply(status=503)) as server:
        clock = FakeClock(still_in_time)
        with pytest.raises(ServerError, match="HTTP 503"):
            list(connect("a/b", "key", server.url, clock=clock).runs_logs(ID, 5, 300))
    assert clock.now > 200


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("3", 3.0),
        ("0", 0.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("1.5", None),
        ("99999999999999", 999999999.0),
        ("Tue, 14 Nov 2023 22:13:30 GMT", 10.0),
        ("Tue, 14 Nov 2023 22:13:30", 10.0),
        ("Tue, 14 Nov 2000 22:13:30 GMT", 0.0),
        ("\u0663", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, wanted: float | None) -> None:
    """RFC 9110, and what is no such value is none."""
    assert retry_after(CallError("x", headers={"retry-after": value}), 1_700_000_000.0) == wanted


def test_a_fake_clock_is_a_clock_of_both_clients(connect: Connect) -> None:
    """Followed logs sleep on it as well."""
    page = Reply({"logset": {"logContent": [{"log": "x"}], "isComplete": False, "pagination": {"latestTimeNano": "1"}}})
    with scripted(lambda asked: GOING if "runs/" in asked.target else page) as server:
        clock = FakeClock()
        domino: Domino = connect("a/b", "key", server.url, clock=clock)
        pieces: list[str] = []
        with pytest.raises(WaitTimeoutError):
            pieces.extend(domino.runs_logs(ID, 5, 300))
    assert (pieces, clock.now) == (["x\n"], 300)


def test_failed_polls_are_told_in_the_log_while_the_wait_goes_on(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    """A wait of hours on a server that does not answer is not silent."""
    with scripted(script(Reply(status=503), Reply(status=500), DONE)) as server:
        connect("a/b", "key", server.url, clock=FakeClock()).runs_wait(ID, 10)
    lines = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert [line.partition(" (")[0] for line in lines] == [f"a poll of run {ID} failed, waiting goes on: get_run"] * 2


def test_the_same_trouble_is_told_once_in_a_wait(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    """A warning when it begins; another trouble, or the same one after an answer, is news."""
    caplog.set_level("INFO", "domino")
    bad, unknown, going = Reply(status=503), Reply(status=404), GOING
    with scripted(script(unknown, unknown, unknown, going, bad, bad, going, bad, DONE)) as server:
        connect("a/b", "key", server.url, clock=FakeClock()).runs_wait(ID, 10)
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert [(level, re.sub(r":.*", "", text)) for level, text in told] == [
        ("INFO", f"waiting for run {ID}, 6000 s at most"),
        ("WARNING", f"run {ID} is not known yet; it is looked for during 30 s, since it may have just been started"),
        ("INFO", f"run {ID} is not known yet; it is looked for during 30 s, since it may have just been started"),
        ("INFO", f"run {ID} is not known yet; it is looked for during 30 s, since it may have just been started"),
        ("INFO", f"run {ID} is Running, 30 s after the wait began"),
        ("WARNING", f"a poll of run {ID} failed, waiting goes on"),
        ("INFO", f"a poll of run {ID} failed, waiting goes on"),
        ("INFO", f"run {ID} is Running, 60 s after the wait began"),
        ("WARNING", f"a poll of run {ID} failed, waiting goes on"),
        ("INFO", f"run {ID} is Succeeded, 80 s after the wait began"),
    ]


def test_a_wait_tells_each_status_once(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    """At INFO, for whoever wonders whether it still lives."""
    caplog.set_level("INFO", "domino")
    with scripted(script(*[run(each) for each in ("Queued", "Queued", "Running", "Running")], DONE)) as server:
        connect("a/b", "key", server.url, clock=FakeClock()).runs_wait(ID, 10)
    told = [record.getMessage() for record in caplog.records]
    assert [re.sub(r".* is (\w+),.*", r"\1", text) for text in told[1:]] == ["Queued", "Running", "Succeeded"]


def test_a_host_that_cannot_be_reached_is_told_at_once(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    """The first try fails with a warning, not the last one after ten seconds of silence."""
    with contextlib.suppress(CallError):
        connect("a/b", "key", "http://127.0.0.1:1", clock=FakeClock()).runs_status(ID)
    (told,) = [record for record in caplog.records if record.levelname == "WARNING"]
    assert re.match(r"retry 1 of 4 in \d+\.\d s: get_run \(GET http://127\.0\.0\.1:1/", told.getMessage())


def test_tries_are_told_in_the_log(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    """With the reason, the number and the pause."""
    caplog.set_level("INFO", "domino")
    with scripted(script(Reply(status=503, headers={"Retry-After": "7"}), DONE)) as server:
        connect("a/b", "key", server.url, clock=FakeClock(), max_retries=3).runs_status(ID)
    (line,) = [record.getMessage() for record in caplog.records if record.name == "domino"]
    assert re.match(r"retry 1 of 3 in 7\.\d s: get_run \(GET .*HTTP 503", line)
