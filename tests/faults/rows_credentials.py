"""Rows: where credentials come from, and who must not see them."""

from __future__ import annotations

from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, cut, html, raw, reset, run, status, wait
from .calls import blob, look, start, upload
from .checks import fact, raises, requests, returns, slept, tried
from .row import SECRET, Row, World
from .server import Answer, Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Credentials")
TOKEN = "token-2c9d4e71aa0b"
NEW = "token-renewed-55e1"


def token_file(w: World, content: bytes | str = TOKEN) -> dict[str, Any]:
    w.secrets += [TOKEN, NEW]
    return {"domino_token_file": w.file("token", content), "api_key": None}


def renews(answered: Answer) -> Answer:
    """Let the token be renewed in its file while the server answers."""

    def act(exchange: Exchange) -> None:
        with open(exchange.server.notes["token"], "w", encoding="ascii") as file:
            file.write(NEW + "\nsecond line\n")
        answered(exchange)

    return act


def note_token(w: World) -> None:
    w.server.notes["token"] = str(w.folder / "token")


def bearer(*tokens: str) -> Any:
    return fact(lambda o: [r.header("authorization") for r in o.requests] == [f"Bearer {token}" for token in tokens])


async def _key_as_id(d: Any, _: World) -> object:
    return (await d.runs_status(SECRET)).status


async def _interrupted(d: Any, w: World) -> object:
    return await d.runs_wait(RUN_ID, poll_freq=5)


def _interrupt() -> None:
    raise KeyboardInterrupt


ROWS = [
    _row(
        server="answers 401, and the token was renewed in its file meanwhile",
        client="reads the file again, tries once more, returns the run",
        script=[renews(status(401)), run()],
        call=look,
        prepare=note_token,
        options=token_file,
        checks=[returns("Succeeded"), bearer(TOKEN, NEW)],
    ),
    _row(
        server="answers 503, and the token was renewed in its file meanwhile",
        client="each try reads the file: the next one has the new token",
        script=[renews(status(503)), run()],
        call=look,
        prepare=note_token,
        options=token_file,
        checks=[returns("Succeeded"), bearer(TOKEN, NEW)],
    ),
    _row(
        server="answers 401 again after the token file was read again",
        client="AuthenticationError after two tries",
        script=[status(401, {"message": TOKEN})],
        call=look,
        options=token_file,
        checks=[raises(errors.AuthenticationError, "***"), tried(2), requests(2)],
    ),
    _row(
        server="answers 401 to a start with a token of a file",
        client="AuthenticationError; sent once, as every start",
        script=[status(401)],
        call=start,
        options=token_file,
        checks=[raises(errors.AuthenticationError), tried(1), requests(1)],
    ),
    _row(
        server="answers 401 to an API key",
        client="AuthenticationError at once: a key does not renew itself",
        script=[status(401)],
        call=look,
        checks=[raises(errors.AuthenticationError), tried(1)],
    ),
    _row(
        server="(the token file is missing)",
        client="CredentialError with the path; nothing is sent",
        script=[run()],
        call=look,
        options={"domino_token_file": "/nowhere/token", "api_key": None},
        checks=[raises(errors.CredentialError, "/nowhere/token", "No such file"), requests(0), slept((0.0, 1.0))],
    ),
    _row(
        server="(the token file is empty for a moment, while it is replaced)",
        client="reads it again; returns the run",
        script=[run()],
        call=look,
        prepare=lambda w: w.clock.during.append(lambda: (w.folder / "token").write_text(NEW)),
        options=lambda w: token_file(w, ""),
        checks=[returns("Succeeded"), bearer(NEW)],
    ),
    _row(
        server="(the token file holds a character that cannot be sent)",
        client="CredentialError that does not show it; nothing is sent",
        script=[run()],
        call=look,
        options=lambda w: token_file(w, f"{TOKEN}\x01"),
        checks=[raises(errors.CredentialError, "cannot be sent in a header"), requests(0)],
    ),
    _row(
        server="(the token file holds bytes that are no text)",
        client="CredentialError that does not show them; nothing is sent",
        script=[run()],
        call=look,
        options=lambda w: token_file(w, TOKEN.encode() + b"\xff\xfe"),
        checks=[raises(errors.CredentialError, "cannot be sent in a header"), requests(0)],
    ),
    _row(
        server="(the API key holds a line break)",
        client="ConfigError that does not show it, before anything is sent",
        script=[run()],
        call=look,
        options={"api_key": f"{SECRET}\nX-Evil: 1"},
        checks=[raises(errors.ConfigError, "copied whole"), requests(0)],
    ),
    _row(
        server="(no host is given, the key comes from the environment)",
        client="ConfigError; the traceback with locals does not show the key",
        script=[run()],
        call=look,
        prepare=lambda w: w.monkeypatch.setenv("DOMINO_USER_API_KEY", SECRET),
        options={"api_key": None, "host": None},
        checks=[raises(errors.ConfigError, "DOMINO_API_HOST")],
    ),
    _row(
        server="(the host holds a user and password)",
        client="ConfigError that does not show them",
        script=[run()],
        call=look,
        options={"host": f"https://user:{SECRET}@domino.example.com"},
        checks=[raises(errors.ConfigError, "must not hold a user or password")],
    ),
    *(
        _row(
            server=f"{what}, at {name}",
            client="an error in which no frame, cause or log line shows the credential",
            script=[script],
            call=call,
            options={"timeout": 1.5, "max_retries": 0},
            checks=[raises(kind)],
        )
        for what, script, kind in (
            ("resets the connection", reset(), errors.ConnectionFailedError),
            ("falls silent", wait(), errors.CallTimeoutError),
            (
                "repeats the credential as the reason of its status",
                cut(f"HTTP/1.1 418 {SECRET}\r\nContent-Length: 0\r\n\r\n".encode()),
                errors.StatusError,
            ),
            (
                "repeats the credential in an encoding's name",
                raw(answer(500, b"x", Content_Encoding=SECRET)),
                errors.ServerError,
            ),
            (
                "repeats the credential in a web page's title",
                html(200, f"<html><title>{SECRET}</title></html>"),
                errors.NotTheApiError,
            ),
        )
        for name, call in (("a read", look), ("an upload", upload))
    ),
    _row(
        server="repeats the credential in JSON, its letters escaped",
        client="the error has it hidden all the same",
        script=[raw(answer(403, b'{"message": "' + b"".join(b"\\u%04x" % ord(c) for c in SECRET) + b'"}'))],
        call=look,
        checks=[raises(errors.PermissionDeniedError, "***")],
    ),
    _row(
        server="repeats the credential in JSON as the name of a field, its letters escaped",
        client="the error has it hidden all the same",
        script=[raw(answer(403, b'{"errors": [{"' + b"".join(b"\\u%04x" % ord(c) for c in SECRET) + b'": 1}]}'))],
        call=look,
        checks=[raises(errors.PermissionDeniedError), fact(lambda o: o.failure.body == {"errors": [{"***": 1}]})],
    ),
    _row(
        server="sets a session cookie with an error",
        client="the error's headers do not have it",
        script=[status(403, Set_Cookie="session=s3cret-session; Path=/", X_Kept="kept")],
        call=look,
        checks=[
            raises(errors.PermissionDeniedError),
            fact(lambda o: "session" not in f"{o.failure!r} {vars(o.failure)}"),
            fact(lambda o: o.failure.headers["x-kept"] == "kept"),
        ],
    ),
    _row(
        server="repeats the credential where the kept part of a long body ends",
        client="not even its beginning is kept",
        script=[raw(answer(403, b"x" * (65536 - 10) + SECRET.encode() + b"y" * 9000))],
        call=look,
        checks=[raises(errors.PermissionDeniedError), fact(lambda o: SECRET[:6] not in str(o.failure.body))],
    ),
    _row(
        server="repeats the credential as the name of an encoding of a blob",
        client="TransferError without it",
        script=[raw(answer(200, b"x", Content_Encoding=SECRET))],
        call=blob,
        checks=[raises(errors.TransferError, "encoding '***'")],
    ),
    _row(
        server="repeats the credential as the length of a chunk of a blob",
        client="TransferError in which it is hidden",
        script=[cut(f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{SECRET}\r\n".encode())],
        call=blob,
        checks=[raises(errors.TransferError, "was cut")],
    ),
    _row(
        server="repeats the credential in the answer to a start that got lost",
        client="StartUncertainError in which it is hidden",
        script=[status(503, {"message": SECRET})],
        call=start,
        checks=[raises(errors.StartUncertainError, "***")],
    ),
    _row(
        server="repeats the credential in an answer that is right",
        client="returns the data as it is; the log has no bodies",
        script=[run(title=SECRET)],
        call=look,
        checks=[returns("Succeeded")],
    ),
    _row(
        server="answers a call in which the key was given as the id of a run",
        client="returns the run; the log has the key hidden",
        script=[run()],
        call=_key_as_id,
        checks=[returns("Succeeded"), fact(lambda o: "/runs/*** " in o.log)],
    ),
    _row(
        server="(Ctrl-C while a wait sleeps)",
        client="KeyboardInterrupt whose frames do not show the credential",
        script=[run("Running")],
        call=_interrupted,
        prepare=lambda w: w.clock.during.append(_interrupt),
        checks=[raises(KeyboardInterrupt)],
    ),
]
