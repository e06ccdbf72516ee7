"""Who may ask, and how the others are told."""

from __future__ import annotations

import base64
from pprint import pformat

import httpx
import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers
from tests.support.description import DOCUMENT


def ask(server: LocalDomino, path: str = "/version", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(server.url + path, headers=named, trust_env=False)


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_a_key_a_token_and_basic_with_an_empty_user_are_accepted(server: LocalDomino) -> None:
    assert ask(server, X_Domino_Api_Key=server.api_key).status_code == 200
    assert ask(server, Authorization=f"Bearer {server.token}").status_code == 200
    assert ask(server, Authorization=basic("", server.api_key)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/version", "/v1/projects/local/quick-start/runs", "/v4/users/self", "/nothing"),
        *("/access-token", "/_local/faults", "/login/", "//login"),
    ],
)
def test_without_a_credential_it_is_a_401_that_names_the_scheme(server: LocalDomino, path: str) -> None:
    reply = ask(server, path)
    assert reply.status_code == 401
    assert reply.headers["WWW-Authenticate"] == 'Basic realm="Domino"'
    assert reply.json()


def test_the_description_needs_no_credential(server: LocalDomino) -> None:
    reply = ask(server, "/assets/public-api.json")
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, "application/json")
    assert reply.json() == DOCUMENT


def test_a_wrong_credential_is_a_403_with_json(server: LocalDomino) -> None:
    for headers in (
        {"X_Domino_Api_Key": "wrong"},
        {"X_Domino_Api_Key": ""},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer a.b.c"},
        {"Authorization": "Bearer " + server.token[:-2] + "xx"},
        {"Authorization": basic("", "wrong")},
        {"Authorization": basic("user", server.api_key)},
        {"Authorization": "Basic %%%"},
    ):
        reply = ask(server, **headers)
        assert reply.status_code == 403, headers
        assert reply.json()["errors"]


def test_a_key_sent_as_a_token_is_refused_in_the_words_of_a_real_server(server: LocalDomino) -> None:
    reply = ask(server, Authorization=f"Bearer {server.api_key}")
    assert reply.status_code == 403
    assert reply.json() == {"errors": ["Not authorized: No current user in request"]}


def test_the_token_endpoint_gives_a_token_that_is_accepted_until_it_is_over(servers: Servers) -> None:
    server, api = servers.start()
    token = api.http.get("/access-token").text
    assert ask(server, Authorization=f"Bearer {token}").status_code == 200
    short, short_api = servers.start(LocalSettings(token_lifetime=-1, token_prefix=True))
    scheme, _, over = short_api.http.get("/access-token").text.partition(" ")
    assert scheme == "Bearer"
    assert ask(short, Authorization=f"Bearer {over}").status_code == 403


def test_the_proxy_port_needs_no_credential_and_is_off_by_default(servers: Servers, server: LocalDomino) -> None:
    assert server.proxy_url is None
    open_server, api = servers.start(LocalSettings(api_proxy=True))
    assert open_server.proxy_url is not None
    assert httpx.get(open_server.proxy_url + "/version", trust_env=False).status_code == 200
    assert ask(open_server).status_code == 401
    run = api.finish(api.shell("echo $DOMINO_API_PROXY"))
    assert api.log(run["id"])["stdout"].strip() == open_server.proxy_url


def test_an_upload_with_a_wrong_key_is_told_so_although_it_is_large(server: LocalDomino, api: Api) -> None:
    reply = httpx.put(
        f"{server.url}{api.base}/a", content=b"x" * 20_000_000, headers={"X-Domino-Api-Key": "wrong"}, trust_env=False
    )
    assert reply.status_code == 403


def test_requests_are_recorded_as_they_came(servers: Servers) -> None:
    server, api = servers.start(LocalSettings(recorded_requests=2))
    api.http.get("/version")
    api.http.get("/v4/users/self")
    api.http.get(f"{api.base}/files/0/a%2Fb?x=%20")
    first, second = server.requests
    assert (first.method, first.target) == ("GET", "/v4/users/self")
    assert second.target == f"{api.base}/files/0/a%2Fb?x=%20"
    assert second.header("X-Domino-Api-Key") == server.api_key
    assert second.header("Missing") is None


def test_a_recorded_request_does_not_show_its_credentials(server: LocalDomino) -> None:
    """A failed assertion prints the repr of a request, of all of them, or of the headers."""
    sent = {"X_Domino_Api_Key": server.api_key, "Authorization": "Bearer s3cret-a", "Cookie": "session=s3cret-b"}
    ask(server, "/version", **sent, Proxy_Authorization="Basic s3cret-c")
    request = server.requests[-1]
    for text in (repr(request), str(request), repr(server.requests), repr(request.headers), pformat(request.headers)):
        assert "s3cret" not in text
        assert server.api_key not in text
        assert "('authorization', <hidden>)" in text
        assert "/version" in text or text.startswith("(")
    assert request.header("Authorization") == "Bearer s3cret-a"
    assert request.header("x-domino-api-key") == server.api_key
