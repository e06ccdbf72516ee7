"""Settings: an explicit argument, else the environment, else the default. No network, no file is touched."""

from __future__ import annotations

import logging
import os
import re
import ssl
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import timedelta
from numbers import Integral, Real
from typing import TypeAlias
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from .addresses import http_proxy, origin, shown
from .auth import AddedByProxy, Credential, Hidden, find_credential
from .errors import ConfigError

__all__ = ["Cert", "Config", "Timeout", "Verify", "is_whole", "log_level", "retries", "seconds"]

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


@frozen(kw_only=True)
class Config:
    """The settings of a client, checked.

    Attributes:
        base_url: Scheme, host and port that requests go to: the deployment, or the proxy beside a run.
        host: Scheme, host and port of the deployment.
        owner: The project's owner, a user or organization name.
        project: The project's name.
        credential: What identifies the user.
        credential_source: The argument or environment variable that gave it.
        timeout: Seconds for each of connecting, sending a piece and waiting for a piece.
        max_retries: How often a call that may be repeated is repeated.
        verify: Whether and against what TLS certificates are checked.
        cert: A client certificate: a PEM file, or certificate and key files.
        max_reply_size: How many bytes an answer that is no file may have.
        http_proxy: The proxy on the way that the environment names, maybe with its password.
    """

    base_url: str
    host: str
    owner: str
    project: str
    credential: Credential
    credential_source: str
    timeout: float = DEFAULT_TIMEOUT
    max_retries: int = DEFAULT_MAX_RETRIES
    verify: bool | str | ssl.SSLContext = True
    cert: str | tuple[str, str] | None = field(default=None, repr=False)
    max_reply_size: int = DEFAULT_MAX_REPLY_SIZE
    http_proxy: Hidden | None = field(default=None, repr=False)

    @classmethod
    def resolve(
        cls,
        project: str | None = None,
        api_key: str | None = None,
        host: str | None = None,
        *,
        auth_token: str | None = None,
        domino_token_file: str | os.PathLike[str] | None = None,
        api_proxy: str | None = None,
        timeout: Timeout | None = None,
        max_retries: int | None = None,
        verify: Verify | None = None,
        cert: Cert | None = None,
        max_reply_size: int | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Config:
        """Return the settings; raise ConfigError that names the argument and the environment variable."""
        env = _Environment(os.environ if environ is None else environ)
        _check_not_empty(
            project=project,
            api_key=api_key,
            host=host,
            auth_token=auth_token,
            domino_token_file=domino_token_file,
            api_proxy=api_proxy,
        )
        owner, name = _project(project, env)
        credential, source = find_credential(
            api_proxy=api_proxy,
            auth_token=auth_token,
            token_file=_path(domino_token_file),
            api_key=api_key,
            environ=env,
        )
        proxy = (
            _proxy(Hidden.url(api_proxy or env.get("DOMINO_API_PROXY")))
            if isinstance(credential, AddedByProxy)
            else None
        )
        deployment = _host(host, env, proxy)
        base_url = proxy or deployment
        return cls(
            base_url=base_url,
            host=deployment,
            owner=owner,
            project=name,
            credential=credential,
            credential_source=source,
            timeout=DEFAULT_TIMEOUT if timeout is None else seconds(timeout, "timeout"),
            max_retries=_number(max_retries, "max_retries", env, 0, DEFAULT_MAX_RETRIES),
            verify=_verify(verify, env),
            cert=_cert(cert),
            http_proxy=http_proxy(base_url, env),
            max_reply_size=_number(max_reply_size, "max_reply_size", env, 1, DEFAULT_MAX_REPLY_SIZE),
        )

    def with_credential(
        self,
        api_key: str | None,
        auth_token: str | None,
        domino_token_file: str | os.PathLike[str] | None,
        api_proxy: str | None,
    ) -> Config:
        """Return these settings with another credential; with none given, the environment's."""
        return Config.resolve(
            f"{self.owner}/{self.project}",
            api_key,
            self.host,
            auth_token=auth_token,
            domino_token_file=domino_token_file,
            api_proxy=api_proxy,
            timeout=self.timeout,
            max_retries=self.max_retries,
            verify=self.verify,
            cert=self.cert,
            max_reply_size=self.max_reply_size,
        )

    def with_limits(self, timeout: Timeout | None, max_retries: int | None) -> Config:
        """Return these settings with other limits; None keeps one."""
        return evolve(
            self,
            timeout=self.timeout if timeout is None else seconds(timeout, "timeout"),
            max_retries=self.max_retries if max_retries is None else retries(max_retries),
        )


class _Environment(Mapping[str, str]):
    """Environment variables, of which an empty one counts as not set, as in the official client.

    They do not show themselves in a traceback that prints locals: one is the API key.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        value = self._values[name]
        if not value.strip():
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return "<the environment>"


def _check_not_empty(**arguments: object) -> None:
    """Raise ConfigError for an empty argument.

    python-domino takes it for none and goes on to the environment; but where a lookup gave
    nothing, another user's key or another host is not what was meant.
    """
    for name, value in arguments.items():
        if isinstance(value, str) and not value.strip():
            raise ConfigError(f"{name} is an empty string: pass a value, or leave it out for what the environment has")


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


def _project(project: str | None, env: Mapping[str, str]) -> tuple[str, str]:
    source = "project"
    if project is None and (project := env.get("DOMINO_PROJECT")):
        source = "DOMINO_PROJECT"
    if project is None:
        owner, name = env.get("DOMINO_PROJECT_OWNER"), env.get("DOMINO_PROJECT_NAME")
        if owner and name:
            for variable, part in (("DOMINO_PROJECT_OWNER", owner), ("DOMINO_PROJECT_NAME", name)):
                if not _is_name(part):
                    raise ConfigError(f"{variable} must be a name, not {shown(part)}")
            return owner, name
        raise ConfigError(
            "no project: pass project='owner/name' or set DOMINO_PROJECT (inside a run it comes from "
            "DOMINO_PROJECT_OWNER and DOMINO_PROJECT_NAME)"
        )
    parts = project.split("/") if isinstance(project, str) else []
    if len(parts) != 2 or not all(_is_name(part) for part in parts):
        raise ConfigError(f"{source} must be 'owner/name', not {shown(project)}")
    return parts[0], parts[1]


def _is_name(part: str) -> bool:
    # What no URL can carry: domino_api.paths refuses it too, but at the first call.
    unsendable = any(unicodedata.category(character) in ("Cc", "Cs") for character in part)
    return part.strip() == part and part not in ("", ".", "..") and "/" not in part and not unsendable


def _file(path: str | os.PathLike[str], name: str) -> str:
    text = os.fspath(path)
    if "\0" in text:
        raise ConfigError(f"{name} holds a NUL, which no path can")
    return text


def _path(path: str | os.PathLike[str] | None) -> str | None:
    if path is None or isinstance(path, (str, os.PathLike)):
        return None if path is None else _file(path, "domino_token_file")
    raise ConfigError(f"domino_token_file must be a path, not {path!r}")


def _host(given: str | None, env: Mapping[str, str], proxy: str | None) -> str:
    host: object = Hidden.url(given or env.get("DOMINO_API_HOST") or env.get("DOMINO_USER_HOST"))
    is_older = not given and not env.get("DOMINO_API_HOST")
    name = "DOMINO_USER_HOST" if is_older else "host (DOMINO_API_HOST)"
    if host is not None and not isinstance(host, str):
        raise ConfigError(f"host must be a str, not {type(host).__name__}")
    if not host:
        if proxy:
            return proxy
        raise ConfigError("no host: pass host='https://domino.example.com' or set DOMINO_API_HOST")
    return origin(host, name)


def _proxy(proxy: str | None) -> str:
    """Return the proxy's origin: the port is mandatory, the scheme defaults to http (wire facts 1.4)."""
    text = Hidden(proxy or "")
    found = origin(text if "://" in text else Hidden(f"http://{text.strip()}"), "api_proxy (DOMINO_API_PROXY)")
    if urlsplit(found).port is None:
        raise ConfigError(f"api_proxy (DOMINO_API_PROXY) must have a port, as in 'localhost:8899', not {shown(proxy)}")
    return found


def _number(given: int | None, name: str, env: Mapping[str, str], least: int, default: int) -> int:
    """Return a whole number from an argument, its environment variable, or the default."""
    if given is not None:
        return _whole(given, name, least)
    variable = f"DOMINO_{name.upper()}"
    text = env.get(variable, "").strip()
    if not text:
        return default
    # No more digits than any such setting has: Python refuses to convert some thousands of them.
    if not re.fullmatch(r"\d{1,15}", text) or int(text) < least:
        raise ConfigError(f"{variable} must be a whole number from {least} up, not {shown(text)}")
    return int(text)


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


def _verify(verify: Verify | None, env: Mapping[str, str]) -> bool | str | ssl.SSLContext:
    if isinstance(verify, (bool, ssl.SSLContext)):
        return verify
    if isinstance(verify, (str, os.PathLike)):
        return _file(verify, "verify")
    if verify is not None:
        raise ConfigError(f"verify must be True, False, a bundle's path or an ssl.SSLContext, not {verify!r}")
    return env.get("DOMINO_VERIFY_CERTIFICATE", "").strip().lower() not in ("false", "f", "n", "no")


def _cert(cert: Cert | None) -> str | tuple[str, str] | None:
    if cert is None or isinstance(cert, (str, os.PathLike)):
        return None if cert is None else _file(cert, "cert")
    if not (isinstance(cert, tuple) and len(cert) == 2):
        raise ConfigError("cert must be the path of a PEM file, or the paths of certificate and key")
    return _file(cert[0], "cert"), _file(cert[1], "cert")


def log_level(environ: Mapping[str, str] | None = None) -> int | None:
    """Return the level that DOMINO_LOG_LEVEL names, None if it is unset or names none."""
    name = (os.environ if environ is None else environ).get("DOMINO_LOG_LEVEL", "").strip().upper()
    if name not in ("DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL"):
        return None
    level: int = getattr(logging, name)
    return level
