"""Settings: argument over environment over default, clear errors, no I/O at construction."""

from __future__ import annotations

import asyncio
import linecache
import logging
import os
import socket
import ssl
import subprocess
import sys
import traceback
import warnings
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domino import AsyncDomino, Domino
from domino.auth import AddedByProxy, ApiKey, BearerToken, LocalToken, TokenFile
from domino.config import Config, log_level
from domino.errors import ConfigError, ConnectionFailedError, CredentialError, InsecureConnectionWarning
from domino.local import LocalDomino, LocalSettings

KEY_LIKE = "0123456789abcdef" * 4
HOST = "https://domino.example.com"
IN_A_RUN = {"DOMINO_RUN_ID": "1" * 24}
ARGUMENTS: dict[str, Any] = {
    "api_proxy": "localhost:1",
    "auth_token": "token",
    "domino_token_file": "/a/token",
    "api_key": "key",
}
ENVIRONMENT = {"DOMINO_API_PROXY": "localhost:2", "DOMINO_TOKEN_FILE": "/b/token", "DOMINO_USER_API_KEY": "envkey"}
#: Wire facts 1.3, strongest first; the local token endpoint comes after all of them.
ORDER: list[tuple[str, object]] = [
    ("api_proxy", AddedByProxy()),
    ("auth_token", BearerToken("token")),
    ("domino_token_file", TokenFile("/a/token")),
    ("api_key", ApiKey("key")),
    ("DOMINO_API_PROXY", AddedByProxy()),
    ("DOMINO_TOKEN_FILE", TokenFile("/b/token")),
    ("DOMINO_USER_API_KEY", ApiKey("envkey")),
]


def resolve(*, environ: dict[str, str] | None = None, **arguments: Any) -> Config:
    """Return the settings for some arguments, with project, host and key filled in."""
    given = {"project": "a/b", "host": HOST, "api_key": "key", **arguments}
    return Config.resolve(**given, environ=environ or {})


@pytest.mark.parametrize("strongest", range(len(ORDER)), ids=[name for name, _ in ORDER])
def test_credentials_are_taken_in_the_order_of_the_official_client(strongest: int) -> None:
    """Explicit arguments first, then the environment; each with all weaker ones present."""
    present = [name for name, _ in ORDER[strongest:]]
    arguments = {name: value if name in present else None for name, value in ARGUMENTS.items()}
    environ = {name: value for name, value in ENVIRONMENT.items() if name in present}
    assert resolve(environ={**environ, **IN_A_RUN}, **arguments).credential == ORDER[strongest][1]


def test_inside_a_run_the_local_token_endpoint_is_the_last_source() -> None:
    """Outside one, or with anything else, it is not asked."""
    assert resolve(api_key=None, environ=IN_A_RUN).credential == LocalToken()


@pytest.mark.parametrize("empty", ["", " \n"])
@pytest.mark.parametrize("name", ["project", "api_key", "host", "auth_token", "domino_token_file", "api_proxy"])
def test_an_empty_argument_is_an_error_and_never_the_environment(name: str, empty: str) -> None:
    """Where a lookup gave nothing, another user's key from the environment is not what was meant."""
    environ = {**ENVIRONMENT, "DOMINO_API_HOST": HOST, "DOMINO_PROJECT_OWNER": "a", "DOMINO_PROJECT_NAME": "b"}
    with pytest.raises(ConfigError, match=f"^{name} is an empty string: pass a value, or leave it out"):
        resolve(environ=environ, **{name: empty})


@pytest.mark.parametrize("empty", ["", " \n"])
def test_an_empty_variable_counts_as_not_set(empty: str) -> None:
    """An unset variable in a shell script often becomes an empty text."""
    unset = dict.fromkeys(["DOMINO_API_PROXY", "DOMINO_TOKEN_FILE", "DOMINO_API_HOST", "DOMINO_MAX_RETRIES"], empty)
    environ = {**unset, "DOMINO_USER_API_KEY": "envkey", "DOMINO_USER_HOST": HOST}
    config = resolve(api_key=None, host=None, environ=environ)
    assert (config.credential, config.host, config.max_retries) == (ApiKey("envkey"), HOST, 4)
    for name in ("DOMINO_USER_API_KEY", "DOMINO_RUN_ID"):
        with pytest.raises(ConfigError, match="no credential"):
            resolve(api_key=None, environ={name: empty})
    with pytest.raises(ConfigError, match="no project"):
        resolve(project=None, environ={"DOMINO_PROJECT_OWNER": "a", "DOMINO_PROJECT_NAME": empty})


def test_a_proxy_in_the_environment_is_ignored_where_a_key_is_given() -> None:
    """Then requests go to the host itself."""
    config = resolve(environ={"DOMINO_API_PROXY": "localhost:8899"})
    assert (config.base_url, config.credential) == (HOST, ApiKey("key"))


@pytest.mark.parametrize(
    ("given", "environ", "host"),
    [
        (HOST, {"DOMINO_API_HOST": "https://other"}, HOST),
        (None, {"DOMINO_API_HOST": HOST, "DOMINO_USER_HOST": "https://other"}, HOST),
        (None, {"DOMINO_USER_HOST": HOST}, HOST),
        (HOST + "/", {}, HOST),
        (HOST + "/workspace/x?y#z", {}, HOST),
        (f"  {HOST}\n", {}, HOST),
        ("http://127.0.0.1:8080", {}, "http://127.0.0.1:8080"),
        ("http://[::1]:8080/v1", {}, "http://[::1]:8080"),
        ("HTTPS://Domino.Example.com", {}, HOST),
    ],
)
def test_the_host_is_scheme_and_authority(given: str | None, environ: dict[str, str], host: str) -> None:
    """Argument, DOMINO_API_HOST, DOMINO_USER_HOST; a path is dropped."""
    config = resolve(host=given, environ=environ)
    assert (config.host, config.base_url) == (host, host)


INSIDE = "http://nucleus-frontend.domino-platform:80"


@pytest.mark.parametrize(
    ("given", "environ", "web_host"),
    [
        (HOST, {}, HOST),
        (None, {"DOMINO_API_HOST": INSIDE, "DOMINO_USER_HOST": f"{HOST}/"}, HOST),
        (INSIDE, {"DOMINO_API_HOST": INSIDE, "DOMINO_USER_HOST": HOST}, HOST),
        (None, {"DOMINO_API_HOST": INSIDE}, None),
        (None, {"DOMINO_API_HOST": "http://nucleus.x.svc.cluster.local"}, None),
        (None, {"DOMINO_API_HOST": INSIDE, "DOMINO_USER_HOST": "https://me:s3cret@x"}, None),
        ("https://other", {"DOMINO_API_HOST": INSIDE, "DOMINO_USER_HOST": HOST}, "https://other"),
        ("https://other", {"DOMINO_USER_HOST": HOST}, "https://other"),
        (None, {"DOMINO_API_PROXY": "localhost:8899"}, None),
        (None, {"DOMINO_API_PROXY": "localhost:8899", "DOMINO_USER_HOST": HOST}, HOST),
        (None, {"DOMINO_API_PROXY": "localhost:8899", "DOMINO_API_HOST": INSIDE, "DOMINO_USER_HOST": HOST}, HOST),
    ],
)
def test_pages_are_where_people_reach_the_deployment(
    given: str | None, environ: dict[str, str], web_host: str | None
) -> None:
    """Inside a run that is another host than the one that programs ask; one that no browser reaches is none."""
    api_key = None if "DOMINO_API_PROXY" in environ else "key"
    config = resolve(host=given, api_key=api_key, environ=environ)
    assert config.web_host == web_host
    assert config.with_limits(1, None).web_host == web_host


@pytest.mark.parametrize(
    ("proxy", "base_url"),
    [
        ("localhost:8899", "http://localhost:8899"),
        ("http://localhost:8899", "http://localhost:8899"),
        ("https://proxy.example.com:443/x", "https://proxy.example.com:443"),
    ],
)
def test_a_proxy_takes_the_place_of_the_host(proxy: str, base_url: str) -> None:
    """Its scheme defaults to http; the host is then optional."""
    config = resolve(api_proxy=proxy)
    assert (config.base_url, config.host) == (base_url, HOST)
    assert resolve(api_key=None, host=None, environ={"DOMINO_API_PROXY": proxy}).host == base_url


def test_inside_a_run_the_project_comes_from_the_environment() -> None:
    """DOMINO_PROJECT_OWNER and DOMINO_PROJECT_NAME; an argument is stronger."""
    environ = {"DOMINO_PROJECT_OWNER": "analyst", "DOMINO_PROJECT_NAME": "quick-start"}
    config = resolve(project=None, environ=environ)
    assert (config.owner, config.project) == ("analyst", "quick-start")
    assert resolve(project="a/b", environ=environ).owner == "a"


def test_the_project_of_the_environment_is_what_the_user_set_before_what_a_run_has() -> None:
    """DOMINO_PROJECT, as the local Domino prints it; inside a run it names another project than the run's own."""
    run = {"DOMINO_PROJECT_OWNER": "analyst", "DOMINO_PROJECT_NAME": "quick-start"}
    config = resolve(project=None, environ={**run, "DOMINO_PROJECT": "team/other"})
    assert (config.owner, config.project) == ("team", "other")
    assert resolve(project="a/b", environ={"DOMINO_PROJECT": "team/other"}).owner == "a"
    assert resolve(project=None, environ={**run, "DOMINO_PROJECT": " "}).owner == "analyst"


@pytest.mark.parametrize(
    ("arguments", "environ", "names"),
    [
        ({"project": None}, {"DOMINO_PROJECT": "name"}, ["DOMINO_PROJECT must be 'owner/name', not 'name'"]),
        ({"project": None}, {"DOMINO_PROJECT": "a/b/c"}, ["DOMINO_PROJECT", "'a/b/c'"]),
        ({"project": None}, {}, ["project=", "DOMINO_PROJECT_OWNER", "DOMINO_PROJECT_NAME"]),
        ({"project": None}, {"DOMINO_PROJECT_OWNER": "a"}, ["DOMINO_PROJECT_NAME"]),
        ({"project": "name"}, {}, ["project", "'owner/name'", "'name'"]),
        ({"project": "a/b/c"}, {}, ["'a/b/c'"]),
        ({"project": "/b"}, {}, ["'/b'"]),
        ({"project": "a/.."}, {}, ["'a/..'"]),
        ({"project": " a/b"}, {}, ["' a/b'"]),
        ({"project": ["a", "b"]}, {}, ["project"]),
        ({"host": None}, {}, ["host=", "DOMINO_API_HOST", "https://"]),
        ({"host": "domino.example.com"}, {}, ["host", "DOMINO_API_HOST", "https://"]),
        ({"host": "ftp://x"}, {}, ["host", "https://"]),
        ({"host": "https://"}, {}, ["host"]),
        ({"host": "https://x:port"}, {}, ["host", "DOMINO_API_HOST"]),
        ({"host": "https://user:secret@x"}, {}, ["host", "api_key="]),
        ({"host": None}, {"DOMINO_API_HOST": "nonsense"}, ["DOMINO_API_HOST", "nonsense"]),
        ({"api_key": None}, {}, ["api_key=", "DOMINO_USER_API_KEY", "auth_token=", "DOMINO_TOKEN_FILE"]),
        ({"api_key": "k\u00e9y"}, {}, ["api_key", "header"]),
        ({"api_key": "k\ney"}, {}, ["api_key", "header"]),
        ({"api_key": None}, {"DOMINO_USER_API_KEY": "k\u200by"}, ["DOMINO_USER_API_KEY", "header"]),
        ({"api_proxy": "localhost"}, {}, ["api_proxy", "DOMINO_API_PROXY", "port"]),
        ({"timeout": 0}, {}, ["timeout", "seconds"]),
        ({"timeout": -1.5}, {}, ["timeout"]),
        ({"timeout": True}, {}, ["timeout"]),
        ({"timeout": "60"}, {}, ["timeout", "'60'"]),
        ({"timeout": timedelta()}, {}, ["timeout"]),
        ({"max_retries": -1}, {}, ["max_retries"]),
        ({"max_retries": True}, {}, ["max_retries"]),
        ({"max_retries": "3"}, {}, ["max_retries"]),
        ({}, {"DOMINO_MAX_RETRIES": "many"}, ["DOMINO_MAX_RETRIES", "'many'"]),
        ({}, {"DOMINO_MAX_RETRIES": "-1"}, ["DOMINO_MAX_RETRIES"]),
        ({"host": "http://localhost:1"}, {"DOMINO_LONGEST_PAUSE": "0"}, ["DOMINO_LONGEST_PAUSE", "above zero"]),
        ({"host": "http://localhost:1"}, {"DOMINO_LONGEST_PAUSE": "0.1s"}, ["DOMINO_LONGEST_PAUSE", "seconds"]),
    ],
)
def test_a_wrong_setting_names_the_argument_and_the_variable(
    arguments: dict[str, Any], environ: dict[str, str], names: list[str]
) -> None:
    """One line that says what to write where; a ValueError too."""
    with pytest.raises(ConfigError) as caught:
        resolve(environ=environ, **arguments)
    assert isinstance(caught.value, ValueError)
    for name in names:
        assert name in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["k\u00e9y-value", "key\nvalue"])
def test_a_key_that_cannot_be_sent_is_not_shown(text: str) -> None:
    """It is a secret all the same."""
    with pytest.raises(ConfigError) as caught:
        resolve(api_key=text)
    assert "value" not in str(caught.value)


def test_a_key_is_freed_of_the_line_end_that_came_with_it() -> None:
    """Copied from a file or a web page."""
    assert resolve(api_key=" key\n").credential == ApiKey("key")


@pytest.mark.parametrize("text", ["false", "FALSE", "f", "n", "no", "No", " no "])
def test_some_words_turn_the_check_of_certificates_off(text: str) -> None:
    """DOMINO_VERIFY_CERTIFICATE as the official client reads it."""
    assert resolve(environ={"DOMINO_VERIFY_CERTIFICATE": text}).verify is False
    assert resolve(environ={"DOMINO_VERIFY_CERTIFICATE": text}, verify=True).verify is True


@pytest.mark.parametrize("text", ["", "true", "1", "yes", "0", "anything"])
def test_all_other_words_leave_it_on(text: str) -> None:
    """A misspelt word must not make a connection insecure."""
    assert resolve(environ={"DOMINO_VERIFY_CERTIFICATE": text}).verify is True


def test_what_was_given_as_verify_is_kept() -> None:
    """A bundle's path, or a context."""
    context = ssl.create_default_context()
    assert resolve(verify="/a/bundle.pem").verify == "/a/bundle.pem"
    assert resolve(verify=context).verify is context


def test_retries_come_from_argument_variable_default() -> None:
    """The default is 4."""
    assert resolve().max_retries == 4
    assert resolve(environ={"DOMINO_MAX_RETRIES": "7"}).max_retries == 7
    assert resolve(environ={"DOMINO_MAX_RETRIES": "7"}, max_retries=0).max_retries == 0
    assert resolve(environ={"DOMINO_MAX_RETRIES": ""}).max_retries == 4


def test_pauses_are_cut_short_on_this_machine_only() -> None:
    """What a test sets must not let a program press a real deployment."""
    environ = {"DOMINO_LONGEST_PAUSE": "0.05"}
    assert resolve(environ=environ, host="http://127.0.0.1:8080").longest_pause == 0.05
    assert resolve(environ=environ, host="https://domino.example.com").longest_pause is None
    assert resolve(host="http://127.0.0.1:8080").longest_pause is None


def test_a_timeout_is_seconds_or_a_timedelta() -> None:
    """The default is a minute."""
    assert resolve().timeout == 60.0
    assert resolve(timeout=5).timeout == 5.0
    assert resolve(timeout=timedelta(minutes=2)).timeout == 120.0


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("debug", 10),
        ("INFO", 20),
        ("Warning", 30),
        ("warn", 30),
        ("ERROR", 40),
        ("critical", 50),
        ("", None),
        ("x", None),
    ],
)
def test_the_log_level_is_a_name(text: str, level: int | None) -> None:
    """Any case; something else is no level."""
    assert log_level({"DOMINO_LOG_LEVEL": text}) == level


def test_the_log_level_sets_our_logger_and_never_the_root(
    server: LocalDomino, project: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The program's own logging stays as it is; no credential is in a line."""
    ours, root = logging.getLogger("domino"), logging.getLogger()
    before = (root.level, list(root.handlers))
    monkeypatch.setattr(ours, "handlers", [])
    monkeypatch.setattr(ours, "level", logging.NOTSET)
    monkeypatch.setenv("DOMINO_LOG_LEVEL", "DEBUG")
    with Domino(project, server.api_key, server.url) as domino:
        domino.users_self()
    assert ours.level == logging.DEBUG
    assert (root.level, list(root.handlers)) == before
    assert server.api_key not in capfd.readouterr().err


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_constructing_does_no_io(kind: type[Domino] | type[AsyncDomino], monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither network nor files, whatever the settings name."""
    touched: list[str] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event.startswith(("socket.", "open", "os.", "ssl.")):
            touched.append(f"{event} {arguments}")

    watching = False
    sys.addaudithook(watch)
    monkeypatch.setenv("DOMINO_LOG_LEVEL", "DEBUG")
    level = logging.getLogger("domino").level
    watching = True
    kind("a/b", host="https://nowhere.invalid", domino_token_file="/no/such/file", verify="/no/such/bundle.pem")
    kind("a/b", "key", "https://nowhere.invalid", cert="/no/such/cert.pem", timeout=3)
    watching = False
    assert touched == []
    assert logging.getLogger("domino").level == level


def test_the_environment_is_read_when_the_client_is_made(server: LocalDomino, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the local Domino's environ() says is enough beside a project."""
    for name, value in server.environ().items():
        monkeypatch.setenv(name, value)
    with Domino(server.project) as domino:
        monkeypatch.delenv("DOMINO_USER_API_KEY")
        assert domino.users_self().user_name == server.user


def test_the_proxy_port_of_a_run_needs_no_credential(monkeypatch: pytest.MonkeyPatch) -> None:
    """DOMINO_API_PROXY alone, as inside a run."""
    with LocalDomino(settings=LocalSettings(api_proxy=True)) as server:
        assert server.proxy_url is not None
        monkeypatch.setenv("DOMINO_API_PROXY", server.proxy_url.removeprefix("http://"))
        with Domino(server.project) as domino:
            assert domino.users_self().user_name == server.user
        asked = server.requests[-1]
    assert asked.header("x-domino-api-key") is None
    assert asked.header("authorization") is None


def test_no_secret_is_in_a_repr() -> None:
    """Neither of the settings nor of a client."""
    for name in ("api_key", "auth_token"):
        arguments: dict[str, Any] = {name: "s3cret"}
        assert "s3cret" not in repr(resolve(**arguments))
        domino = Domino("a/b", host=HOST, **arguments)
        assert "s3cret" not in repr(domino) + str(vars(domino))


def test_plain_http_to_another_machine_is_warned_of_at_the_first_call() -> None:
    """To this machine it is not."""
    domino = Domino("a/b", "key", "http://domino.invalid", max_retries=0)
    with pytest.warns(InsecureConnectionWarning, match="plain http"), pytest.raises(ConnectionFailedError):
        domino.users_self()
    domino.close()


@pytest.mark.parametrize(
    ("host", "verify", "said"),
    [("http://domino.invalid", None, "plain http"), ("https://domino.invalid", False, "are not checked")],
)
def test_a_warning_points_at_the_line_that_made_the_call(host: str, verify: bool | None, said: str) -> None:
    """Not at one of the client's own, which would be shown once for all callers."""
    options: dict[str, Any] = {"verify": verify, "max_retries": 0}

    def blocking() -> None:
        with Domino("a/b", "key", host, **options) as domino:
            domino.users_self()  # the blocking line

    async def suspending() -> None:
        async with AsyncDomino("a/b", "key", host, **options) as domino:
            await domino.users_self()  # the suspending line

    for call, line in ((blocking, "blocking"), (lambda: asyncio.run(suspending()), "suspending")):
        with pytest.warns(InsecureConnectionWarning, match=said) as warned, pytest.raises(ConnectionFailedError):
            call()
        shown = linecache.getline(warned[0].filename, warned[0].lineno)
        assert f"# the {line} line" in shown


def test_plain_http_to_a_name_of_this_machine_is_no_danger() -> None:
    """RFC 6761: every name below localhost is this machine; a warning would be an error here."""
    with (
        Domino("a/b", "key", "http://domino.localhost:1", max_retries=0) as domino,
        pytest.raises(ConnectionFailedError),
    ):
        domino.users_self()


@pytest.mark.parametrize("already", [False, True])
def test_the_log_level_shows_each_line_once(server: LocalDomino, *, already: bool) -> None:
    """On standard error, or where the program's own logging goes."""
    code = "import logging; logging.basicConfig(format='theirs %(message)s')\n" if already else ""
    code += "from domino import Domino; Domino().users_self()"
    environ = {**os.environ, **server.environ(), "DOMINO_LOG_LEVEL": "debug"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
    (line,) = [line for line in done.stderr.splitlines() if "/v4/users/self -> 200" in line]
    assert line.startswith("theirs ") == already


def test_a_path_object_is_a_token_file(tmp_path: Path) -> None:
    """As text is."""
    assert resolve(api_key=None, domino_token_file=tmp_path / "t").credential == TokenFile(os.fspath(tmp_path / "t"))


def test_no_test_reaches_another_machine() -> None:
    """The guard of these tests works."""
    with socket.socket() as connection, pytest.raises(AssertionError, match="wanted to connect"):
        connection.connect(("192.0.2.1", 80))
    with warnings.catch_warnings(), pytest.raises(socket.gaierror):
        socket.create_connection(("domino.example.com", 443), timeout=1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a/b", "https://x.example.com", KEY_LIKE), "api_key is a URL: are the API key and the host swapped"),
        ((KEY_LIKE, None, "https://x.example.com"), "project must be 'owner/name', not what was given"),
        (("a/b", None, KEY_LIKE), "host .* must begin with https://.*not shown"),
    ],
)
def test_swapped_arguments_never_show_the_key(arguments: tuple[Any, ...], said: str) -> None:
    """The error of a mistake at construction stands in logs, too."""
    with pytest.raises(ConfigError, match=said) as caught:
        Domino(*arguments, auth_token=None if arguments[1] else "t")
    assert KEY_LIKE not in str(caught.value)


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_a_fourth_setting_by_position_is_told_its_name(kind: type[Domino] | type[AsyncDomino]) -> None:
    """python-domino takes a token file there; a class derived from ours may take what it likes."""
    more: tuple[Any, ...] = ("/a/token", "s3cret")
    with pytest.raises(TypeError, match=r"project, api_key and host by position.* domino_token_file=") as caught:
        kind("a/b", "key", HOST, *more)
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert not any("s3cret" in str(frame.locals) for frame in told.stack if frame.name == "__new__")
    assert told.stack[-1].name == "__new__"

    class Derived(Domino):
        def __init__(self, owner: str, name: str, *settings: Any) -> None:
            super().__init__(f"{owner}/{name}", *settings)

    assert Derived("a", "b", "key", HOST).project == "a/b"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"verify": 3}, "verify must be True, False"),
        ({"cert": 3}, "cert must be the path"),
        ({"host": 5}, "host must be a str, not int"),
        ({"api_key": 5}, "api_key must be a str, not int"),
        ({"domino_token_file": 3}, "domino_token_file must be"),
    ],
)
def test_a_setting_of_the_wrong_type_is_named(options: dict[str, Any], said: str) -> None:
    """Whatever a caller without a type checker passes."""
    settings = {"api_key": "k", "host": "https://x.example.com", **options}
    with pytest.raises(ConfigError, match=said):
        Domino("a/b", **settings)


def test_tls_files_may_be_paths(tmp_path: Path) -> None:
    """A bundle that is not there is an error that names it, at the first call."""
    missing = tmp_path / "ca.pem"
    with (
        Domino("a/b", "k", "https://127.0.0.1:1", verify=missing) as domino,
        pytest.raises(ConfigError, match=r"ca\.pem"),
    ):
        domino.deployment_version()


def test_a_token_file_may_have_any_name() -> None:
    """It is no header."""
    domino = Domino("a/b", host="https://x.example.com", domino_token_file="/home/jörg/token")
    with pytest.raises(CredentialError, match="jörg"):
        domino.users_self()
