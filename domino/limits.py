"""Settings that have a default: how long, how often, how large, and which certificates are trusted."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from datetime import timedelta
from numbers import Integral, Real
from typing import TypeAlias, TypeVar
from urllib.parse import urlsplit

from .addresses import is_loopback, shown
from .errors import ConfigError
from .profiles import Kept

__all__ = [
    "DEFAULT_MAX_REPLY_SIZE",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "Cert",
    "Limits",
    "Timeout",
    "Verify",
    "certificate",
    "checked_path",
    "is_whole",
    "retries",
    "seconds",
]

Timeout: TypeAlias = float | timedelta
Verify: TypeAlias = bool | str | os.PathLike[str] | ssl.SSLContext
#: A PEM file with certificate and key, or one of each.
Cert: TypeAlias = str | os.PathLike[str] | tuple[str | os.PathLike[str], str | os.PathLike[str]]

#: For each of connecting, sending a piece, and waiting for the next piece of the answer.
DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_RETRIES = 4
#: In bytes: a list of 200,000 files is smaller.
DEFAULT_MAX_REPLY_SIZE = 64 << 20
#: In seconds, about three years: sockets take no more than a number of milliseconds allows.
_LONGEST = 1e8
#: How the official client is told not to check certificates.
_NO = ("false", "f", "n", "no")

_T = TypeVar("_T")


class Limits:
    """Settings that have a default: from an argument, the environment, or a profile that was read already."""

    def __init__(self, env: Mapping[str, str], kept: Kept, sources: dict[str, str]) -> None:
        self._env, self._kept, self._sources = env, kept, sources

    def given(self, name: str, value: _T) -> _T:
        """Note that a value is an argument's."""
        self._sources[name] = name
        return value

    def number(self, given: int | None, name: str, least: int, default: int) -> int:
        """Return a whole number."""
        if given is not None:
            return self.given(name, _whole(given, name, least))
        variable = f"DOMINO_{name.upper()}"
        text, source = self._env.get(variable, "").strip(), variable
        if not text:
            text, source = self._kept.seen(name) or ("", "")
        if not text:
            return default
        # No more digits than any such setting has: Python refuses to convert some thousands of them.
        if not re.fullmatch(r"\d{1,15}", text) or int(text) < least:
            raise ConfigError(f"{source} must be a whole number from {least} up, not {shown(text)}")
        self._sources[name] = source
        return int(text)

    def longest_pause(self, base_url: str) -> float | None:
        """Return how long a pause between two calls may be, in seconds; None for any.

        Tests set it, so that they need not wait for polls and retries. Only a deployment on this machine is asked so
        often: a variable that was left set must not let a program press another one.
        """
        text = self._env.get("DOMINO_LONGEST_PAUSE", "").strip()
        if not text or not is_loopback(urlsplit(base_url).hostname or ""):
            return None
        if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) or float(text) <= 0:
            raise ConfigError(f"DOMINO_LONGEST_PAUSE must be a number of seconds above zero, not {shown(text)}")
        self._sources["longest_pause"] = "DOMINO_LONGEST_PAUSE"
        return float(text)

    def verify(self, given: Verify | None) -> bool | str | ssl.SSLContext:
        """Return whether and against what certificates are checked."""
        if given is not None:
            return self.given("verify", _verify(given))
        text, source = self._env.get("DOMINO_VERIFY_CERTIFICATE"), "DOMINO_VERIFY_CERTIFICATE"
        if text is not None:
            self._sources["verify"] = source
            return text.strip().lower() not in _NO
        if (kept := self._kept.seen("verify")) is None:
            return True
        text, self._sources["verify"] = kept
        return {"true": True, **dict.fromkeys(_NO, False)}.get(text.lower(), text)  # else a bundle's path


def seconds(value: Timeout, name: str) -> float:
    """Return a duration in seconds; raise ConfigError if it is not a positive number."""
    number = value.total_seconds() if isinstance(value, timedelta) else value
    # 0 < float(...), too: a fraction can be smaller than any float.
    is_number = isinstance(number, Real) and not isinstance(number, bool)
    if not is_number or not 0 < number <= _LONGEST or not float(number) > 0:
        raise ConfigError(
            f"{name} must be a positive number of seconds up to {_LONGEST:g}, or a timedelta, not {shown(value)}"
        )
    return float(number)


def is_whole(value: object, least: int) -> bool:
    """Whether a value is a whole number, of any library, from `least` up; True and False are none."""
    return isinstance(value, Integral) and not isinstance(value, bool) and int(value) >= least


def retries(value: int) -> int:
    """Return a number of retries; raise ConfigError if it is not a whole number from 0 up."""
    return _whole(value, "max_retries", 0)


def _whole(value: int, name: str, least: int) -> int:
    if not is_whole(value, least):
        raise ConfigError(f"{name} must be a whole number from {least} up, not {shown(value)}")
    return int(value)


def checked_path(path: str | os.PathLike[str], name: str) -> str:
    """Return a path as text; raise ConfigError if it can be none."""
    text = os.fspath(path)
    if "\0" in text:
        raise ConfigError(f"{name} holds a NUL, which no path can")
    return text


def _verify(verify: Verify) -> bool | str | ssl.SSLContext:
    if isinstance(verify, (bool, ssl.SSLContext)):
        return verify
    if isinstance(verify, (str, os.PathLike)):
        return checked_path(verify, "verify")
    raise ConfigError(f"verify must be True, False, a bundle's path or an ssl.SSLContext, not {verify!r}")


def certificate(cert: Cert | None) -> str | tuple[str, str] | None:
    """Return a client certificate\'s files; raise ConfigError if it is none."""
    if cert is None or isinstance(cert, (str, os.PathLike)):
        return None if cert is None else checked_path(cert, "cert")
    if not (isinstance(cert, tuple) and len(cert) == 2):
        raise ConfigError("cert must be the path of a PEM file, or the paths of certificate and key")
    return checked_path(cert[0], "cert"), checked_path(cert[1], "cert")
