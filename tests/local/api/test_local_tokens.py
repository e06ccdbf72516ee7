"""Personal access tokens on the local Domino: as described, after a restart, refused bodies."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers

TOKENS = "/api/pat/v1/tokens"


def status(server: LocalDomino, token: str) -> int:
    """Return the status of a request with a bearer token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{server.url}/v4/users/self", headers=headers, trust_env=False).status_code


def test_tokens_are_as_described_and_there_after_a_restart(servers: Servers, tmp_path: Path) -> None:
    first, api = servers.start(LocalSettings(), tmp_path)
    made = api.http.post(TOKENS, json={"name": "a", "expiresIn": 3600, "description": "b"}).json()
    check(made, "PersonalAccessToken", "public")
    first.stop()
    server, api = servers.start(LocalSettings(), tmp_path)
    assert status(server, made["token"]) == 200
    (listed,) = api.http.get(TOKENS).json()
    check(listed, "PersonalAccessTokenDetails", "public")
    assert listed == {name: value for name, value in made.items() if name != "token"}
    assert made["token"].encode() not in (tmp_path / "domino.sqlite").read_bytes()


def test_all_tokens_end_at_once(servers: Servers) -> None:
    server, api = servers.start()
    first, second = (api.http.post(TOKENS, json={"name": "a", "expiresIn": 60}).json()["token"] for _ in range(2))
    assert api.http.post(f"{TOKENS}/invalidate", json={}).status_code == 200
    assert [status(server, token) for token in (first, second)] == [403, 403]
    assert [each["isValid"] for each in api.http.get(TOKENS).json()] == [False, False]
    assert len(api.http.get(f"{TOKENS}?limit=1&offset=1").json()) == 1
    assert api.http.delete(TOKENS).status_code == 200
    assert api.http.get(TOKENS).json() == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "a"},
        {"name": "", "expiresIn": 1},
        {"name": "a" * 201, "expiresIn": 1},
        {"name": "a", "expiresIn": 0},
        {"name": "a", "expiresIn": 1.5},
        {"name": "a", "expiresIn": True},
        {"name": "a", "expiresIn": 10**12},
        {"name": 1, "expiresIn": 1},
        {"name": "a", "expiresIn": 1, "description": 1},
    ],
)
def test_a_token_that_cannot_be_is_refused(api: Api, body: dict[str, object]) -> None:
    assert api.http.post(TOKENS, json=body).status_code == 400


def test_a_token_that_is_not_there_is_404(api: Api) -> None:
    assert api.http.delete(f"{TOKENS}/{'0' * 24}").status_code == 404
    assert api.http.post(f"{TOKENS}/{'0' * 24}/invalidate", json={}).status_code == 404
    assert api.http.delete(f"{TOKENS}/x").status_code == 400
