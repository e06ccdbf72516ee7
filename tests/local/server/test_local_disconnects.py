"""Connections that end early are nobody's mistake and leave no report; mistakes do."""

from __future__ import annotations

import socket
import struct

import httpx
import pytest

from domino.local import Fault, HardwareTier, LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers, address

_ON_CLOSE_RESET = struct.pack("ii", 1, 0)
_JSON = ["{base}/runs", "/v4/jobs/stop", "/_local/faults"]


@pytest.fixture
def own(servers: Servers) -> tuple[LocalDomino, Api]:
    return servers.start()


def leave(server: LocalDomino, request: str, rest: bytes, *, read: int = 0, reset: bool = False) -> None:
    """Send the beginning of a request, take some of the answer if there is one, and go."""
    head = f"{request} HTTP/1.1\r\nHost: localhost\r\nX-Domino-Api-Key: {server.api_key}\r\n"
    with socket.create_connection(address(server), timeout=20) as connection:
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ON_CLOSE_RESET)
        connection.sendall(head.encode() + rest)
        assert not read or connection.recv(read)


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize(
    "body", [b"Content-Length: 100\r\n\r\n{", b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"], ids=["sized", "chunked"]
)
def test_a_client_that_leaves_in_the_middle_of_its_request_is_not_reported(
    own: tuple[LocalDomino, Api], caplog: pytest.LogCaptureFixture, body: bytes, reset: bool
) -> None:
    server, api = own
    for path in _JSON:
        leave(server, f"POST {path.format(base=api.base)}", body, reset=reset)
        # The 100 tells that the server reads the body by now.
        leave(server, f"POST {path.format(base=api.base)}", b"Expect: 100-continue\r\n" + body, read=100, reset=reset)
    leave(server, f"PUT {api.base}/a", body, reset=reset)
    assert api.http.get("/version").status_code == 200
    assert "a" not in api.files()
    server.stop()
    assert caplog.text == ""


@pytest.mark.parametrize("reset", [False, True])
def test_a_client_that_leaves_in_the_middle_of_its_answer_is_not_reported(
    own: tuple[LocalDomino, Api], caplog: pytest.LogCaptureFixture, reset: bool
) -> None:
    server, api = own
    key = api.upload("large", b"x" * 20_000_000)["key"]
    server.faults.add(Fault("get_blob", slow=1e6))
    for _ in range(2):
        leave(server, f"GET {api.base}/blobs/{key}", b"\r\n", read=1000, reset=reset)
    server.stop()
    assert caplog.text == ""


def test_a_reply_that_a_fault_cuts_is_not_reported(
    own: tuple[LocalDomino, Api], caplog: pytest.LogCaptureFixture
) -> None:
    server, api = own
    server.faults.add(Fault("get_blob", cut_after=1000))
    server.faults.add(Fault("get_version", cut_after=0))
    for path in (api.upload("large", b"x" * 1_000_000)["url"], "/version"):
        with pytest.raises(httpx.RemoteProtocolError):
            api.http.get(path)
    server.stop()
    assert caplog.text == ""


def test_a_mistake_of_the_server_is_reported(servers: Servers, caplog: pytest.LogCaptureFixture) -> None:
    """A number that is none, which no code of the server expects, stands for one."""
    tier = HardwareTier("a", "A", cores=float("nan"), memory_gib=1, cents_per_minute=1, is_default=True)
    server, api = servers.start(LocalSettings(hardware_tiers=[tier]))
    assert caplog.text == ""
    assert api.http.get(f"/v4/projects/{api.project_id()}/hardwareTiers").status_code == 500
    server.stop()
    assert "Exception in ASGI application" in caplog.text
    assert "Traceback" in caplog.text
