"""Every fault switch, from code and from outside."""

from __future__ import annotations

import re
import time
from typing import Any

import httpx
import pytest

from domino.local import Fault, LocalDomino
from domino.local.api import OPERATIONS
from tests.local.local_helpers import Api, Servers
from tests.support.description import operations

NAMES = {route.name for route in OPERATIONS}


def snake_case(name: str) -> str:
    return re.sub(r"(?=[A-Z])", "_", name).lower()


@pytest.fixture
def faulty(servers: Servers) -> tuple[LocalDomino, Api]:
    return servers.start()


def test_a_fault_happens_as_often_as_it_says(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    server.faults.add(Fault(match="get_version", status=503, times=2, skip=1))
    assert [api.http.get("/version").status_code for _ in range(5)] == [200, 503, 503, 200, 200]
    server.faults.add(Fault(match="get_version", status=503, times=None))
    assert [api.http.get("/version").status_code for _ in range(5)] == [503] * 5
    server.faults.clear()
    assert api.http.get("/version").status_code == 200


def test_a_fault_matches_an_operation_a_path_or_a_method(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    server.faults.add(Fault(match="/v1/.*/runs$", method="GET", status=502, times=None))
    server.faults.add(Fault(match="upload_file", status=504, times=None))
    assert api.http.get("/version").status_code == 200
    assert api.http.get(f"{api.base}/runs").status_code == 502
    assert api.http.post(f"{api.base}/runs", json={"command": ["true"], "isDirect": True}).status_code == 200
    assert api.http.put(f"{api.base}/x", content=b"").status_code == 504
    assert "x" not in api.files()


def test_the_names_of_operations_are_those_of_the_description() -> None:
    assert {snake_case(each["operationId"]) for _, _, each in operations()} == NAMES


@pytest.mark.parametrize("backwards", [False, True])
def test_every_operation_can_be_named(faulty: tuple[LocalDomino, Api], backwards: bool) -> None:
    """A fault for one is carried out at its own route and at no other, whichever was switched on first."""
    server, api = faulty
    for name in sorted(NAMES, reverse=backwards):
        server.faults.add(Fault(name, status=418, message=name, times=None))
    for path, method, each in operations():
        reply = api.http.request(method.upper(), re.sub(r"{\w+}", "1", path))
        assert (reply.status_code, reply.json()["message"]) == (418, snake_case(each["operationId"]))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("version", "did you mean 'get_version'[?]"),
        ("getVersion", "did you mean 'get_version'[?]"),
        ("get_run_log", "did you mean 'get_run'[?]"),
        ("get_jobs", "did you mean 'get_job'[?]"),
        ("", "there are get_version, list_runs, start_run, "),
        ("v1/.*", "there are get_version, list_runs, start_run, "),
    ],
)
def test_a_name_of_no_operation_is_refused_with_the_near_one_or_all_that_there_are(
    faulty: tuple[LocalDomino, Api], name: str, told: str
) -> None:
    server, api = faulty
    with pytest.raises(ValueError, match=told) as refused:
        server.faults.add(Fault(name, status=503))
    reply = api.http.post("/_local/faults", json={"match": name, "status": 503})
    assert (reply.status_code, reply.json()["message"]) == (400, str(refused.value))
    assert server.faults.active() == []


SHAPES: dict[str, dict[str, Any]] = {
    "message": {"message": "no"},
    "error": {"error": "no"},
    "errors": {"errors": ["no"]},
    "redirect": {"redirectPath": "/relogin?redirectPath=/"},
    "details": {"message": "no", "errors": [{"code": "403", "message": "no", "details": []}]},
}


@pytest.mark.parametrize(("shape", "body"), SHAPES.items())
def test_an_error_has_the_shape_that_was_asked_for(
    faulty: tuple[LocalDomino, Api], shape: Any, body: dict[str, Any]
) -> None:
    server, api = faulty
    server.faults.add(Fault(status=403, body_shape=shape, message="no"))
    reply = api.http.get("/version")
    assert (reply.status_code, reply.json()) == (403, body)


def test_an_error_can_be_an_envelope_text_a_page_nothing_or_noise(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    for shape in ("envelope", "text", "html", "empty", "binary"):
        server.faults.add(Fault(status=401, body_shape=shape, message="no", headers={"Retry-After": "3"}))
    envelope, text, page, empty, noise = (api.http.get("/version") for _ in range(5))
    assert set(envelope.json()) == {"requestId", "errors"}
    assert (text.text, text.headers["Content-Type"]) == ("no", "text/plain; charset=utf-8")
    assert page.headers["Content-Type"].startswith("text/html")
    assert empty.content == b""
    assert b"\xff" in noise.content
    assert all(reply.headers["Retry-After"] == "3" for reply in (envelope, text, page, empty, noise))


def test_a_status_without_a_body_and_a_header_on_a_good_answer(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    server.faults.add(Fault(status=204))
    server.faults.add(Fault(headers={"Deprecation": "true"}))
    empty, good = api.http.get("/version"), api.http.get("/version")
    assert (empty.status_code, empty.content) == (204, b"")
    assert (good.status_code, good.headers["Deprecation"]) == (200, "true")
    assert good.json()["version"]


def test_the_login_page_comes_as_a_200_or_behind_a_redirect(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    server.faults.add(Fault(html_login=True))
    server.faults.add(Fault(redirect_login=True))
    page, redirect = api.http.get("/version"), api.http.get("/version")
    assert (page.status_code, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert (redirect.status_code, redirect.headers["Location"]) == (302, "/login")
    assert "Sign in" in httpx.get(f"{server.url}/login", trust_env=False).text


def test_a_body_is_cut(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    url = api.upload("a", b"0123456789" * 100_000)["url"]
    server.faults.add(Fault(match="get_blob", cut_after=1000))
    received = bytearray()
    with api.http.stream("GET", url) as reply:
        assert reply.headers["Content-Length"] == "1000000"
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(byte for chunk in reply.iter_bytes() for byte in chunk)
    assert len(received) <= 1000
    assert len(api.http.get(url).content) == 1_000_000


def test_a_body_is_slow_and_an_answer_late(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    url = api.upload("a", b"x" * 1000)["url"]
    server.faults.add(Fault(match="get_blob", slow=5000))
    server.faults.add(Fault(match="get_version", delay=0.2))
    begin = time.monotonic()
    assert len(api.http.get(url).content) == 1000
    assert time.monotonic() - begin > 0.15
    begin = time.monotonic()
    assert api.http.get("/version").status_code == 200
    assert time.monotonic() - begin > 0.19


def test_work_can_be_done_and_the_answer_lost(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    server.faults.add(Fault(match="start_run", status=502, executed=True))
    assert api.http.post(f"{api.base}/runs", json={"command": ["true"], "isDirect": True}).status_code == 502
    assert len(api.http.get(f"{api.base}/runs").json()["data"]) == 1


def test_runs_are_shown_as_odd_servers_show_them(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    run_id = api.shell("sleep 60")
    api.wait_status(run_id, "Running")
    server.faults.add(Fault(match="get_run", unknown_status="Hibernating", extra_fields=True))
    server.faults.add(Fault(match="list_runs", running_output_commit=True))
    server.faults.add(Fault(match="stop_job", unknown_status="Hibernating", running_output_commit=True))
    odd = api.run(run_id)
    assert odd["status"] == "Hibernating"
    assert "fieldOfTheFuture" in odd
    listed = api.http.get(f"{api.base}/runs").json()["data"][0]
    assert (listed["isCompleted"], listed["outputCommitId"]) == (False, listed["commitId"])
    job = api.stop(run_id)
    assert job["statuses"]["executionStatus"] == "Hibernating"
    assert job["commitDetails"]["outputCommitId"] == job["commitDetails"]["inputCommitId"]
    assert api.finish(run_id)["status"] == "Stopped"


def test_objects_of_a_json_reply_can_have_fields_that_nobody_knows(servers: Servers) -> None:
    server, api = servers.start()
    api.upload("a")
    run_id = api.shell("true")
    owner, name = api.project.split("/")
    requests = {
        "get_version": ("GET", "/version", None),
        "list_runs": ("GET", f"{api.base}/runs", None),
        "start_run": ("POST", f"{api.base}/runs", {"command": ["true"], "isDirect": True}),
        "get_run": ("GET", f"{api.base}/runs/{run_id}", None),
        "get_run_stdout": ("GET", f"{api.base}/run/{run_id}/stdout", None),
        "list_files": ("GET", f"{api.base}/files/{api.head()}/", None),
        "upload_file": ("PUT", f"{api.base}/b", None),
        "list_commits": ("GET", f"{api.base}/commits", None),
        "find_project_by_owner_and_name": (
            "GET", f"/v4/gateway/projects/findProjectByOwnerAndName?ownerName={owner}&projectName={name}", None,
        ),
        "list_hardware_tiers_for_project": ("GET", f"/v4/projects/{api.project_id()}/hardwareTiers", None),
        "get_current_user": ("GET", "/v4/users/self", None),
        "stop_job": ("POST", "/v4/jobs/stop", {"jobId": run_id, "commitResults": True}),
    }  # fmt: skip
    for operation, (method, path, body) in requests.items():
        server.faults.add(Fault(match=operation, extra_fields=True))
        reply = api.http.request(method, path, json=body)
        assert reply.is_success, reply.text
        shown = reply.json()
        objects = shown if isinstance(shown, list) else shown.get("data", [shown])
        assert objects
        assert all("fieldOfTheFuture" in each for each in objects), operation


def test_faults_are_switched_from_outside(faulty: tuple[LocalDomino, Api]) -> None:
    server, api = faulty
    reply = api.http.post("/_local/faults", json={"match": "get_version", "status": 409, "body_shape": "redirect"})
    assert reply.status_code == 201
    assert [fault["match"] for fault in api.http.get("/_local/faults").json()] == ["get_version"]
    assert api.http.get("/version").json() == {"redirectPath": "/relogin?redirectPath=/"}
    server.faults.add(Fault(times=None, status=500))
    assert api.http.delete("/_local/faults").status_code == 204
    assert api.http.get("/version").status_code == 200
    assert httpx.post(f"{server.url}/_local/faults", json={}, trust_env=False).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"[]", b"{", b'{"nothing": 1}', b'{"status": "500"}', b'{"status": 99}', b'{"status": true}', b'{"times": 0}',
        b'{"delay": Infinity}', b'{"delay": NaN}', b'{"slow": 0}', b'{"slow": Infinity}', b'{"cut_after": -1}',
        b'{"body_shape": "square"}', b'{"match": "/("}', b'{"headers": {"a": 1}}', b'{"headers": {"a": "x\\r\\ny"}}',
        b'{"message": "\\ud800"}',
    ],
)  # fmt: skip
def test_a_wrong_fault_is_refused(faulty: tuple[LocalDomino, Api], body: bytes) -> None:
    server, api = faulty
    reply = api.http.post("/_local/faults", content=body)
    assert reply.status_code == 400
    assert reply.json()["message"]
    assert server.faults.active() == []
