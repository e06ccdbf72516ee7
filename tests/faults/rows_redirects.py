"""Rows: redirects, within the deployment and away from it."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, html, json, raw, redirect, run, started, status
from .calls import blob, look, start, upload
from .checks import asked_elsewhere, fact, raises, requests, returns
from .row import SECRET, Row, World
from .server import Answer, Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Redirects")


def _away(code: int, path: str = "/login") -> Answer:
    """Redirect to the other server, which is known only when the row is played."""

    def act(exchange: Exchange) -> None:
        exchange.send(answer(code, Location=f"{exchange.server.notes['elsewhere']}{path}"))

    return act


def _elsewhere(w: World) -> None:
    w.elsewhere.script = [run()]
    w.server.notes["elsewhere"] = w.elsewhere.url


def _elsewhere_in_tls(w: World) -> None:
    w.adopt_elsewhere(w.another(tls=True))
    _elsewhere(w)


def _elsewhere_wants_a_credential(w: World) -> None:
    _elsewhere_in_tls(w)
    w.elsewhere.script = [status(401)]


def _elsewhere_forbids(w: World) -> None:
    _elsewhere_in_tls(w)
    w.elsewhere.script = [status(403)]


def _elsewhere_in_plain(w: World) -> None:
    w.use_tls()
    _elsewhere(w)


async def _upload_stream(d: Any, _: World) -> object:
    return await d.files_upload("a.txt", io.BytesIO(b"hello"))


async def _stop(d: Any, _: World) -> object:
    return await d.runs_stop("a")


async def _twice(d: Any, w: World) -> object:
    await look(d, w)
    return await look(d, w)


async def _hundreds(d: Any, w: World) -> object:
    told: set[object] = set()
    for _ in range(120):
        try:
            told.add(await look(d, w))
        except errors.CallError as error:
            told.add(type(error).__name__)
    return told


def _always_redirects(w: World, location: str) -> None:
    w.server.by_target = {"/moved": run(), f"/v1/projects/owner/project/runs/{RUN_ID}": redirect(302, location)}


def _refused(server: str, client: str, script: list[Answer], *checks: Any, **more: Any) -> Row:
    texts = ("was redirected to http", "and was not followed")
    return _row(
        server=server,
        client=client,
        script=script,
        checks=[raises(errors.RedirectError, *texts), requests(1), asked_elsewhere(0), *checks],
        prepare=_elsewhere,
        **more,
    )


ROWS = [
    *(
        _row(
            server=f"redirects a read with {code} on the same origin",
            client="follows, with the credential",
            script=[redirect(code, "/moved"), run()],
            call=look,
            checks=[
                returns("Succeeded"),
                requests(2),
                fact(lambda o: [r.header("x-domino-api-key") for r in o.requests] == [SECRET] * 2),
            ],
        )
        for code in (301, 302, 303, 307, 308)
    ),
    _refused(
        "redirects a read to another port of the host",
        "RedirectError that names the place; no request arrives there",
        [_away(302)],
        call=look,
        peer="sends the API key there",
    ),
    _row(
        server="redirects a read to another host",
        client="RedirectError that names the host, says to set DOMINO_API_HOST, and holds no query",
        script=[redirect(302, f"https://login.example.com/auth?state={SECRET}")],
        call=look,
        checks=[
            raises(errors.RedirectError, "https://login.example.com/auth,", "DOMINO_API_HOST", "not followed"),
            requests(1),
            fact(lambda o: o.failure.location == "https://login.example.com/auth"),
        ],
        peer="sends the API key there",
    ),
    _row(
        server="redirects a read to another host, with a user and password in the place",
        client="RedirectError that does not show them",
        script=[redirect(302, "https://user:s3cret-pass@login.example.com/auth")],
        call=look,
        checks=[
            raises(errors.RedirectError, "https://login.example.com/auth,", location="https://login.example.com/auth"),
            requests(1),
            fact(lambda o: "s3cret-pass" not in f"{o.failure!r} {vars(o.failure)} {o.failure.__cause__!r}"),
        ],
    ),
    _row(
        server="redirects on the same origin to a path with a signature in its query",
        client="follows; the log has no query",
        script=[redirect(302, "/x?signature=1"), run()],
        call=look,
        checks=[returns("Succeeded"), fact(lambda o: "/x -> 200" in o.log)],
    ),
    _row(
        server="redirects every read on the same origin, for hundreds of them",
        client="frees the connection of each redirect",
        script=[redirect(302, "/moved"), run()],
        call=_hundreds,
        prepare=lambda w: _always_redirects(w, "/moved"),
        options={"timeout": 2.0, "max_retries": 0},
        checks=[returns({"Succeeded"}), requests(240)],
    ),
    _row(
        server="redirects every read to another host, for hundreds of them",
        client="RedirectError each time; the connection is freed, the next call works",
        script=[redirect(302, "/moved"), run()],
        call=_hundreds,
        prepare=lambda w: _always_redirects(w, "https://login.example.com/"),
        options={"timeout": 2.0, "max_retries": 0},
        checks=[returns({"RedirectError"})],
    ),
    _row(
        server="redirects a read to another host whose path repeats the credential",
        client="RedirectError in which it is hidden",
        script=[redirect(302, f"https://login.example.com/{SECRET}")],
        call=look,
        checks=[raises(errors.RedirectError, "https://login.example.com/***"), requests(1)],
    ),
    _row(
        server="redirects on the same origin to a path that repeats the credential",
        client="follows; the log has it hidden",
        script=[redirect(302, f"/{SECRET}/x"), run()],
        call=look,
        checks=[returns("Succeeded"), fact(lambda o: "/***/x" in o.log)],
    ),
    _row(
        server="redirects from https to http on the same host",
        client="RedirectError; nothing goes in the open",
        script=[_away(302)],
        call=look,
        prepare=_elsewhere_in_plain,
        options=lambda w: {"verify": w.bundle},
        checks=[raises(errors.RedirectError, "was not followed"), requests(1), asked_elsewhere(0)],
        peer="sends the API key there, in the open",
    ),
    _row(
        server="redirects from http to https on the same host",
        client="follows without the credential, and without any cookie",
        script=[
            lambda e: e.send(answer(302, Location=f"{e.server.notes['elsewhere']}/x", Set_Cookie="session=abc; Path=/"))
        ],
        call=look,
        prepare=_elsewhere_in_tls,
        options=lambda w: {"verify": w.bundle},
        checks=[returns("Succeeded"), requests(1), asked_elsewhere(1)],
    ),
    *(
        _row(
            server=f"redirects from http to https on the same host, where a missing credential is a {code}",
            client="RedirectError that says to set DOMINO_API_HOST to it; no puzzling refusal",
            script=[_away(302, "/x")],
            call=look,
            prepare=prepare,
            options=lambda w: {"verify": w.bundle},
            checks=[
                raises(errors.RedirectError, "where the credential is not sent", "DOMINO_API_HOST"),
                asked_elsewhere(1),
            ],
        )
        for code, prepare in ((401, _elsewhere_wants_a_credential), (403, _elsewhere_forbids))
    ),
    _row(
        server="sets a session cookie",
        client="sends it to nobody: the credential says who calls",
        script=[json({"id": "57dafe43317467e7b0ef5276", "status": "Running"}, Set_Cookie="session=abc; Path=/"), run()],
        call=_twice,
        checks=[returns("Succeeded"), fact(lambda o: o.requests[1].header("cookie") is None)],
    ),
    _row(
        server="redirects to itself for ever",
        client="RedirectError after 5 redirects",
        script=[redirect(302, "/again")],
        call=look,
        checks=[raises(errors.RedirectError, "more than 5 times"), requests(6)],
    ),
    *(
        _row(
            server=f"redirects to {where}",
            client="RedirectError; no other exception",
            script=[redirect(302, location)],
            call=look,
            checks=[raises(errors.RedirectError), requests(1)],
        )
        for where, location in (
            ("something that is no URL", "http://[::1/x"),
            ("a port that is none", "http://127.0.0.1:port/"),
            ("a file of this machine", "file:///etc/passwd"),
            ("a host with control characters", "http://a\x7fb/"),
        )
    ),
    _row(
        server="answers 302 without a Location",
        client="RedirectError",
        script=[status(302)],
        call=look,
        checks=[raises(errors.RedirectError, "HTTP 302"), requests(1)],
    ),
    _row(
        server="answers 304 to a call without conditions",
        client="RedirectError; no empty success",
        script=[raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")],
        call=look,
        checks=[raises(errors.RedirectError, "HTTP 304"), requests(1)],
    ),
    *(
        _row(
            server=f"redirects an upload with {code} to a login page on the same origin",
            client="RedirectError: nothing was stored, the PUT never becomes a GET",
            script=[redirect(code, "/login"), html(200)],
            call=upload,
            checks=[raises(errors.RedirectError, "would turn the PUT into a GET", "/login"), requests(1)],
            peer="returned as success; nothing was stored",
        )
        for code in (301, 302, 303)
    ),
    _row(
        server="redirects an upload with 307 on the same origin",
        client="RedirectError: a streamed body is not sent a second time",
        script=[redirect(307, "/elsewhere")],
        call=_upload_stream,
        checks=[raises(errors.RedirectError, "a streamed body is not sent a second time"), requests(1)],
    ),
    _refused(
        "redirects an upload with 308 to another origin",
        "RedirectError; neither file nor credential arrive there",
        [_away(308)],
        call=upload,
    ),
    _row(
        server="redirects a start with 302 on the same origin",
        client="RedirectError: the POST never becomes a GET",
        script=[redirect(302, "/login"), html(200)],
        call=start,
        checks=[raises(errors.RedirectError, "would turn the POST into a GET"), requests(1)],
    ),
    _row(
        server="redirects a start with 307 on the same origin",
        client="sends the same POST there",
        script=[redirect(307, "/moved"), started()],
        call=start,
        checks=[
            returns("57dafe43317467e7b0ef5276"),
            fact(lambda o: [request.method for request in o.requests] == ["POST", "POST"]),
            fact(lambda o: o.requests[0].body == o.requests[1].body != b""),
        ],
    ),
    _refused(
        "redirects a start with 307 to another origin",
        "RedirectError, not an uncertain start; nothing arrives there",
        [_away(307)],
        call=start,
    ),
    _row(
        server="redirects a stop with 303",
        client="RedirectError",
        script=[status(404), redirect(303, "/jobs")],
        call=_stop,
        checks=[raises(errors.RedirectError, "would turn the POST into a GET"), requests(2)],
    ),
    _row(
        server="redirects a blob to a login page on the same origin",
        client="NotTheApiError; the page is never taken for the file",
        script=[redirect(302, "/login"), html(200)],
        call=blob,
        checks=[raises(errors.NotTheApiError, "redirected to a web page"), requests(2)],
    ),
    _row(
        server="redirects a blob to its store on another host",
        client="RedirectError that names the host",
        script=[redirect(302, "https://store.example.com/x?signature=1")],
        call=blob,
        checks=[raises(errors.RedirectError, "https://store.example.com/x,"), requests(1)],
    ),
]
