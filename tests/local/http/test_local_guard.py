"""A web page of another site gets nothing and starts nothing, on either port; the user's programs get all."""

from __future__ import annotations

import base64
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from domino import local
from domino.local import LocalDomino, LocalSettings
from domino.local.api import BESIDES, OPERATIONS
from tests.local.local_helpers import Api, Servers, address

EVERYWHERE = "0.0.0.0"  # noqa: S104  # what a user may choose
NAMES = ["domino.test", "Build.Example."]
RUN = {"command": ["true"], "isDirect": True}


@dataclass
class Door:
    """One way in: a port, and the credential that a browser would send there by itself."""

    http: httpx.Client
    url: str
    project: str

    @property
    def host(self) -> str:
        return self.url.removeprefix("http://")

    @property
    def runs(self) -> str:
        return f"/v1/projects/{self.project}/runs"

    def ask(self, method: str, path: str, headers: dict[str, str], **body: object) -> httpx.Response:
        return self.http.request(method, self.url + path, headers=headers, **body)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def guarded() -> Iterator[LocalDomino]:
    with LocalDomino(settings=LocalSettings(api_proxy=True, allowed_hosts=NAMES)) as server:
        yield server


@pytest.fixture(params=["main port", "proxy port"])
def door(request: pytest.FixtureRequest, guarded: LocalDomino) -> Iterator[Door]:
    """Return each port: the main one with the Basic credential that a browser remembers, the other with none."""
    basic = base64.b64encode(f":{guarded.api_key}".encode()).decode()
    url, known = (guarded.url, {"Authorization": f"Basic {basic}"}) if request.param == "main port" else ("", {})
    with httpx.Client(headers=known, trust_env=False) as http:
        yield Door(http, url or str(guarded.proxy_url), guarded.project)


def is_refused(reply: httpx.Response, status: int = 403) -> bool:
    return reply.status_code == status and bool(reply.json())


OTHER_HOSTS = [
    "evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost", "10.0.0.1",
    EVERYWHERE, "[::2]", "169.254.169.254:80", "domino.test.evil.example", "", "localhost:99999", "localhost:65536",
    "localhost:", "localhost:x", "a b", "user@localhost", "localhost/x", "localhost#", "x" * 254, "[::1", "localhost,x",
]  # fmt: skip


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_name_of_another_server_is_refused(door: Door, host: str) -> None:
    """A page whose name was made to lead here reads nothing, a token least of all."""
    for path in ("/version", "/access-token", "/login", "/nothing", f"{door.runs}"):
        assert is_refused(door.ask("GET", path, {"Host": host}))
    assert is_refused(door.ask("POST", door.runs, {"Host": host}, json=RUN))
    assert is_refused(door.ask("PUT", f"/v1/projects/{door.project}/a.txt", {"Host": host}, content=b"x"))


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:1", "localhost:65535", "localhost.", "a.localhost", "127.0.0.1", "127.1.2.3:80", "[::1]",
     "[0:0:0:0:0:0:0:1]:80", "domino.test", "DOMINO.test:8080", "build.example"],
)  # fmt: skip
def test_the_names_of_this_server_are_taken(door: Door, host: str) -> None:
    """The loopback's, and those of the settings; the port may be another one behind a tunnel."""
    assert door.ask("GET", "/version", {"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "http://localhost", "http://127.0.0.1", "http://127.0.0.1:1", "https://{host}",
     "http://{host}.evil.example", "http://{host}/", "file://", "chrome-extension://abc", "http://domino.test"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_a_page_of_another_origin_is_refused(door: Door, origin: str, method: str) -> None:
    """Of another port of this machine, too; and nothing invites it to ask again."""
    sent = {"Origin": origin.format(host=door.host)}
    reply = door.ask(method, door.runs, sent, **({"json": RUN} if method == "POST" else {}))
    assert reply.status_code == 403
    assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site", "Cross-Site", "", "x"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_what_a_browser_sends_for_another_site_is_refused(door: Door, site: str, method: str) -> None:
    """A picture or a link of another page has no Origin, but the browser says whose it is."""
    assert is_refused(door.ask(method, door.runs, {"Sec-Fetch-Site": site}))


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", None, "json",
     "text/html", "text/plain; application/json", "application/jsonx", "application/x-json"],
)  # fmt: skip
def test_a_body_that_a_page_can_send_without_asking_is_no_json(door: Door, kind: str | None) -> None:
    """Whatever is in it."""
    sent = {} if kind is None else {"Content-Type": kind}
    for path in (door.runs, "/v4/jobs/stop", "/_local/faults"):
        assert is_refused(door.ask("POST", path, sent, content=b'{"command": ["true"], "isDirect": true}'), 415)
    assert door.ask("GET", door.runs, {}).json()["data"] == []


def test_each_endpoint_that_takes_a_post_wants_json_and_no_page_of_another_site(door: Door) -> None:
    """A new one, too."""
    known = {"owner": "local", "project": "quick-start"}
    description = json.loads(Path(local.__file__).with_name("public-api.json").read_text(encoding="utf-8"))
    bodiless = {
        re.sub("([A-Z])", r"_\1", item["post"]["operationId"]).lower()
        for item in description["paths"].values()
        if "requestBody" not in item.get("post", {"requestBody": {}})
    }
    for route in (*OPERATIONS, *BESIDES):
        if "POST" not in (route.methods or ()):
            continue
        path = re.sub(r"{(\w+)[^}]*}", lambda found: known.get(found[1], "0" * 24), route.path)
        sent = {"Content-Type": "text/plain"}
        assert is_refused(door.ask("POST", path, {**sent, "Origin": "http://evil.example"}, content=b"{}")), path
        if route.name in bodiless:
            continue  # for them the origin alone has to tell
        # Of something that is not there it may say so first. A form has to have a header that no page sends.
        reply = door.ask("POST", path, sent, content=b"{}")
        assert is_refused(reply, 403 if route.name == "send_dataset_chunk" else 415) or (
            "0" * 24 in path and is_refused(reply, 404)
        ), path


def test_one_bad_header_among_good_ones_is_enough(guarded: LocalDomino) -> None:
    """Whoever could add a second one would otherwise choose which counts."""
    host = guarded.url.removeprefix("http://")
    for name, values in (
        ("Origin", (f"http://{host}", "http://evil.example")),
        ("Sec-Fetch-Site", ("same-origin", "cross-site")),
    ):
        for first, second in (values, values[::-1]):
            head = f"GET /version HTTP/1.1\r\nHost: {host}\r\nX-Domino-Api-Key: {guarded.api_key}\r\n"
            head += f"Connection: close\r\n{name}: {first}\r\n{name}: {second}\r\n\r\n"
            assert said(guarded, head.encode()).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("head", [b"GET /version HTTP/1.0\r\n", b"GET /version HTTP/1.1\r\nConnection: close\r\n"])
def test_a_request_without_a_host_is_refused(guarded: LocalDomino, head: bytes) -> None:
    """HTTP/1.0 allows it, but no program of today sends it."""
    answer = said(guarded, head + f"X-Domino-Api-Key: {guarded.api_key}\r\n\r\n".encode())
    assert answer.split()[1] in {b"400", b"403"}


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; charset=utf-8", "text/json", "application/a+json"]
)
def test_what_a_program_of_the_user_sends_is_taken(servers: Servers, kind: str) -> None:
    """A key in a header, JSON by any of its names; and a page of the server's own."""
    server, api = servers.start(LocalSettings(api_proxy=True))
    for url in (server.url, server.proxy_url):
        for more in ({}, {"Origin": str(url), "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
            sent = {"X-Domino-Api-Key": server.api_key, "Content-Type": kind, **more}
            body = b'{"command": ["true"], "isDirect": true}'
            reply = httpx.post(f"{url}{api.base}/runs", content=body, headers=sent, trust_env=False)
            assert reply.status_code == 200, reply.text


def test_a_web_page_among_the_files_of_a_project_is_shown_as_one_that_can_do_nothing(api: Api) -> None:
    """It would be of the server's own origin."""
    api.upload("page.html", "<script>fetch('/access-token')</script>")
    reply = api.http.get(f"/api/projects/v1/projects/{api.project_id()}/files/{api.head()}/page.html/content")
    assert reply.headers["Content-Type"].startswith("text/html")
    assert reply.headers["Content-Security-Policy"] == "sandbox"
    assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", [EVERYWHERE, "127.0.0.2"])
def test_the_address_that_it_listens_on_is_a_name_of_it(host: str) -> None:
    """On all of them: the one that the connection came to."""
    with LocalDomino(host=host) as server:
        port = server.url.rpartition(":")[2]
        key = {"X-Domino-Api-Key": server.api_key}
        reached = "127.0.0.3" if host == EVERYWHERE else host
        for name, status in ((reached, 200), (host, 200), ("localhost", 200), ("10.0.0.1", 403), ("evil.example", 403)):
            sent = {**key, "Host": f"{name}:{port}"}
            reply = httpx.get(f"http://{reached}:{port}/version", headers=sent, trust_env=False)
            assert reply.status_code == status, name


FRAMED = [
    b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
    b"transfer-encoding: Chunked\r\ncontent-length: 1\r\n\r\n1\r\nx\r\n0\r\n\r\n",
]


@pytest.mark.parametrize("framing", FRAMED)
@pytest.mark.parametrize("target", ["PUT {base}/a.txt", "POST {base}/runs", "POST /_local/faults", "GET /version"])
def test_two_lengths_are_refused_and_the_connection_ends(guarded: LocalDomino, target: str, framing: bytes) -> None:
    """Somebody in between may have read the other one, and taken what follows for a request of its own."""
    request = target.format(base=f"/v1/projects/{guarded.project}")
    head = f"{request} HTTP/1.1\r\nHost: localhost\r\nX-Domino-Api-Key: {guarded.api_key}\r\n".encode()
    answer = said(guarded, head + framing + b"GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    key = {"X-Domino-Api-Key": guarded.api_key}
    commit = httpx.get(f"{guarded.url}/v1/projects/{guarded.project}/commits", headers=key, trust_env=False).json()[0]
    assert commit["name"] == "Project created"


@pytest.mark.parametrize(
    "framing", [b"Content-Length: 1\r\n\r\nx", b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"]
)
def test_one_length_is_taken(server: LocalDomino, api: Api, framing: bytes) -> None:
    """Either of them."""
    head = f"PUT {api.base}/a.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    answer = said(server, head.encode() + f"X-Domino-Api-Key: {server.api_key}\r\n".encode() + framing)
    assert answer.startswith(b"HTTP/1.1 201 ")
    assert api.content("a.txt") == b"x"


def test_chunks_in_http_1_0_are_refused(server: LocalDomino, api: Api) -> None:
    """That version does not know them."""
    head = f"PUT {api.base}/a.txt HTTP/1.0\r\nHost: localhost\r\nX-Domino-Api-Key: {server.api_key}\r\n"
    answer = said(server, head.encode() + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")
    assert answer.split()[1] == b"400"
    assert set(api.files()) == {".dominoignore"}


def said(server: LocalDomino, request: bytes) -> bytes:
    """Return all that the server says to these bytes until it closes the connection."""
    with socket.create_connection(address(server), timeout=20) as connection:
        connection.sendall(request)
        return connection.makefile("rb").read()


@pytest.mark.parametrize("program", ["requests", "curl"])
def test_programs_that_are_no_browsers_are_not_touched(guarded: LocalDomino, program: str) -> None:
    """httpx is what all the other tests use."""
    url = f"http://localhost:{guarded.url.rpartition(':')[2]}{'/v1/projects/local/other/runs'}"
    body, key = '{"command": ["true"], "isDirect": true}', f"X-Domino-Api-Key: {guarded.api_key}"
    if program == "curl":
        command = ["curl", "-sS", "-H", key, "-H", "Content-Type: application/json", "-d", body, url]
    else:
        code = f"import requests; print(requests.post({url!r}, data={body!r}, headers={{'Content-Type': "
        code += f"'application/json', 'X-Domino-Api-Key': {guarded.api_key!r}}}).text)"
        command = [sys.executable, "-c", code]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError:
        pytest.skip(f"{program} is not here")
    assert "runId" in done.stdout, done.stderr
