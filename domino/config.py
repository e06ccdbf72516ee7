"""Settings: an explicit argument, else the environment, else the default. No network, no file is touched."""

from __future__ import annotations

import logging
import os
import ssl
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TypeAlias
from urllib.parse import urlsplit

from attrs import field, frozen

from .auth import AddedByProxy, Credential, Hidden, find_credential
from .errors import ConfigError

__all__ = ["Config", "Timeout", "Verify", "log_level", "retries", "seconds"]

Timeout: TypeAlias = float | timedelta
Verify: TypeAlias = bool | str | ssl.SSLContext

#: For each of connecting, sending a piece, and waiting for the next piece of the answer.
DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_RETRIES = 4


@frozen(kw_only=True)
class Config:
    """The settings of a client, checked.

    Attributes:
        base_url: Scheme, host and port that requests go to: the deployment, or the proxy beside a run.
        host: Scheme, host and port of the deployment.
        owner: The project's owner, a user or organization name.
        project: The project's name.
        credential: Where the credential comes from.
        timeout: Seconds for each of connecting, sending a piece and waiting for a piece.
        max_retries: How often a call that may be repeated is repeated.
        verify: Whether and against what TLS certificates are checked.
        cert: A client certificate: a PEM file, or certificate and key files.
    """

    base_url: str
    host: str
    owner: str
    project: str
    credential: Credential
    timeout: float = DEFAULT_TIMEOUT
    max_retries: int = DEFAULT_MAX_RETRIES
    verify: Verify = True
    cert: str | tuple[str, str] | None = field(default=None, repr=False)

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
        cert: str | tuple[str, str] | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Config:
        """Return the settings; raise ConfigError that names the argument and the environment variable."""
        env = _Environment(os.environ if environ is None else environ)
        owner, name = _project(project, env)
        credential = find_credential(
            api_proxy=api_proxy,
            auth_token=auth_token,
            token_file=os.fspath(domino_token_file) if domino_token_file is not None else None,
            api_key=api_key,
            environ=env,
        )
        proxy = _proxy(api_proxy or env.get("DOMINO_API_PROXY")) if isinstance(credential, AddedByProxy) else None
        origin = _host(Hidden.url(host or env.get("DOMINO_API_HOST") or env.get("DOMINO_USER_HOST")), proxy)
        return cls(
            base_url=proxy or origin,
            host=origin,
            owner=owner,
            project=name,
            credential=credential,
            timeout=DEFAULT_TIMEOUT if timeout is None else seconds(timeout, "timeout"),
            max_retries=_retries(max_retries, env),
            verify=_verify(env) if verify is None else verify,
            cert=cert,
        )


class _Environment(Mapping[str, str]):
    """Environment variables that do not show themselves in a traceback that prints locals: one is the API key."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return "<the environment>"


def seconds(value: Timeout, name: str) -> float:
    """Return a duration in seconds; raise ConfigError if it is not a positive number."""
    number = value.total_seconds() if isinstance(value, timedelta) else value
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not number > 0:
        raise ConfigError(f"{name} must be a positive number of seconds or a timedelta, not {value!r}")
    return float(number)


def _project(project: str | None, env: Mapping[str, str]) -> tuple[str, str]:
    if project is None:
        owner, name = env.get("DOMINO_PROJECT_OWNER"), env.get("DOMINO_PROJECT_NAME")
        if owner and name:
            return owner, name
        raise ConfigError(
            "no project: pass project='owner/name' (inside a run it comes from DOMINO_PROJECT_OWNER and "
            "DOMINO_PROJECT_NAME)"
        )
    parts = project.split("/") if isinstance(project, str) else []
    if len(parts) != 2 or any(part.strip() != part or part in ("", ".", "..") for part in parts):
        raise ConfigError(f"project must be 'owner/name', not {project!r}")
    return parts[0], parts[1]


def _host(host: str | None, proxy: str | None) -> str:
    if not host:
        if proxy:
            return proxy
        raise ConfigError("no host: pass host='https://domino.example.com' or set DOMINO_API_HOST")
    return _origin(host, "host (DOMINO_API_HOST)")


def _proxy(proxy: str | None) -> str:
    """Return the proxy's origin: the port is mandatory, the scheme defaults to http (wire facts 1.4)."""
    text = proxy or ""
    origin = _origin(text if "://" in text else f"http://{text}", "api_proxy (DOMINO_API_PROXY)")
    if urlsplit(origin).port is None:
        raise ConfigError(f"api_proxy (DOMINO_API_PROXY) must have a port, as in 'localhost:8899', not {proxy!r}")
    return origin


def _origin(url: str, name: str) -> str:
    """Return scheme, host and port; a path is dropped, as the official client does."""
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise ConfigError(f"{name} must not hold a user or password; pass api_key= or auth_token= instead")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ConfigError(f"{name} is not a URL: {_without_secret(url)!r}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        example = "https://domino.example.com"
        raise ConfigError(f"{name} must begin with https:// or http://, as in {example!r}: {_without_secret(url)!r}")
    hostname = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{hostname}{f':{port}' if port is not None else ''}"


def _without_secret(url: str) -> str:
    return url.rpartition("@")[2]


def _retries(given: int | None, env: Mapping[str, str]) -> int:
    text = env.get("DOMINO_MAX_RETRIES")
    if given is None and text:
        if not text.strip().isdecimal():
            raise ConfigError(f"DOMINO_MAX_RETRIES must be a whole number from 0 up, not {text!r}")
        return int(text)
    return DEFAULT_MAX_RETRIES if given is None else retries(given)


def retries(value: int) -> int:
    """Return a number of retries; raise ConfigError if it is not a whole number from 0 up."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigError(f"max_retries must be a whole number from 0 up, not {value!r}")
    return value


def _verify(env: Mapping[str, str]) -> bool:
    return env.get("DOMINO_VERIFY_CERTIFICATE", "").strip().lower() not in ("false", "f", "n", "no")


def log_level(environ: Mapping[str, str] | None = None) -> int | None:
    """Return the level that DOMINO_LOG_LEVEL names, None if it is unset or names none."""
    name = (os.environ if environ is None else environ).get("DOMINO_LOG_LEVEL", "").strip().upper()
    if name not in ("DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL"):
        return None
    level: int = getattr(logging, name)
    return level
