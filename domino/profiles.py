"""Profiles: the settings for several deployments, kept in a file of the user.

    {"use": "prod", "profiles": {"prod": {"host": "https://domino.example.com", "api_key": "..."}}}

A profile is the last place where the client looks for its host, project and credential, after the arguments and the
environment. It belongs to one deployment: if an argument or the environment names another host, nothing from the
profile is used, so that its credential goes to its own host only. `domino config` writes the file in such a way that
only its user can read it.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from attrs import evolve, field, frozen

from ._extras import brought_by
from .addresses import origin, shown
from .auth import Hidden
from .errors import ConfigError

__all__ = ["CREDENTIALS", "SETTINGS", "Kept", "Profiles", "location"]

#: What identifies the user, in order of precedence.
CREDENTIALS = ("auth_token", "token_file", "api_key")
#: All settings of a profile; each has the name of its argument, except `token_file`, which is `domino_token_file`.
SETTINGS = ("host", "project", *CREDENTIALS, "verify", "max_retries", "max_reply_size")
#: In bytes: more than any list of deployments needs.
_LONGEST = 1 << 20


def location() -> Path | None:
    """Return where the file of profiles is, or would be; None if the extra `cli`, which is needed, is missing."""
    try:
        from platformdirs import user_config_path  # from the extra: without it, there are no profiles
    except ImportError:
        return None
    return user_config_path("domino", appauthor=False) / "profiles.json"


@frozen
class Profiles:
    """The profiles of a file.

    Attributes:
        path: The file.
        use: The profile that is used if none is chosen; None for no profile.
        profiles: The settings of each profile, as text, by its name.
    """

    path: Path
    use: str | None = None
    profiles: Mapping[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]], repr=False)

    @classmethod
    def read(cls, path: Path) -> Profiles:
        """Return the profiles of a file, none if it does not exist; raise ConfigError if it cannot be understood."""
        found, problem = _read(path)
        if problem:
            raise ConfigError(f"the file of profiles {path} {problem}")
        return cls(path, *found)

    def settings(self, name: str) -> Mapping[str, str]:
        """Return the settings of a profile; raise ConfigError if there is no profile of this name."""
        if name not in self.profiles:
            raise ConfigError(f"there is no profile {shown(name)} in {self.path}{_meant(name, self.profiles)}")
        return self.profiles[name]

    def changed(self, name: str, changes: Mapping[str, str | None]) -> Profiles:
        """Return the profiles with a profile added or changed; the first profile is also put to use.

        A credential stays with its host: a new host removes the credential, unless the same call sets a new one.

        Args:
            name: The profile.
            changes: Settings by name; None removes a setting.

        Raises:
            ConfigError: A name or a value makes no sense.
        """
        if not re.fullmatch(r"[\w.-]{1,100}", name):
            raise ConfigError(f"a profile's name is letters, digits, '_', '-' and '.', not {shown(name)}")
        before = self.profiles.get(name, {})
        wanted = {key: value for key, value in {**before, **changes}.items() if value is not None}
        settings, problem = _settings(wanted)
        if problem:
            raise ConfigError(f"this would make a profile {problem}")
        if settings.get("host") != before.get("host"):
            settings = {key: value for key, value in settings.items() if key not in CREDENTIALS or key in changes}
        use = self.use if self.use in self.profiles else name
        return evolve(self, use=use, profiles={**self.profiles, name: settings})

    def without(self, name: str) -> Profiles:
        """Return the profiles without this one; raise ConfigError if there is no profile of this name."""
        self.settings(name)
        left = {other: kept for other, kept in self.profiles.items() if other != name}
        return evolve(self, use=None if self.use == name else self.use, profiles=left)

    def using(self, name: str) -> Profiles:
        """Return the profiles with this one in use; raise ConfigError if there is no profile of this name."""
        self.settings(name)
        return evolve(self, use=name)

    def write(self) -> None:
        """Write the file, whole or not at all, so that only its user can read it; raise OSError if that fails."""
        path = Path(os.path.realpath(self.path))  # if the file is a link to another place, it remains one
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = {"use": self.use, "profiles": {name: dict(kept) for name, kept in self.profiles.items()}}
        handle, temporary = tempfile.mkstemp(prefix=".profiles-", dir=path.parent)  # 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, indent=2)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise


class Kept:
    """The settings of the current profile, for what is given nowhere else.

    A profile that is chosen is read at once, and has to exist. If none is chosen, the file is read when the first
    setting is missing, and only if it exists.

    Args:
        chosen: The profile that the argument or DOMINO_PROFILE names; None for the one in use.
        host: The origin from an argument or the environment, and where it comes from; None if neither has one.

    Attributes:
        name: The profile that was read; None if there is none.
        remark: What an error about a missing setting should say about the profile; empty for nothing.
    """

    def __init__(self, chosen: str | None, host: tuple[str, str] | None) -> None:
        self.name: str | None = None
        self.remark: str = ""
        self._host = host
        self._path: Path | None = None
        self._settings: Mapping[str, str] | None = None
        if chosen is not None:
            self._load(chosen)

    def get(self, setting: str) -> tuple[str, str] | None:
        """Return the value of a setting and where it comes from; None if the profile does not have it."""
        if self._settings is None:
            self._load(None)
        return self.seen(setting)

    def seen(self, setting: str) -> tuple[str, str] | None:
        """Return the same if the profile was read already: a setting with a default is no reason to read it."""
        value = (self._settings or {}).get(setting)
        return None if value is None else (value, f"{setting} of profile {self.name!r} ({self._path})")

    def _load(self, chosen: str | None) -> None:
        self._settings = {}
        path = location()
        if path is None:
            if chosen is not None:
                raise ConfigError(
                    f"the profile {shown(chosen)} cannot be looked up: profiles need platformdirs, {brought_by('cli')}"
                )
            return
        kept = Profiles.read(path)
        name = chosen if chosen is not None else kept.use
        if name is None:
            return
        settings = kept.settings(name)
        own = settings.get("host")
        self.name, self._path = name, path
        if self._host is not None and own is not None and own != self._host[0]:
            self.remark = (
                f"; the profile {name!r} is not used: it is for {own}, and {self._host[1]} names {self._host[0]}"
            )
            return
        self._settings = settings

    def __repr__(self) -> str:
        return f"<Kept {self.name!r}>"


def _meant(name: str, names: Mapping[str, object]) -> str:
    near = get_close_matches(name, names, n=1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f": there are {', '.join(map(repr, sorted(names)))}" if names else ": it has none"


def _read(path: Path) -> tuple[tuple[str | None, dict[str, dict[str, str]]], str]:
    """Return the contents of a file, or what is wrong with it.

    This raises no errors, so that no frame of an error contains what was read: there are keys in it.
    """
    nothing: tuple[str | None, dict[str, dict[str, str]]] = (None, {})
    try:
        with open(path, "rb") as file:
            content = json.loads(file.read(_LONGEST))
    except FileNotFoundError:
        return nothing, ""
    except OSError as error:
        return nothing, f"cannot be read: {error.strerror or error}"
    except RecursionError:
        return nothing, "is nested too deeply"
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        return nothing, f"is no JSON{where}"
    if not isinstance(content, dict):
        return nothing, "has no object in it"
    fields = cast("dict[str, Any]", content)
    use, found = fields.get("use"), fields.get("profiles", {})
    if not (use is None or isinstance(use, str)):
        return nothing, "must have the name of a profile, or null, as 'use'"
    if not isinstance(found, dict):
        return nothing, "must have an object as 'profiles'"
    profiles: dict[str, dict[str, str]] = {}
    for name, values in cast("dict[str, Any]", found).items():
        settings, problem = _settings(values)
        if problem:
            return nothing, f"has a profile {shown(name)} {problem}"
        profiles[name] = settings
    return (use, profiles), ""


def _settings(values: object) -> tuple[dict[str, str], str]:
    """Return the settings of a profile as text, or what is wrong with them."""
    settings: dict[str, str] = {}
    if not isinstance(values, dict):
        return settings, "that is no object"
    for name, value in cast("dict[str, Any]", values).items():
        if name not in SETTINGS:
            near = get_close_matches(name, SETTINGS, n=1)
            return settings, f"with an unknown setting {shown(name)}" + (f": did you mean {near[0]!r}?" if near else "")
        if isinstance(value, (str, int)):
            text = str(value).lower() if isinstance(value, bool) else str(value).strip()
            settings[name] = Hidden(text) if name in ("auth_token", "api_key") else text
        if not settings.get(name):
            return settings, f"whose {name} is empty or no text"
    if "host" in settings:
        try:
            settings["host"] = origin(Hidden.url(settings["host"]) or "", "host")
        except ConfigError as error:
            return settings, f"whose {error}"
    elif set(CREDENTIALS) & set(settings):
        return settings, "with a credential and no host that it may go to"
    return settings, ""
