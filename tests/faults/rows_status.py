"""Rows: what the client makes of each status."""

from __future__ import annotations

from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, html, json, raw, run, started, status, text
from .calls import look, start, stop
from .checks import fact, raises, requests, returns, slept, tried
from .row import SECRET, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Status codes")
_FAILED = [1.0, 2.0, 4.0, 8.0]
_DELAYS = [(0.0, bound) for bound in _FAILED]


async def _with_one_retry(d: Any, _: World) -> object:
    return (await (await d.with_options(max_retries=1)).runs_status(RUN_ID)).status


def _transient(code: int, kind: type[Exception]) -> Row:
    return _row(
        server=f"answers {code} to every try",
        client=f"tries 5 times with back-off and full jitter, then {kind.__name__} with tries, time and last cause",
        script=[status(code, {"message": "not now"})],
        call=look,
        checks=[raises(kind, "not now", status=code), requests(5), tried(5), slept(*_DELAYS)],
        peer="no retry over plain http" if code in (408, 502, 503, 504) else None,
    )


def _final(code: int, kind: type[Exception], *texts: str, body: object = None, peer: str | None = None) -> Row:
    return _row(
        server=f"answers {code}" + ("" if body is None else " with a message"),
        client=f"{kind.__name__} at once, with what the server said",
        script=[status(code, body)],
        call=look,
        checks=[raises(kind, *texts, status=code), requests(1), slept()],
        peer=peer,
    )


ROWS = [
    _transient(408, errors.StatusError),
    _transient(429, errors.RateLimitError),
    _transient(502, errors.ServerError),
    _transient(503, errors.ServerError),
    _transient(504, errors.ServerError),
    _row(
        server="answers 503 twice, then the run",
        client="returns the run",
        script=[status(503), status(503), run()],
        call=look,
        checks=[returns("Succeeded"), requests(3), slept(*_DELAYS[:2])],
        peer="no retry over plain http",
    ),
    _final(400, errors.BadRequestError, "is not a valid ID", body={"message": "x is not a valid ID"}),
    _final(401, errors.AuthenticationError, "check the credential from api_key"),
    _final(403, errors.PermissionDeniedError, "No current user", body={"errors": ["No current user in request"]}),
    _final(404, errors.NotFoundError, "check the id or path"),
    _final(
        409,
        errors.ConflictError,
        "already archived",
        body={"message": "already archived"},
        peer='"Temporary credentials expired", the body is lost',
    ),
    _row(
        server="answers 409 with a redirectPath",
        client="ReloginRequiredError at once, with the page to log in on",
        script=[status(409, {"redirectPath": "/x"})],
        call=look,
        checks=[raises(errors.ReloginRequiredError, "/relogin?redirectPath=/"), requests(1)],
        peer='"Temporary credentials expired", for any 409',
    ),
    _final(413, errors.TooLargeError, "limits the size"),
    _final(
        422,
        errors.BadRequestError,
        "name: too long",
        body={"errors": [{"message": "invalid", "details": [{"field": "name", "message": "too long"}]}]},
    ),
    _final(418, errors.StatusError, "HTTP 418"),
    _row(
        server="answers 500 outside of a wait",
        client="ServerError at once: 500 is tried again only while waiting",
        script=[text(500, "NoSuchElementException: key not found")],
        call=look,
        checks=[raises(errors.ServerError, "key not found"), requests(1)],
    ),
    _row(
        server="answers 500 with a web page",
        client="ServerError that names the page's title, not its markup",
        script=[html(500)],
        call=look,
        checks=[raises(errors.ServerError, "a web page titled 'Sign in'"), fact(lambda o: "<" not in str(o.error))],
    ),
    _row(
        server="answers 403 with bytes that are no text",
        client="PermissionDeniedError; building the error does not fail",
        script=[raw(answer(403, b"\xff\xfe\x00\x81" * 50))],
        call=look,
        checks=[raises(errors.PermissionDeniedError, "HTTP 403"), requests(1)],
    ),
    _row(
        server="answers 404 with JSON nested 100,000 deep",
        client="NotFoundError; building the error does not fail",
        script=[raw(answer(404, b"[" * 100_000))],
        call=look,
        checks=[raises(errors.NotFoundError), requests(1)],
    ),
    _row(
        server="answers 429 with Retry-After: 7",
        client="waits 7 s, then tries again",
        script=[status(429, Retry_After="7"), run()],
        call=look,
        checks=[returns("Succeeded"), slept((7.0, 7.2))],
    ),
    _row(
        server="answers 503 with Retry-After as a date 20 s ahead",
        client="waits until then, then tries again",
        script=[status(503, Retry_After="Tue, 14 Nov 2023 22:13:40 GMT"), run()],
        call=look,
        checks=[returns("Succeeded"), slept((20.0, 20.2))],
    ),
    _row(
        server="answers 503 with Retry-After as a date in the past",
        client="tries again at once",
        script=[status(503, Retry_After="Tue, 14 Nov 2000 22:13:40 GMT"), run()],
        call=look,
        checks=[returns("Succeeded"), slept((0.0, 0.2))],
    ),
    _row(
        server="answers 503 with Retry-After: 3600",
        client="ends at once with an error that says how long the server asked to wait",
        script=[status(503, Retry_After="3600")],
        call=look,
        checks=[raises(errors.ServerError, "asks to wait 3600 s, more than the 60 s"), requests(1), slept()],
        peer="sleeps an hour",
    ),
    _row(
        server="answers 503 with a Retry-After that makes no sense",
        client="backs off as if there were none",
        script=[status(503, Retry_After="soon, -5"), run()],
        call=look,
        checks=[returns("Succeeded"), slept((0.0, 1.0))],
    ),
    _row(
        server="answers 503, and max_retries is 0",
        client="ServerError after one try",
        script=[status(503)],
        call=look,
        options={"max_retries": 0},
        checks=[raises(errors.ServerError), requests(1), slept(), tried(1)],
    ),
    _row(
        server="answers 503, and DOMINO_MAX_RETRIES is 2",
        client="ServerError after three tries",
        script=[status(503)],
        call=look,
        prepare=lambda w: w.monkeypatch.setenv("DOMINO_MAX_RETRIES", "2"),
        checks=[raises(errors.ServerError), requests(3), tried(3)],
    ),
    _row(
        server="answers 503, and the call has with_options(max_retries=1)",
        client="ServerError after two tries, over the same connection",
        script=[status(503)],
        call=_with_one_retry,
        checks=[
            raises(errors.ServerError),
            requests(2),
            tried(2),
            fact(lambda o: {request.connection for request in o.requests} == {0}),
        ],
    ),
    *(
        _row(
            server=f"answers {code} to a start",
            client="StartUncertainError: sent once, and runs_find tells whether the run began",
            script=[status(code)],
            call=start,
            checks=[
                raises(errors.StartUncertainError, "may or may not have started", "runs_find"),
                requests(1),
                fact(lambda o: o.failure.find == {"title": "nightly", "since": o.world.clock.now}),
            ],
        )
        for code in (500, 502, 503, 504)
    ),
    *(
        _row(
            server=f"answers {what} to a start",
            client="StartUncertainError: it may have begun, and is sent once",
            script=[script],
            call=start,
            checks=[raises(errors.StartUncertainError, "may or may not have started", "runs_find"), requests(1)],
        )
        for what, script in (
            ("200 with JSON of another shape", json({"weird": 1})),
            ("200 with half a JSON text", text(200, '{"runId": "57da')),
        )
    ),
    _row(
        server="answers 200 with a login page to a start",
        client="NotTheApiError: no run was begun",
        script=[html(200)],
        call=start,
        checks=[raises(errors.NotTheApiError, "login page"), requests(1)],
    ),
    _row(
        server="answers 429 to a start",
        client="RateLimitError; a start is sent once",
        script=[status(429)],
        call=start,
        checks=[raises(errors.RateLimitError), requests(1)],
    ),
    _row(
        server="answers 409 to a start",
        client="ReloginRequiredError with the page to log in on",
        script=[status(409)],
        call=start,
        checks=[raises(errors.ReloginRequiredError, "/relogin?redirectPath=/"), requests(1)],
    ),
    _row(
        server="answers 201 to a start",
        client="takes it as started",
        script=[status(201, {"runId": RUN_ID, "message": "x"}), started()],
        call=start,
        checks=[returns(RUN_ID), requests(1)],
    ),
    _row(
        server="answers 503 to a stop",
        client="ServerError; a POST is sent once",
        script=[status(404), status(503)],
        call=stop,
        checks=[raises(errors.ServerError), requests(2)],
    ),
    _row(
        server="answers 401 and repeats the credential in body and headers",
        client="AuthenticationError in which it is hidden",
        script=[
            status(401, {"message": f"bad key {SECRET}", "requestId": SECRET}, X_Echo=SECRET, WWW_Authenticate=SECRET)
        ],
        call=look,
        checks=[raises(errors.AuthenticationError, "bad key ***"), requests(1)],
    ),
]
