"""Credentials: where they come from at each try, and where they never go."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest

from domino import Domino
from domino.auth import LocalToken, Secrets
from domino.errors import AuthenticationError, CredentialError, PermissionDeniedError, RedirectError
from domino.local import LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted

USER = {"id": "1" * 24, "userName": "analyst"}


def test_a_token_file_is_read_again_for_each_call(connect: Connect, tmp_path: Path) -> None:
    """It rotates; only the first line counts."""
    file = tmp_path / "token"
    file.write_text("one\nsomething else\n")
    with scripted(Reply(USER)) as server:
        domino = connect("a/b", host=server.url, domino_token_file=file)
        domino.users_self()
        file.write_text("two  \n")
        domino.users_self()
    assert [asked.headers["authorization"] for asked in server.asked] == ["Bearer one", "Bearer two"]


def test_a_refused_token_from_a_file_is_worth_one_more_try(connect: Connect, tmp_path: Path) -> None:
    """It may have rotated between reading and arriving; the retry reads the file again."""
    file = tmp_path / "token"
    file.write_text("old")

    def answer(asked: Asked) -> Reply:
        if asked.headers["authorization"] == "Bearer old":
            file.write_text("new")
            return Reply({"errors": ["expired"]}, status=401)
        return Reply(USER)

    with scripted(answer) as server:
        assert connect("a/b", host=server.url, domino_token_file=file).users_self().user_name == "analyst"
    assert len(server.asked) == 2


def test_a_refused_key_is_not_tried_again(connect: Connect) -> None:
    """A key stays what it is."""
    with scripted(Reply({"errors": ["no"]}, status=401)) as server, pytest.raises(AuthenticationError):
        connect("a/b", "key", server.url).users_self()
    assert len(server.asked) == 1


def test_a_token_file_that_gives_none_is_a_clear_error(connect: Connect, tmp_path: Path) -> None:
    """Missing, empty, not text, a folder: the path is named and nothing is sent."""
    empty, binary = tmp_path / "empty", tmp_path / "binary"
    empty.write_text("\n\n")
    binary.write_bytes(b"\xff\xfe\xff")
    with scripted(Reply(USER)) as server:
        for file in (tmp_path / "missing", empty, binary, tmp_path):
            with pytest.raises(CredentialError, match=str(file)):
                connect("a/b", host=server.url, domino_token_file=file).users_self()
    assert server.asked == []


def test_the_scheme_is_written_once(connect: Connect) -> None:
    """Some sources put `Bearer ` before the token."""
    with scripted(Reply(USER)) as server:
        connect("a/b", host=server.url, auth_token="Bearer token").users_self()
    assert server.asked[0].headers["authorization"] == "Bearer token"


def test_a_key_travels_in_its_own_header(connect: Connect) -> None:
    """As a bearer token it would be refused."""
    with scripted(Reply(USER)) as server:
        connect("a/b", "the-key", server.url).users_self()
    assert server.asked[0].headers["x-domino-api-key"] == "the-key"
    assert "authorization" not in server.asked[0].headers


def test_a_key_as_token_is_told_as_what_it_is(connect: Connect, server: LocalDomino, project: str) -> None:
    """The server's sentence does not help; ours does."""
    with pytest.raises(PermissionDeniedError, match="an API key must be passed as api_key"):
        connect(project, host=server.url, auth_token=server.api_key).users_self()


def test_a_proxy_gets_no_credential(connect: Connect) -> None:
    """It adds one itself, whatever else is in the environment."""
    with scripted(Reply(USER)) as proxy:
        domino = connect("a/b", "key", "https://domino.example.com", api_proxy=proxy.url)
        assert domino.users_self().user_name == "analyst"
    assert not {"authorization", "x-domino-api-key"} & set(proxy.asked[0].headers)
    assert proxy.asked[0].headers["host"] == proxy.url.removeprefix("http://")


@pytest.mark.parametrize("prefix", [False, True])
def test_the_local_token_endpoint_hands_out_a_token_for_each_call(*, prefix: bool) -> None:
    """Plain text, with or without the scheme; the deployment accepts it."""
    with LocalDomino(settings=LocalSettings(token_prefix=prefix, api_proxy=True)) as server:
        name, value = LocalToken(f"{server.proxy_url}/access-token").header()
        assert name == "Authorization"
        assert value.count("Bearer ") == 1
        with Domino(server.project, host=server.url, auth_token=value) as domino:
            assert domino.users_self().user_name == server.user


@pytest.mark.parametrize(
    "reply",
    [Reply("", status=200), Reply("no", status=403), Reply("<html>log in</html>")],
    ids=["empty", "403", "page"],
)
def test_a_local_endpoint_that_gives_no_token_is_a_clear_error(reply: Reply) -> None:
    """Its address and status are told."""
    with scripted(reply) as server, pytest.raises(CredentialError, match=f"{server.url}.*HTTP {reply.status}"):
        LocalToken(server.url).header()


def test_a_local_endpoint_that_is_silent_is_a_clear_error() -> None:
    """Nobody listens there."""
    with scripted(Reply()) as server:
        url = server.url
    with pytest.raises(CredentialError, match="did not answer"):
        LocalToken(url).header()


def test_a_local_endpoint_that_breaks_off_is_a_clear_error() -> None:
    """Half a token is none."""
    half = Reply("half", headers={"Content-Length": "100", "Connection": "close"})
    with scripted(half) as server, pytest.raises(CredentialError, match=f"{server.url} did not answer"):
        LocalToken(server.url).header()


def test_a_local_token_never_travels_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment names for http."""
    with scripted(Reply("through-a-proxy")) as proxy, scripted(Reply("direct")) as server:
        for name in ("http_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert LocalToken(server.url).header() == ("Authorization", "Bearer direct")
    assert proxy.asked == []


def test_a_redirect_to_another_origin_is_not_followed_and_gets_no_credential(connect: Connect) -> None:
    """Where the server sent the call is told."""
    with (
        scripted(Reply(USER)) as other,
        scripted(Reply(status=302, headers={"Location": f"{other.url}/login"})) as server,
        pytest.raises(RedirectError, match=other.url) as caught,
    ):
        connect("a/b", "key", server.url).users_self()
    assert caught.value.location == f"{other.url}/login"
    assert other.asked == []


def test_a_redirect_inside_the_deployment_is_followed_with_the_credential(connect: Connect) -> None:
    """For example to a path with a slash at its end."""

    def answer(asked: Asked) -> Reply:
        return Reply(USER) if asked.target == "/there" else Reply(status=302, headers={"Location": "/there"})

    with scripted(answer) as server:
        assert connect("a/b", "key", server.url).users_self().user_name == "analyst"
    assert [asked.headers["x-domino-api-key"] for asked in server.asked] == ["key", "key"]
    assert server.asked[1].headers["host"] == server.url.removeprefix("http://")


def test_an_origin_is_scheme_host_and_port_together(connect: Connect) -> None:
    """From http to https on the same host, on the ports that go without saying, is another origin."""
    keys: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers.get("x-domino-api-key"))
        location = {"Location": f"https://localhost{request.url.path}"}
        return httpx.Response(302, headers=location) if len(keys) == 1 else httpx.Response(200, json=USER)

    domino = connect("a/b", "key", "http://localhost", transport=httpx.MockTransport(answer))
    assert domino.users_self().user_name == "analyst"
    assert keys == ["key", None]


def test_a_credential_that_the_server_echoes_is_hidden(connect: Connect) -> None:
    """In the message, the body, the headers and the repr of the error."""
    echo = Reply({"message": "your key s3cret-key is bad"}, status=403, headers={"X-Echo": "s3cret-key"})
    with scripted(echo) as server, pytest.raises(PermissionDeniedError) as caught:
        connect("a/b", "s3cret-key", server.url).users_self()
    error = caught.value
    assert "***" in error.server_message
    assert "s3cret" not in f"{error} {error!r} {error.body} {error.headers} {vars(error)}"


def test_secrets_forget_the_oldest() -> None:
    """A token file may rotate for weeks."""
    secrets = Secrets()
    for number in range(100):
        secrets.add(f"Bearer token-{number:03}")
    assert secrets.hide("token-099 token-000") == "*** token-000"
    assert "token" not in repr(secrets)


def test_a_key_that_is_a_word_does_not_garble_what_holds_the_word(connect: Connect) -> None:
    """A key of a few letters, as of a local Domino that is tried out, is no secret."""
    with scripted(Reply({"message": "tests are here"}, 403)) as server, pytest.raises(PermissionDeniedError) as caught:
        connect("a/b", "test", server.url).users_self()
    assert caught.value.server_message == "tests are here"


def test_inside_a_run_the_client_needs_no_settings(server: LocalDomino, project: str) -> None:
    """The platform's variables are enough for a script that runs there."""
    script = "import os\nprint(sorted(name for name in os.environ if name.startswith('DOMINO_PROJECT_')))\n"
    with Domino(project, server.api_key, server.url) as domino:
        domino.files_upload("main.py", script.encode())
        run = domino.runs_start_blocking(["main.py"], poll_freq=0.02)
        printed = domino.runs_stdout(run.id)
    assert "DOMINO_PROJECT_NAME" in printed
    assert "DOMINO_PROJECT_OWNER" in printed
    assert "DOMINO_PROJECT_NAME" not in os.environ
