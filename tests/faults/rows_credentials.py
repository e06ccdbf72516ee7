"""Rows: credentials, TLS, proxies, and who must not see what."""

from __future__ import annotations

import base64
import socket
import ssl
from functools import partial
from typing import Any

from domino import errors

from .answers import RUN_ID, answer, cut, html, raw, reset, run, status, wait
from .calls import blob, look, start, upload
from .checks import fact, raises, requests, returns, slept, tried, warns
from .row import SECRET, Outcome, Row, World
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


def _proxy(scheme: str, prefix: str = "http://user:proxy-pass-9@") -> Any:
    def prepare(w: World) -> None:
        w.secrets.append("proxy-pass-9")
        w.monkeypatch.setenv(f"{scheme}_proxy", f"{prefix}127.0.0.1:{w.server.port}")

    return prepare


def _past_the_proxy(w: World) -> None:
    _proxy("https")(w)
    w.monkeypatch.setenv("no_proxy", "domino.invalid")


def _tunnel(w: World) -> None:
    """Open a way to a TLS server, as a proxy does."""
    _proxy("https")(w)
    w.adopt_elsewhere(w.another("domino.example.com", tls=True))
    w.elsewhere.script = [run()]

    def connect(exchange: Exchange) -> None:
        exchange.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        exchange.is_open = False
        with socket.create_connection(("127.0.0.1", w.elsewhere.port)) as onward:
            exchange.splice(onward)

    w.server.script = [connect]


async def _look_again(d: Any, w: World) -> object:
    await look(d, w)
    return await look(d, w)


async def _other_options(d: Any, w: World) -> object:
    await look(d, w)
    return await look(await d.with_options(timeout=3), w)


async def _key_as_id(d: Any, _: World) -> object:
    return (await d.runs_status(SECRET)).status


async def _stop(d: Any, _: World) -> object:
    return await d.runs_stop(RUN_ID)


async def _interrupted(d: Any, w: World) -> object:
    return await d.runs_wait(RUN_ID, poll_freq=5)


def _interrupt() -> None:
    raise KeyboardInterrupt


def _client_certificate(w: World) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    w.authority.issue_cert("127.0.0.1").configure_cert(context)
    context.verify_mode = ssl.CERT_REQUIRED
    w.authority.configure_trust(context)
    w.adopt_main(w.another(context=context))
    issued = w.authority.issue_cert("user@example.com")
    issued.private_key_and_cert_chain_pem.write_to_path(str(w.folder / "client.pem"))


def _tls(w: World) -> None:
    w.use_tls()


def _wrong_name(w: World) -> None:
    w.adopt_main(w.another("other.example.com", tls=True))


def _set(**variables: str) -> Any:
    def prepare(w: World) -> None:
        w.use_tls()
        for name, value in variables.items():
            w.monkeypatch.setenv(name, value.replace("BUNDLE", w.bundle).replace("HASHED", w.hashed_folder))

    return prepare


def _no_credential_elsewhere(o: Outcome) -> bool:
    return all(r.header("x-domino-api-key") is None for r in o.requests)


def _proxied(o: Outcome) -> bool:
    (request,) = o.requests
    expected = "Basic " + base64.b64encode(b"user:proxy-pass-9").decode()
    return (
        request.target.startswith("http://domino.example.com/v1/") and request.header("proxy-authorization") == expected
    )


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
            options={"timeout": 0.5, "max_retries": 0},
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
    _row(
        server="speaks plain http on a host that is not this machine",
        client="warns once, though it is called twice and with other options",
        script=[run()],
        call=_other_options,
        prepare=_proxy("http"),
        options={"host": "http://domino.example.com"},
        warnings=1,
        checks=[returns("Succeeded"), warns("plain http"), requests(2)],
    ),
    _row(
        server="is reached through a proxy that the environment names, for http",
        client="sends the request to the proxy, with the proxy's password in its own header alone",
        script=[run()],
        call=look,
        prepare=_proxy("http"),
        options={"host": "http://domino.example.com"},
        warnings=1,
        checks=[returns("Succeeded"), fact(_proxied)],
    ),
    _row(
        server="is reached through a proxy that is named without a scheme",
        client="takes it for http, as curl does",
        script=[run()],
        call=look,
        prepare=_proxy("http", prefix=""),
        options={"host": "http://domino.example.com"},
        warnings=1,
        checks=[returns("Succeeded"), requests(1)],
    ),
    _row(
        server="is reached through a proxy that the environment names for all schemes",
        client="sends the request to the proxy",
        script=[run()],
        call=look,
        prepare=_proxy("all"),
        options={"host": "http://domino.example.com"},
        warnings=1,
        checks=[returns("Succeeded"), fact(_proxied)],
    ),
    _row(
        server="is the proxy beside a run, on a host that is not this machine",
        client="does not warn: no credential is sent that others could read",
        script=[run()],
        call=look,
        prepare=_proxy("http"),
        options={"api_key": None, "host": None, "api_proxy": "beside.example.com:8899"},
        checks=[returns("Succeeded"), requests(1), fact(_no_credential_elsewhere)],
    ),
    _row(
        server="is reached through a proxy, for https",
        client="opens a tunnel; the proxy sees neither credential nor path",
        call=look,
        prepare=_tunnel,
        options=lambda w: {"host": "https://domino.example.com", "verify": w.bundle},
        checks=[
            returns("Succeeded"),
            fact(lambda o: [(r.method, r.target) for r in o.requests] == [("CONNECT", "domino.example.com:443")]),
            fact(_no_credential_elsewhere),
            fact(lambda o: o.world.elsewhere.requests[0].header("x-domino-api-key") == SECRET),
            fact(lambda o: o.world.elsewhere.requests[0].header("proxy-authorization") is None),
        ],
    ),
    _row(
        server="is reached through a proxy that refuses the way, at a start",
        client="ConnectionFailedError that never reached it, not an uncertain start",
        script=[raw(answer(407))],
        call=start,
        prepare=_proxy("https"),
        options={"host": "https://domino.example.com", "max_retries": 0},
        checks=[raises(errors.ConnectionFailedError, "407", never_sent=True)],
    ),
    _row(
        server="is on this machine, and the environment names a proxy",
        client="goes there directly",
        script=[run()],
        call=look,
        prepare=lambda w: w.monkeypatch.setenv("http_proxy", "http://127.0.0.1:9"),
        checks=[returns("Succeeded"), requests(1)],
    ),
    _row(
        server="is named in NO_PROXY",
        client="goes there directly: nothing arrives at the proxy",
        script=[run()],
        call=look,
        prepare=_past_the_proxy,
        options={"host": "https://domino.invalid", "max_retries": 0},
        checks=[raises(errors.ConnectionFailedError, never_sent=True), requests(0)],
    ),
    _row(
        server="has a certificate of an authority that nobody trusts",
        client="ConnectionFailedError that never reached it; no credential is sent",
        script=[run()],
        call=start,
        prepare=_tls,
        checks=[raises(errors.ConnectionFailedError, "CERTIFICATE_VERIFY_FAILED", never_sent=True), requests(0)],
    ),
    _row(
        server="has a certificate for another name",
        client="ConnectionFailedError that never reached it; no credential is sent",
        script=[run()],
        call=look,
        prepare=_wrong_name,
        options=lambda w: {"verify": w.bundle, "max_retries": 0},
        checks=[raises(errors.ConnectionFailedError, never_sent=True), requests(0)],
    ),
    *(
        _row(
            server=f"has a certificate of a private authority that {name} names",
            client="trusts it",
            script=[run()],
            call=look,
            prepare=_set(**{name: value}),
            checks=[returns("Succeeded")],
        )
        for name, value in (("SSL_CERT_FILE", "BUNDLE"), ("SSL_CERT_DIR", "HASHED"), ("REQUESTS_CA_BUNDLE", "BUNDLE"))
    ),
    _row(
        server="has a certificate of a private authority that verify names, and SSL_CERT_FILE another",
        client="trusts it: what is passed as an argument comes first",
        script=[run()],
        call=look,
        prepare=_set(SSL_CERT_FILE="/nowhere/bundle.pem"),
        options=lambda w: {"verify": w.bundle},
        checks=[returns("Succeeded")],
    ),
    _row(
        server="has a certificate of a private authority, in a folder that verify names",
        client="trusts it",
        script=[run()],
        call=look,
        prepare=_tls,
        options=lambda w: {"verify": w.hashed_folder},
        checks=[returns("Succeeded")],
    ),
    _row(
        server="has any certificate, and verify=False",
        client="connects and warns",
        script=[run()],
        call=_look_again,
        prepare=_tls,
        options={"verify": False},
        warnings=1,
        checks=[returns("Succeeded"), warns("are not checked")],
    ),
    _row(
        server="(SSL_CERT_FILE names a file that is not there)",
        client="ConfigError that names file and variable",
        script=[run()],
        call=look,
        prepare=_set(SSL_CERT_FILE="/nowhere/bundle.pem"),
        checks=[raises(errors.ConfigError, "/nowhere/bundle.pem", "SSL_CERT_FILE"), requests(0)],
    ),
    _row(
        server="(the client certificate is not there)",
        client="ConfigError that names the file",
        script=[run()],
        call=look,
        prepare=_tls,
        options=lambda w: {"verify": w.bundle, "cert": "/nowhere/client.pem"},
        checks=[raises(errors.ConfigError, "/nowhere/client.pem"), requests(0)],
    ),
    _row(
        server="wants a client certificate, and one is given",
        client="presents it",
        script=[run()],
        call=look,
        prepare=_client_certificate,
        options=lambda w: {"verify": w.bundle, "cert": str(w.folder / "client.pem")},
        checks=[returns("Succeeded")],
    ),
    _row(
        server="wants a client certificate, and none is given",
        client="ConnectionFailedError; no ssl.SSLError",
        script=[run()],
        call=look,
        prepare=_client_certificate,
        options=lambda w: {"verify": w.bundle, "max_retries": 0},
        checks=[raises(errors.ConnectionFailedError), requests(0)],
    ),
    _row(
        server="is the proxy beside a run, which adds the credential",
        client="sends none",
        script=[run()],
        call=look,
        options=lambda w: {"api_key": None, "host": None, "api_proxy": f"127.0.0.1:{w.server.port}"},
        checks=[returns("Succeeded"), fact(_no_credential_elsewhere)],
    ),
]
