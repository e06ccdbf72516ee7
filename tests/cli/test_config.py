"""`domino config`: profiles as users make and choose them."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from tests.support.terminal import Terminal, inside

PROD = "https://prod.example.com"
KEY = "prod-key-0123456789abcdef"


def make(environ: dict[str, str]) -> Path:
    """Make the profile prod, and return the file."""
    inside("config", "set", "prod", f"host={PROD}", "project=a/prod", "api_key=-", environ=environ, text=f"{KEY}\n")
    return Path(environ["XDG_CONFIG_HOME"]) / "domino" / "profiles.json"


def test_a_profile_is_kept_for_its_user_alone(environ: dict[str, str]) -> None:
    """Its key comes through standard input, and is never shown."""
    file = make(environ)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["profiles"]["prod"]["api_key"] == KEY
    for words in (["show"], ["show", "prod"], ["show", "--json"], ["show", "prod", "--json"]):
        shown = inside("config", *words, environ=environ)
        assert KEY not in shown.stdout + shown.stderr
    (item,) = json.loads(inside("config", "show", "--json", environ=environ).stdout)
    assert item == {"profile": "prod", "in_use": True, "host": PROD, "project": "a/prod", "credential": "api_key"}


def test_a_key_is_asked_for_on_a_terminal_without_echo(environ: dict[str, str]) -> None:
    """It is in no history and on no screen."""
    terminal = Terminal("config", "set", "prod", f"host={PROD}", "api_key=-", environ=environ)
    terminal.read_until(lambda text: "api_key:" in text)
    terminal.type(f"{KEY}\n")
    ended = terminal.end()
    assert ended.code == 0
    assert KEY not in ended.raw
    assert "api_key" in inside("config", "show", environ=environ).stdout


def test_a_key_is_no_argument(environ: dict[str, str]) -> None:
    """Other users of the machine would see it; it is not repeated either."""
    refused = inside("config", "set", "prod", f"host={PROD}", f"api_key={KEY}", environ=environ, code=2)
    assert KEY not in refused.stderr
    assert "hint: api_key=- asks for it" in refused.stderr


def test_another_host_takes_the_key_away(environ: dict[str, str]) -> None:
    """And says so."""
    file = make(environ)
    done = inside("config", "set", "prod", "host=https://other.example.com", environ=environ)
    assert "the host is another one, so api_key was removed" in done.stderr
    assert KEY not in file.read_text()


def test_a_profile_is_chosen_changed_and_removed(environ: dict[str, str]) -> None:
    """The first one is in use until another one is; a misspelt name or setting is told with the near ones."""
    make(environ)
    inside("config", "set", "test", "host=https://test.example.com", "project=a/test", environ=environ)
    lines = inside("config", "show", environ=environ).stdout.splitlines()
    assert [line.split("\t")[:2] for line in lines[1:]] == [["prod", "yes"], ["test", "no"]]
    inside("config", "use", "test", environ=environ)
    inside("config", "set", "test", "project=", "max_retries=2", environ=environ)
    shown = json.loads(inside("config", "show", "test", "--json", environ=environ).stdout)
    assert (shown.get("project"), shown["max_retries"]) == (None, "2")
    assert "did you mean 'prod'" in inside("config", "use", "pord", environ=environ, code=2).stderr
    assert "did you mean 'host'" in inside("config", "set", "test", "hots=x", environ=environ, code=2).stderr
    inside("config", "remove", "test", environ=environ)
    assert "test" not in inside("config", "show", environ=environ).stdout


def test_commands_use_the_profile(environ: dict[str, str]) -> None:
    """The one in use, or the one that an option names, after the environment."""
    host, key, project = (environ.pop(name) for name in ("DOMINO_API_HOST", "DOMINO_USER_API_KEY", "DOMINO_PROJECT"))
    words = ("config", "set", "here", f"host={host}", f"project={project}", "api_key=-")
    inside(*words, environ=environ, text=key)
    assert inside("whoami", environ=environ).stdout.startswith("user\tlocal")
    make(environ)
    assert inside("runs", "list", "--profile", "here", environ=environ).stderr == f"no runs in {project}\n"
    unused = inside("whoami", "--host", "http://localhost:1", environ=environ, code=2).stderr
    assert f"the profile 'here' is not used: it is for {host}, and host names http://localhost:1" in unused
