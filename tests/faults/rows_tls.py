"""Rows: what the credential travels through: plain http, TLS, proxies."""

from __future__ import annotations

import base64
import socket
import ssl
from functools import partial
from typing import Any

from domino import errors

from .answers import answer, raw, run
from .calls import look, start
from .checks import fact, raises, requests, returns, warns
from .row import SECRET, Outcome, Row, World
from .server import Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Credentials")


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
