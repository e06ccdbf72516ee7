"""Rows: waiting for a run, through everything that passes and nothing that does not."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, cut, html, json, log_page, raw, redirect, reset, run, started, status, text, wait
from .checks import fact, raises, requests, returns, slept
from .row import SECRET, FakeClock, Outcome, Row, World
from .rows_credentials import NEW, TOKEN, bearer, note_token, renews, token_file

__all__ = ["ROWS"]

_row = partial(Row, family="Waits")
_QUICK: dict[str, Any] = {"timeout": 1.5}
_STDOUT = json({"stdout": "line 1\nline 2\n"})


async def wait_for(d: Any, _: World) -> object:
    """Wait for a run for at most 100 s, a look each 5 s."""
    return (await d.runs_wait(RUN_ID, poll_freq=5, max_poll_time=100)).status


async def start_and_wait(d: Any, _: World) -> object:
    """Start a run and wait for it."""
    return (await d.runs_start_blocking(["main.py"], poll_freq=5, max_poll_time=100)).run_id


async def _start_and_stop_on_interrupt(d: Any, _: World) -> object:
    return await d.runs_start_blocking(["main.py"], poll_freq=5, stop_on_interrupt=True)


async def _patient_twice(d: Any, _: World) -> object:
    return await d.runs_wait(RUN_ID, poll_freq=5, max_poll_time=100, retry_count=2)


async def _follow(d: Any, _: World) -> object:
    """Read what a run prints until it is over."""
    lines = d.inner.runs_logs(RUN_ID, poll_freq=5, max_poll_time=1000)
    return [line async for line in lines] if hasattr(lines, "__aiter__") else list(lines)


class _Cancelling(FakeClock):
    """Time in which the task that sleeps is cancelled, or interrupted where there is no task."""

    def sleep(self, seconds: float) -> None:
        raise KeyboardInterrupt

    async def sleep_async(self, seconds: float) -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(0)


def _cancelling(w: World) -> dict[str, Any]:
    return {"clock": _Cancelling()}


def _interrupt() -> None:
    raise KeyboardInterrupt


def _token_is_replaced(w: World) -> None:
    file = w.folder / "token"
    w.clock.during += [lambda: file.write_text(""), lambda: file.write_text(NEW)]


def _interrupts(w: World) -> None:
    w.clock.during.append(_interrupt)


def _restarts(w: World) -> None:
    w.clock.during += [w.server.stop_listening, lambda: None, w.server.listen]


def _jumps(w: World) -> None:
    def jump() -> None:
        w.clock.jump = -86_400.0

    w.clock.during.append(jump)


def _never(what: str) -> Any:
    return fact(lambda o: all(not request.target.endswith(what) for request in o.requests))


def _stops(o: Outcome) -> bool:
    (stop,) = [request for request in o.requests if request.target == "/v4/jobs/stop"]
    return bool(stop.json()["jobId"] == RUN_ID)


def _survives(server: str, *script: Any, **more: Any) -> Row:
    return _row(
        server=server,
        client="goes on waiting; returns the run",
        **{"script": [*script, run()], "call": wait_for, "checks": [returns("Succeeded")], **more},
    )


def _ends(server: str, kind: type[Exception], *script: Any, texts: tuple[str, ...] = (), **more: Any) -> Row:
    return _row(
        server=server,
        client=kind.__name__,
        **{
            "script": [run("Running"), *script],
            "call": wait_for,
            "checks": [raises(kind, *texts), requests(2)],
            **more,
        },
    )


ROWS = [
    _survives("answers 500 for ten looks", *[status(500)] * 10),
    _survives("answers 502, 503, 504, 408 and 429", *[status(code) for code in (502, 503, 504, 408, 429)]),
    _survives("resets, closes and cuts connections", reset(), cut(b""), cut(b"HTTP/1.1 200")),
    _survives("falls silent for one look", wait(), options=_QUICK),
    _survives("restarts: for two looks the connection is refused", run("Running"), prepare=_restarts),
    _survives("(the clock of the machine is set back by a day)", run("Running"), run("Running"), prepare=_jumps),
    _survives("shows statuses that nobody knows", run("Hibernating"), run("Dreaming")),
    _survives(
        "shows an output commit while the run goes on",
        run("Running", outputCommitId="c" * 40),
        run("Running", outputCommitId="c" * 40),
        checks=[returns("Succeeded"), requests(3)],
    ),
    _row(
        server="never shows an output commit for a run that succeeded",
        client="returns the run: isCompleted says that it is over",
        script=[run("Running"), run(outputCommitId=None)],
        call=wait_for,
        checks=[returns("Succeeded"), requests(2)],
    ),
    _survives(
        "answers Retry-After: 20 to a look",
        status(503, Retry_After="20"),
        checks=[returns("Succeeded"), slept((20.0, 20.0))],
    ),
    _row(
        server="answers Retry-After: 3600 to a look",
        client="looks again after 60 s, the longest it waits for a server",
        script=[status(503, Retry_After="3600"), run()],
        call=wait_for,
        checks=[returns("Succeeded"), slept((60.0, 60.0))],
        peer="sleeps an hour",
    ),
    _survives(
        "answers 401, and the token was renewed in its file meanwhile",
        run("Running"),
        renews(status(401)),
        prepare=note_token,
        options=token_file,
        checks=[returns("Succeeded"), bearer(TOKEN, TOKEN, NEW)],
    ),
    _survives(
        "answers 401 twice, a good look between them, as the token was renewed twice",
        renews(status(401)),
        run("Running"),
        status(401),
        prepare=note_token,
        options=token_file,
        checks=[returns("Succeeded"), bearer(TOKEN, NEW, NEW, NEW)],
    ),
    _survives(
        "(the token file is empty at one look, while it is replaced)",
        run("Running"),
        prepare=_token_is_replaced,
        options=token_file,
        checks=[returns("Succeeded"), bearer(TOKEN, NEW)],
    ),
    _survives("answers 404 for the first looks at a run just started", status(404), status(404)),
    _row(
        server="answers 404 to a run just started for good",
        client="NotFoundError after 30 s",
        script=[status(404)],
        call=wait_for,
        checks=[raises(errors.NotFoundError), requests(7)],
    ),
    _ends("answers 404 to a run that was there", errors.NotFoundError, status(404)),
    _ends("answers 401 in a wait", errors.AuthenticationError, status(401), peer="hidden after retries"),
    _ends("answers 403 in a wait", errors.PermissionDeniedError, status(403)),
    _survives("shows a web page at one look", run("Running"), html(200)),
    _survives("answers a look with another run, which succeeded", json({"id": "another", "status": "Succeeded"})),
    _survives(
        "answers one look with JSON that is cut",
        run("Running"),
        raw(answer(200, b'{"id": "57', Content_Type="application/json")),
    ),
    _survives("shows a web page at every second look", html(200), run("Running"), html(200), run("Running"), html(200)),
    _ends(
        "answers with another run, which succeeded, for good",
        errors.ReplyShapeError,
        json({"id": "another", "status": "Succeeded", "isCompleted": True}),
        checks=[raises(errors.ReplyShapeError, "answered about 'another'", "to another question"), requests(3)],
    ),
    _ends(
        "shows a login page at two looks in a row",
        errors.NotTheApiError,
        html(200),
        checks=[raises(errors.NotTheApiError, "login page"), requests(3)],
    ),
    _ends("redirects a look to another host", errors.RedirectError, redirect(302, "https://x.example.com/")),
    _ends("answers 400 in a wait", errors.BadRequestError, status(400)),
    _ends(
        "answers JSON of another shape at two looks in a row",
        errors.ReplyShapeError,
        json({"id": 7}),
        checks=[raises(errors.ReplyShapeError), requests(3)],
    ),
    _ends(
        "answers 401 twice to a token file",
        errors.AuthenticationError,
        status(401),
        options=token_file,
        checks=[raises(errors.AuthenticationError), requests(3)],
    ),
    _row(
        server="answers 503 for ten pages and 500 for one look while a log is followed",
        client="goes on; every line comes once",
        script=[
            log_page("one", latest="1"),
            *[status(503)] * 10,
            *[log_page("one", latest="1")] * 2,
            status(500),
            run("Running"),
            log_page("two", latest="2"),
            log_page(latest="2", complete=True),
        ],
        call=_follow,
        checks=[returns(["one\n", "two\n"])],
    ),
    _row(
        server="has a page of a log once, then answers 404",
        client="NotFoundError: the run is gone, not the route",
        script=[log_page("one", latest="1"), status(404)],
        call=_follow,
        checks=[raises(errors.NotFoundError), requests(2)],
    ),
    _row(
        server="refuses the log of a run (403)",
        client="PermissionDeniedError; no other route is tried",
        script=[status(403)],
        call=_follow,
        checks=[raises(errors.PermissionDeniedError), requests(1)],
    ),
    _row(
        server="does not know logs by pages, and answers 503 for ten looks and 500 for one reading",
        client="follows by the older route; every line comes once",
        script=[
            status(405),
            run("Running"),
            json({"stdout": "one\n"}),
            *[status(503)] * 10,
            run(),
            status(500),
            json({"stdout": "one\ntwo\n"}),
        ],
        call=_follow,
        checks=[returns(["one\n", "two\n"])],
    ),
    _row(
        server="is broken for longer than the deadline",
        client="WaitTimeoutError with the last failure; the run goes on",
        script=[run("Running"), status(503, {"message": f"down {SECRET}"})],
        call=wait_for,
        checks=[
            raises(
                errors.WaitTimeoutError,
                "was not over after 100 s",
                "it was Running when last seen",
                "down ***",
                "runs_wait",
                run_id=RUN_ID,
            ),
            fact(lambda o: sum(o.world.clock.slept) == 100),
        ],
    ),
    _row(
        server="runs the run for longer than the deadline",
        client="WaitTimeoutError with the run; it is not stopped",
        script=[run("Running")],
        call=wait_for,
        checks=[
            raises(errors.WaitTimeoutError, "it was Running when last seen", run_id=RUN_ID),
            fact(lambda o: o.failure.run.status == "Running"),
            _never("/stop"),
        ],
    ),
    _row(
        server="is silent at a look shortly before the deadline",
        client="WaitTimeoutError: the deadline bounds the look's own time-out",
        script=[*[run("Running")] * 20, wait()],
        call=wait_for,
        options={"timeout": 60.0},
        checks=[raises(errors.WaitTimeoutError), requests(21)],
        peer="waits for ever",
    ),
    _row(
        server="is broken for more looks in a row than retry_count",
        client="the last error, with their number",
        script=[status(503)],
        call=_patient_twice,
        checks=[raises(errors.ServerError, "3 polls", "in a row failed"), requests(3)],
    ),
    *(
        _row(
            server=f"ends the run as {state}",
            client=f"{kind.__name__} with the end of its output",
            script=[started(), run("Running"), run(state), _STDOUT],
            call=start_and_wait,
            checks=[raises(kind, f"ended as {state}", "line 2", run_id=RUN_ID), requests(4)],
            peer=peer,
        )
        for state, kind, peer in (
            ("Failed", errors.RunFailedError, "without an output commit: polls until max_poll_time"),
            ("Error", errors.RunFailedError, "returned as success by job_start_blocking"),
            ("Stopped", errors.RunStoppedError, "returned as success by job_start_blocking"),
        )
    ),
    _row(
        server="ends the run as Failed, and its output cannot be had",
        client="RunFailedError that says so: the log does not hide the failure",
        script=[started(), run("Failed"), text(500, "no log")],
        call=start_and_wait,
        checks=[raises(errors.RunFailedError, "ended as Failed", "could not be read")],
    ),
    _row(
        server="(Ctrl-C while a start is waited for)",
        client="KeyboardInterrupt with the run's id; the run goes on",
        script=[started(), run("Running")],
        call=start_and_wait,
        prepare=_interrupts,
        checks=[raises(KeyboardInterrupt, RUN_ID, "goes on"), _never("/stop"), fact(lambda o: RUN_ID in o.log)],
    ),
    _row(
        server="(Ctrl-C while a start is waited for with stop_on_interrupt)",
        client="stops the run, then KeyboardInterrupt",
        script=[started(), run("Running"), status(404), json({"id": RUN_ID})],
        call=_start_and_stop_on_interrupt,
        prepare=_interrupts,
        checks=[raises(KeyboardInterrupt, RUN_ID), fact(_stops)],
    ),
    _row(
        server="refuses to stop the run after Ctrl-C",
        client="KeyboardInterrupt that says the run goes on; the interrupt is not lost",
        script=[started(), run("Running"), status(404), status(403)],
        call=_start_and_stop_on_interrupt,
        prepare=_interrupts,
        checks=[raises(KeyboardInterrupt, "could not be stopped", "goes on"), fact(_stops)],
    ),
    _row(
        server="(the task that waits is cancelled, with stop_on_interrupt)",
        client="stops the run, then ends as cancelled",
        script=[started(), run("Running"), status(404), json({"id": RUN_ID})],
        call=_start_and_stop_on_interrupt,
        options=_cancelling,
        checks=[
            fact(lambda o: isinstance(o.error, (KeyboardInterrupt, asyncio.CancelledError))),
            fact(_stops),
        ],
    ),
    _row(
        server="loses the answer to the start of a blocking start",
        client="StartUncertainError; nothing is waited for, nothing is started again",
        script=[cut(b"")],
        call=start_and_wait,
        checks=[raises(errors.StartUncertainError, "runs_find"), requests(1), slept()],
    ),
]
