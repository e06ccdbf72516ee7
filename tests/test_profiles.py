"""Profiles: the last place where settings are looked for, and a credential that goes to its own host only."""

from __future__ import annotations

import json
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from domino import Domino
from domino.auth import ApiKey, BearerToken, TokenFile
from domino.config import Config
from domino.errors import ConfigError
from domino.profiles import Profiles

PROD, TEST = "https://prod.example.com", "https://test.example.com"
KEY = "prod-key-0123456789abcdef"
TWO = {
    "use": "prod",
    "profiles": {
        "prod": {"host": PROD, "project": "a/prod", "api_key": KEY, "max_retries": 9},
        "test": {"host": f"{TEST}/", "project": "a/test", "auth_token": "test-token", "verify": False},
        "plain": {"project": "a/plain"},
    },
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's profiles are looked for."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "domino" / "profiles.json"
    path.parent.mkdir()
    return path


def keep(file: Path, content: Any = TWO) -> None:
    """Write the file of profiles as a user's editor would."""
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_the_profile_in_use_gives_what_is_given_nowhere_else(file: Path) -> None:
    """Host, project, credential, and limits along with them; each tells where it comes from."""
    keep(file)
    config = Config.resolve(environ={})
    assert (config.host, config.owner, config.project) == (PROD, "a", "prod")
    assert config.credential == ApiKey(KEY)
    assert config.max_retries == 9
    assert config.credential_source == f"api_key of profile 'prod' ({file})"
    assert dict(config.sources) == {
        "host": f"host of profile 'prod' ({file})",
        "project": f"project of profile 'prod' ({file})",
        "credential": f"api_key of profile 'prod' ({file})",
        "max_retries": f"max_retries of profile 'prod' ({file})",
    }


def test_arguments_and_environment_come_before_the_profile(file: Path) -> None:
    """Setting by setting; the other ones are still the profile's."""
    keep(file)
    config = Config.resolve("b/other", environ={"DOMINO_USER_API_KEY": "env-key", "DOMINO_MAX_RETRIES": "1"})
    assert (config.host, config.owner, config.credential) == (PROD, "b", ApiKey("env-key"))
    assert config.max_retries == 1
    assert config.sources["project"] == "project"
    assert config.sources["credential"] == "DOMINO_USER_API_KEY"
    assert Config.resolve(environ={"DOMINO_PROJECT_OWNER": "c", "DOMINO_PROJECT_NAME": "d"}).owner == "c"


@pytest.mark.parametrize(
    ("argument", "environ"), [("test", {}), (None, {"DOMINO_PROFILE": "test"}), ("test", {"DOMINO_PROFILE": "prod"})]
)
def test_a_profile_is_chosen_by_argument_then_environment(
    file: Path, argument: str | None, environ: dict[str, str]
) -> None:
    """Before the one in use; its host may end in a slash, its certificates stay unchecked."""
    keep(file)
    config = Config.resolve(profile=argument, environ=environ)
    assert (config.host, config.project, config.verify) == (TEST, "test", False)
    assert config.credential == BearerToken("test-token")


@pytest.mark.parametrize("where", ["host", "DOMINO_API_HOST", "DOMINO_USER_HOST"])
def test_a_profile_is_for_its_own_host_only(file: Path, where: str) -> None:
    """Neither its credential nor that certificates need no check goes to another host; the error tells why."""
    keep(file)
    given: dict[str, Any] = {"host": TEST} if where == "host" else {"environ": {where: TEST}}
    arguments: dict[str, Any] = {"project": "a/b", "environ": {}, **given}
    with pytest.raises(ConfigError, match=f"no credential.*profile 'prod' is not used: it is for {PROD}, and {where}"):
        Config.resolve(**arguments)
    other: dict[str, Any] = {"host": PROD, "api_key": "key", "project": "a/b", "profile": "test", "environ": {}}
    config = Config.resolve(**other)
    assert config.verify is True
    same = Config.resolve(host=f"{PROD}/some/path", environ={})
    assert same.credential == ApiKey(KEY)


def test_a_profile_without_a_host_gives_its_project_to_any(file: Path) -> None:
    """And never a credential: that has to have a host."""
    keep(file)
    config = Config.resolve(profile="plain", environ={"DOMINO_API_HOST": TEST, "DOMINO_USER_API_KEY": "key"})
    assert config.project == "plain"
    keep(file, {"profiles": {"x": {"api_key": KEY}}})
    with pytest.raises(ConfigError, match="'x' with a credential and no host") as raised:
        Config.resolve(profile="x", environ={})
    assert KEY not in repr(raised.value)


def test_the_file_is_read_only_where_a_setting_is_missing(file: Path) -> None:
    """A broken one bothers nobody who gives all; who needs it is told what is wrong with it, never a key."""
    keep(file, '{"profiles": {"prod": {"api_key": "' + KEY)
    assert Config.resolve("a/b", "key", TEST, environ={}).profile is None
    with pytest.raises(ConfigError, match=r"the file of profiles .* is no JSON") as raised:
        Config.resolve("a/b", environ={})
    assert KEY not in "".join(map(repr, (raised.value, raised.value.__context__, raised.value.__cause__)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[1]", "has no object in it"),
        ("[" * 100_000, "is nested too deeply"),
        ({"use": 3}, "must have the name of a profile, or null, as 'use'"),
        ({"use": "gone", "profiles": {"prod": {}}}, "there is no profile 'gone' in .*: there are 'prod'"),
        ({"profiles": []}, "must have an object as 'profiles'"),
        ({"profiles": {"x": 1}}, "profile 'x' that is no object"),
        ({"profiles": {"x": {"hots": PROD}}}, "profile 'x' with an unknown setting 'hots': did you mean 'host'?"),
        ({"profiles": {"x": {"host": ["a"]}}}, "profile 'x' whose host is empty or no text"),
        ({"profiles": {"x": {"host": "prod.example.com"}}}, "profile 'x' whose host must"),
    ],
)
def test_a_file_that_makes_no_sense_is_told(file: Path, content: Any, told: str) -> None:
    """In one sentence, with the file and the place."""
    keep(file, content)
    with pytest.raises(ConfigError, match=told) as raised:
        Config.resolve("a/b", environ={})
    assert str(file) in str(raised.value)


def test_a_chosen_profile_has_to_be_there(file: Path) -> None:
    """Even where nothing is missing: a misspelt name is another deployment than was meant."""
    keep(file)
    with pytest.raises(ConfigError, match=r"there is no profile 'prdo' in .*; did you mean 'prod'"):
        Config.resolve("a/b", "key", TEST, profile="prdo", environ={})
    with pytest.raises(ConfigError, match="profile is an empty string"):
        Config.resolve("a/b", "key", TEST, profile=" ", environ={})


def test_without_platformdirs_no_profile_is_looked_for(file: Path) -> None:
    """A choice of one says what to install."""
    keep(file)
    code = """
import sys
sys.modules["platformdirs"] = None
from domino import Domino
for chosen in (None, "prod"):
    try:
        Domino("a/b", profile=chosen)
    except ValueError as error:
        print(error)
"""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("DOMINO_")}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ).stdout
    first, second = told.splitlines()
    assert first.startswith("no credential")
    assert "pip install '.[cli]'" in second


def test_a_changed_profile_is_written_whole_and_for_its_user_alone(file: Path, tmp_path: Path) -> None:
    """A link stays a link; nothing else is left in the folder; the first profile is in use."""
    real = tmp_path / "dotfiles.json"
    file.symlink_to(real)
    Profiles(file).changed("prod", {"host": PROD, "api_key": KEY}).write()
    assert file.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert {each.name for each in tmp_path.iterdir()} == {"domino", "dotfiles.json"}
    kept = Profiles.read(file)
    assert kept.use == "prod"
    assert kept.profiles["prod"]["api_key"] == KEY
    assert KEY not in repr(kept)
    assert kept.without("prod").use is None


def test_a_credential_stays_with_its_host(file: Path) -> None:
    """Another host takes the old one's key away, unless one is given along with it."""
    kept = Profiles(file).changed("x", {"host": PROD, "api_key": KEY})
    assert "api_key" not in kept.changed("x", {"host": TEST}).profiles["x"]
    assert kept.changed("x", {"host": TEST, "api_key": "new"}).profiles["x"]["api_key"] == "new"
    assert kept.changed("x", {"project": "a/b"}).profiles["x"]["api_key"] == KEY
    with pytest.raises(ConfigError, match="a profile's name"):
        kept.changed("a b", {"host": PROD})


def test_a_token_file_of_a_profile_is_read_for_each_try(file: Path) -> None:
    """As any token file."""
    keep(file, {"use": "x", "profiles": {"x": {"host": PROD, "project": "a/b", "token_file": "/run/token"}}})
    assert Config.resolve(environ={}).credential == TokenFile("/run/token")


def test_a_client_with_a_profile_can_be_pickled(file: Path) -> None:
    """Its key is found in the profile again, and is not in the pickle."""
    keep(file)
    with Domino(profile="prod") as domino:
        data = pickle.dumps(domino)
    assert KEY.encode() not in data
    again = pickle.loads(data)
    assert (again.host, again.project) == (PROD, "a/prod")


def test_another_credential_for_a_client_may_be_the_profiles(file: Path) -> None:
    """`authenticate()` without arguments goes on with what environment and profile have."""
    keep(file)
    with Domino(api_key="another") as domino:
        domino.authenticate()
        assert domino.sources["credential"] == f"api_key of profile 'prod' ({file})"
        assert domino.sources["host"] == f"host of profile 'prod' ({file})"
