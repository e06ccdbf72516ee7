"""`domino doctor`: each fault is found, told with its source, and with what to do."""

from __future__ import annotations

import json
import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from domino.local import LocalDomino
from tests.support.terminal import Terminal, inside

KEY = "prod-key-0123456789abcdef"


def findings(environ: dict[str, str], *words: str | Path, code: int = 0) -> dict[str, dict[str, Any]]:
    """Return what is found, by the name of the check."""
    printed = inside("doctor", "--json", *words, environ=environ, code=code).stdout
    return {each["check"]: each for each in json.loads(printed)}


class _Page(BaseHTTPRequestHandler):
    """A web page where an API should be; its clock is that of 2001."""

    def do_GET(self) -> None:
        """Answer any request."""
        self.send_response_only(200)
        for name, value in (("Date", "Mon, 01 Jan 2001 00:00:00 GMT"), ("Content-Type", "text/html")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"<html>Log in</html>")

    def log_message(self, *_parts: Any) -> None:
        """Say nothing."""


@contextmanager
def web_page(context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve the page, and yield its port."""
    with HTTPServer(("127.0.0.1", 0), _Page) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_all_is_well_with_the_local_domino(environ: dict[str, str], server: LocalDomino) -> None:
    """Every setting tells where it comes from."""
    found = findings(environ)
    assert {each["state"] for each in found.values()} == {"ok"}
    assert found["host"]["found"] == f"{server.url}, from DOMINO_API_HOST"
    assert found["credential"]["found"] == "from DOMINO_USER_API_KEY"
    assert found["login"]["found"] == "you are local (Local User)"
    assert list(found)[-1] == "access"
    option = findings({**environ, "DOMINO_PROJECT": "x/y"}, "--project", environ["DOMINO_PROJECT"])
    assert option["project"]["found"] == f"{environ['DOMINO_PROJECT']}, from --project"


def test_a_terminal_shows_it_in_lines_that_fit(environ: dict[str, str]) -> None:
    """Sentences are broken beside the names of the checks."""
    screen = Terminal("doctor", columns=60, environ={**environ, "DOMINO_USER_API_KEY": KEY}).end()
    assert screen.code == 3
    assert all(len(line) <= 60 for line in screen.lines)
    assert "\x1b[32mok" in screen.raw
    assert "\x1b[31mfault" in screen.raw
    assert any(line.startswith("                 do: ") for line in screen.lines)


def test_what_is_missing_is_told_all_at_once(environ: dict[str, str]) -> None:
    """Not one setting a call; what can be looked at without them is."""
    bare = {name: value for name, value in environ.items() if not name.startswith("DOMINO_")}
    printed = inside("doctor", environ=bare, code=2).stdout
    assert [line.split(":")[0].split("\t")[2] for line in printed.splitlines() if line.startswith("settings")] == [
        "no project",
        "no credential",
        "no host",
    ]
    found = findings({**bare, "DOMINO_API_HOST": environ["DOMINO_API_HOST"]}, code=2)
    assert (found["api"]["state"], found["login"]["state"]) == ("ok", "skipped")


@pytest.mark.parametrize(
    ("host", "check", "told", "advice"),
    [
        ("http://localhost:1", "connection", "localhost:1 cannot be reached: Connection refused", "nobody listens"),
        ("http://no-such-host.invalid", "name", "no-such-host.invalid is not known", "is it spelt right?"),
    ],
)
def test_a_host_that_is_not_reached_is_told(
    environ: dict[str, str], host: str, check: str, told: str, advice: str
) -> None:
    """With the step that fails, and no call after it."""
    found = findings({**environ, "DOMINO_API_HOST": host}, code=3)
    assert found[check]["state"] == "fault"
    assert told in found[check]["found"]
    assert advice in found[check]["advice"]
    assert found["api"]["state"] == "skipped"
    assert "login" not in found


def test_a_web_page_a_wrong_clock_and_plain_http_are_told(environ: dict[str, str]) -> None:
    """The host is reached, but is not what it should be."""
    with web_page() as port:
        found = findings({**environ, "DOMINO_API_HOST": f"http://127.0.0.1:{port}"}, code=3)
    assert found["clock"]["state"] == "warning"
    assert "s ahead of the server" in found["clock"]["found"]
    assert "have the time set by NTP" in found["clock"]["advice"]
    assert "is http://127.0.0.1" in found["api"]["advice"]


def test_a_certificate_that_is_not_trusted_is_told(environ: dict[str, str], tmp_path: Path) -> None:
    """And what makes it trusted; the same words work with that advice taken."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with web_page(context) as port:
        there = {**environ, "DOMINO_API_HOST": f"https://localhost:{port}"}
        refused = findings(there, code=3)
        trusted = findings({**there, "REQUESTS_CA_BUNDLE": str(bundle)}, code=3)
        unchecked = findings({**there, "DOMINO_VERIFY_CERTIFICATE": "false"}, code=3)
    assert refused["tls"]["state"] == "fault"
    assert "REQUESTS_CA_BUNDLE" in refused["tls"]["advice"]
    assert trusted["tls"]["found"].startswith("TLSv1.3, the certificate is trusted and good for")
    assert unchecked["tls"]["state"] == "warning"
    assert unchecked["verify"]["found"] == "from DOMINO_VERIFY_CERTIFICATE"


def test_tls_to_a_server_that_speaks_plain_http_is_told(environ: dict[str, str], server: LocalDomino) -> None:
    """It is the scheme that is wrong."""
    found = findings({**environ, "DOMINO_API_HOST": server.url.replace("http:", "https:")}, code=3)
    assert "then it is http://" in found["tls"]["advice"]


def test_a_refused_key_and_an_unknown_project_are_told(environ: dict[str, str]) -> None:
    """With where the key comes from, never with the key."""
    refused = findings({**environ, "DOMINO_USER_API_KEY": KEY}, code=3)
    assert "check the credential from DOMINO_USER_API_KEY" in refused["login"]["found"]
    assert "Account Settings" in refused["login"]["advice"]
    assert KEY not in json.dumps(refused)
    unknown = findings({**environ, "DOMINO_PROJECT": "nobody/nothing"}, code=3)
    assert unknown["access"]["advice"] == "domino projects lists those that you may see"


def test_a_file_of_profiles_that_others_read_or_that_is_broken_is_told(environ: dict[str, str]) -> None:
    """The file is named."""
    inside("config", "set", "prod", "host=https://prod.example.com", environ=environ)
    file = Path(environ["XDG_CONFIG_HOME"]) / "domino" / "profiles.json"
    os.chmod(file, 0o644)
    found = findings(environ)
    assert found["profiles"]["advice"] == f"chmod 600 {file}"
    file.write_text("{")
    assert "is no JSON" in findings(environ, code=2)["profiles"]["found"]


def test_a_report_has_no_secrets(environ: dict[str, str], tmp_path: Path) -> None:
    """But what a helper needs: versions, findings, which variables are set."""
    kept = {**environ, "DOMINO_USER_API_KEY": KEY, "HTTPS_PROXY": "http://user:s3cret@proxy.example.com:3128"}
    other = "other-key-0123456789abcdef"
    inside("config", "set", other, "host=https://prod.example.com", "api_key=-", environ=environ, text=other)
    probe = tmp_path / "probe.json"
    findings(kept, "--probe", probe, code=3)
    text = probe.read_text()
    report = json.loads(text)
    assert not any(secret in text for secret in (KEY, other, "s3cret"))
    assert report["versions"]["httpx"]
    assert "DOMINO_USER_API_KEY" in report["variables that are set"]
    assert [each["check"] for each in report["findings"]][:3] == ["client", "profiles", "host"]
