"""The deployment: its version, the user, limits and credentials of a client, with both clients."""

from __future__ import annotations

import traceback
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from domino_api.api.deployment import get_version

from domino import Domino
from domino.errors import (
    AuthenticationError,
    CallTimeoutError,
    ConfigError,
    ConnectionFailedError,
    PermissionDeniedError,
    ServerError,
)
from domino.local import Fault, LocalDomino
from tests.conftest import Connect


def test_the_version_is_dotted(domino: Domino) -> None:
    """With the build that it comes from."""
    version = domino.deployment_version()
    assert version.version == version["version"] == "5.10.0"
    assert version.timestamp is not None


def test_users_self_is_the_user_behind_the_credential(domino: Domino, server: LocalDomino) -> None:
    """Attributes and wire names."""
    user = domino.users_self()
    assert user.user_name == user["userName"] == server.user
    assert len(user.id) == 24


def test_a_wrong_key_is_refused_and_never_shown(connect: Connect, server: LocalDomino, project: str) -> None:
    """The server's sentence is told, the key is not."""
    domino = connect(project, "not-the-key", server.url)
    with pytest.raises(PermissionDeniedError, match="the API key is not valid") as caught:
        domino.users_self()
    assert "not-the-key" not in f"{caught.value!r} {caught.value} {vars(caught.value)}"


def test_a_bearer_token_is_accepted(connect: Connect, server: LocalDomino, project: str) -> None:
    """A JWT, a service account's token or a personal access token."""
    assert connect(project, host=server.url, auth_token=server.token).users_self().user_name == server.user


def test_a_client_can_go_on_with_another_credential(connect: Connect, server: LocalDomino, project: str) -> None:
    """authenticate replaces the credential and keeps the project."""
    domino = connect(project, "not-the-key", server.url)
    domino.authenticate(api_key=server.api_key)
    assert domino.users_self().user_name == server.user
    domino.authenticate(auth_token="not.a.token")
    with pytest.raises(PermissionDeniedError):
        domino.users_self()
    assert domino.project == project


def test_authenticate_with_nothing_takes_the_environment(
    connect: Connect, server: LocalDomino, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the constructor does."""
    domino = connect(project, "not-the-key", server.url)
    with pytest.raises(ConfigError, match="DOMINO_USER_API_KEY"):
        domino.authenticate()
    monkeypatch.setenv("DOMINO_USER_API_KEY", server.api_key)
    domino.authenticate()
    assert domino.users_self().user_name == server.user


def test_another_credential_changes_no_other_setting(connect: Connect) -> None:
    """Time-out, retries and certificates stay."""
    options = {"timeout": 7, "max_retries": 2, "verify": "/b.pem", "cert": ("/c.pem", "/k.pem")}
    domino = connect("a/b", "key", "https://domino.example.com", **options)
    before = domino._config
    domino.authenticate(api_key="another")
    assert domino._config != before
    domino.authenticate(api_key="key")
    assert domino._config == before


def test_limits_that_are_changed_one_after_the_other_hold_both(connect: Connect, server: LocalDomino) -> None:
    """The second change keeps the first."""
    domino = connect("a/b", server.api_key, server.url, max_retries=0)
    changed = domino.with_options(timeout=0.1).with_options(max_retries=1)
    server.faults.add(Fault("get_version", delay=1.0, headers={"Retry-After": "0"}, times=2))
    with pytest.raises(CallTimeoutError, match="tried 2 times"):
        changed.deployment_version()


def test_a_closed_client_opens_new_connections(domino: Domino) -> None:
    """Closing is about connections, not about the client."""
    with domino as same:
        assert same.project == domino.project
        domino.users_self()
    assert domino.users_self().id


def test_a_failed_call_shows_the_frames_of_the_caller_and_of_this_package_alone(
    domino: Domino, server: LocalDomino
) -> None:
    """Not fifty more of httpx, httpcore and tenacity, neither its own nor those of its cause."""
    server.faults.add(Fault("get_version", cut_after=5))
    with pytest.raises(ConnectionFailedError) as caught:
        domino.with_options(max_retries=0).deployment_version()
    folders = {Path(frame.filename).parent.name for frame in traceback.extract_tb(caught.value.__traceback__)}
    assert "areas" in folders
    assert not folders & {"domino_api", "httpx", "httpcore", "tenacity"}
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is None


def test_a_call_is_tried_again_and_the_error_counts_the_tries(domino: Domino, server: LocalDomino) -> None:
    """max_retries says how often."""
    server.faults.add(Fault("get_version", status=503, headers={"Retry-After": "0"}, times=2))
    assert domino.deployment_version().version
    server.faults.add(Fault("get_version", status=503, headers={"Retry-After": "0"}, times=None))
    with pytest.raises(ServerError, match="tried 3 times") as caught:
        domino.with_options(max_retries=2).deployment_version()
    assert caught.value.attempts == 3


def test_a_silent_server_ends_in_a_timeout(domino: Domino, server: LocalDomino) -> None:
    """Seconds, or a timedelta."""
    server.faults.add(Fault("get_version", delay=1.0, times=2))
    for timeout in (0.1, timedelta(seconds=0.1)):
        with pytest.raises(CallTimeoutError) as caught:
            domino.with_options(timeout=timeout, max_retries=0).deployment_version()
        assert isinstance(caught.value, TimeoutError)


@pytest.mark.parametrize(("timeout", "connecting"), [(60, 10), (600, 10), (3, 3)])
def test_connecting_takes_ten_seconds_at_most(connect: Connect, timeout: float, connecting: float) -> None:
    """However patient a call is otherwise."""
    asked: list[httpx.Timeout] = []
    transport = httpx.MockTransport(lambda request: noted(request, asked))
    connect("a/b", "key", "https://x.example.com", timeout=timeout, transport=transport).deployment_version()
    assert asked == [httpx.Timeout(timeout, connect=connecting)]


def test_connecting_takes_no_longer_with_the_generated_client() -> None:
    """It has the settings of the user."""
    asked: list[httpx.Timeout] = []
    transport = httpx.MockTransport(lambda request: noted(request, asked))
    with Domino("a/b", "key", "https://x.example.com", timeout=600, transport=transport) as domino:
        get_version.sync(client=domino.api)
    assert asked == [httpx.Timeout(600, connect=10)]


def noted(request: httpx.Request, asked: list[httpx.Timeout]) -> httpx.Response:
    """Remember the limits of a request, and answer it."""
    asked.append(httpx.Timeout(**request.extensions["timeout"]))
    return httpx.Response(200, json={"version": "5.10.0"})


@pytest.mark.parametrize("wrong", [0, -1, True, float("nan"), "10"])
def test_with_options_checks_its_limits(domino: Domino, wrong: object) -> None:
    """As the constructor does."""
    with pytest.raises(ConfigError, match="timeout"):
        domino.with_options(timeout=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [-1, True, 1.5, "2"])
def test_with_options_checks_the_number_of_retries(domino: Domino, wrong: object) -> None:
    """As the constructor does."""
    with pytest.raises(ConfigError, match="max_retries"):
        domino.with_options(max_retries=wrong)  # type: ignore[arg-type]


def test_the_generated_client_has_the_settings_of_the_user(server: LocalDomino, project: str) -> None:
    """`sync(client=domino.api)` sends the credential and raises this package's errors."""
    with Domino(project, server.api_key, server.url) as domino:
        assert get_version.sync(client=domino.api).version == "5.10.0"
    with Domino(project, "wrong", server.url) as domino, pytest.raises(PermissionDeniedError):
        get_version.sync(client=domino.api)


def test_no_credential_is_an_authentication_error(connect: Connect, server: LocalDomino, project: str) -> None:
    """A proxy that adds none is told as what it is."""
    with pytest.raises(AuthenticationError, match="no credential"):
        connect(project, api_proxy=server.url).users_self()
