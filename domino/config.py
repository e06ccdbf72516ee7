"""Settings: an explicit argument, else the environment, else the profile, else the default. No network.

The only file that is read is that of the user's profiles, and only if a setting is missing or a profile is chosen.
"""

from __future__ import annotations

import logging
import os
import ssl
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from .addresses import http_proxy, http_proxy_source, origin, shown
from .auth import AddedByProxy, Credential, Hidden, find_credential, kept_credential
from .errors import ConfigError
from .limits import (
    DEFAULT_MAX_REPLY_SIZE,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    Cert,
    Limits,
    Timeout,
    Verify,
    certificate,
    checked_path,
    is_whole,
    retries,
    seconds,
)
from .profiles import CREDENTIALS, Kept

__all__ = ["Cert", "Config", "Timeout", "Verify", "is_whole", "log_level", "retries", "seconds"]


@frozen(kw_only=True)
class Config:
    """The settings of a client, checked.

    Attributes:
        base_url: Scheme, host and port that requests go to: the deployment, or the proxy inside a run.
        host: Scheme, host and port of the deployment.
        web_host: The same for a browser; None if no browser reaches it.
        owner: The owner of the project, a user or organization name.
        project: The name of the project.
        credential: What identifies the user.
        credential_source: Where it comes from: an argument, an environment variable, a profile.
        timeout: Seconds for each of connecting, sending a piece and waiting for a piece.
        max_retries: How many times a call is retried, if it is safe to repeat.
        verify: Whether TLS certificates are checked, and against what.
        cert: A client certificate: a PEM file, or a certificate file and a key file.
        max_reply_size: How many bytes a reply that is not a file may have.
        longest_pause: The longest pause between two calls, in seconds; None to leave it to polls and retries.
        http_proxy: The proxy that the environment names for this host, possibly with a password.
        profile: The profile that was chosen or is in use; None if none was read.
        sources: Where each setting that is not a default comes from, by the name of the setting.
    """

    base_url: str
    host: str
    web_host: str | None = None
    owner: str
    project: str
    credential: Credential
    credential_source: str
    timeout: float = DEFAULT_TIMEOUT
    max_retries: int = DEFAULT_MAX_RETRIES
    verify: bool | str | ssl.SSLContext = True
    cert: str | tuple[str, str] | None = field(default=None, repr=False)
    max_reply_size: int = DEFAULT_MAX_REPLY_SIZE
    longest_pause: float | None = None
    http_proxy: Hidden | None = field(default=None, repr=False)
    profile: str | None = None
    # Where a setting comes from does not change what it does, so clients that were pickled compare equal.
    sources: Mapping[str, str] = field(factory=dict[str, str], repr=False, eq=False)

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
        profile: str | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Config:
        """Return the settings; raise a ConfigError that names the wrong argument, variable or profile."""
        env = _Environment(os.environ if environ is None else environ)
        _check_not_empty(
            project=project,
            api_key=api_key,
            host=host,
            auth_token=auth_token,
            domino_token_file=domino_token_file,
            api_proxy=api_proxy,
            profile=profile,
        )
        found = find_credential(
            api_proxy=api_proxy,
            auth_token=auth_token,
            token_file=_path(domino_token_file),
            api_key=api_key,
            environ=env,
        )
        proxy = None
        if found is not None and isinstance(found[0], AddedByProxy):
            proxy = _proxy(Hidden.url(api_proxy or env.get("DOMINO_API_PROXY"))), found[1]
        deployment = _host(host, env) or proxy
        kept = Kept(profile if profile is not None else env.get("DOMINO_PROFILE"), deployment)
        (owner, name), project_source = _project(project, env, kept)
        credential, credential_source = found or _kept_credential(kept)
        deployment = deployment or kept.get("host")
        if deployment is None:
            raise ConfigError(f"no host: pass host='https://domino.example.com' or set DOMINO_API_HOST{kept.remark}")
        base_url = (proxy or deployment)[0]
        sources = {"host": deployment[1], "project": project_source, "credential": credential_source}
        if (variable := http_proxy_source(base_url, env)) is not None:
            sources["http_proxy"] = variable
        limits = Limits(env, kept, sources)
        return cls(
            base_url=base_url,
            host=deployment[0],
            web_host=None if deployment[0] == (proxy or ("",))[0] else _web_host(deployment[0], env),
            owner=owner,
            project=name,
            credential=credential,
            credential_source=credential_source,
            timeout=limits.given("timeout", seconds(timeout, "timeout")) if timeout is not None else DEFAULT_TIMEOUT,
            max_retries=limits.number(max_retries, "max_retries", 0, DEFAULT_MAX_RETRIES),
            verify=limits.verify(verify),
            cert=certificate(cert),
            longest_pause=limits.longest_pause(base_url),
            http_proxy=http_proxy(base_url, env),
            max_reply_size=limits.number(max_reply_size, "max_reply_size", 1, DEFAULT_MAX_REPLY_SIZE),
            profile=kept.name,
            sources=sources,
        )

    def with_credential(
        self,
        api_key: str | None,
        auth_token: str | None,
        domino_token_file: str | os.PathLike[str] | None,
        api_proxy: str | None,
    ) -> Config:
        """Return these settings with another credential; if none is given, that of the environment or the profile."""
        other = Config.resolve(
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
            profile=self.profile,
        )
        sources = {**self.sources, "credential": other.credential_source}
        return evolve(other, web_host=self.web_host, sources=sources)

    def with_limits(self, timeout: Timeout | None, max_retries: int | None) -> Config:
        """Return these settings with other limits; None keeps a limit."""
        return evolve(
            self,
            timeout=self.timeout if timeout is None else seconds(timeout, "timeout"),
            max_retries=self.max_retries if max_retries is None else retries(max_retries),
        )


class _Environment(Mapping[str, str]):
    """Environment variables, where an empty one counts as not set, as in the official client.

    The repr does not show them, because a traceback can print local variables, and one of them is the API key.
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

    python-domino ignores it and goes on to the environment. But if a lookup in the caller's code found nothing, then
    another user's key or another host is not what was meant.
    """
    for name, value in arguments.items():
        if isinstance(value, str) and not value.strip():
            raise ConfigError(f"{name} is an empty string: pass a value, or leave it out for what the environment has")


def _project(project: str | None, env: Mapping[str, str], kept: Kept) -> tuple[tuple[str, str], str]:
    """Return owner and name of the project, and where they come from."""
    source = "project"
    if project is None and (project := env.get("DOMINO_PROJECT")):
        source = "DOMINO_PROJECT"
    if project is None:
        owner, name = env.get("DOMINO_PROJECT_OWNER"), env.get("DOMINO_PROJECT_NAME")
        if owner and name:
            for variable, part in (("DOMINO_PROJECT_OWNER", owner), ("DOMINO_PROJECT_NAME", name)):
                if not _is_name(part):
                    raise ConfigError(f"{variable} must be a name, not {shown(part)}")
            return (owner, name), "DOMINO_PROJECT_OWNER and DOMINO_PROJECT_NAME"
        found = kept.get("project")
        if found is None:
            raise ConfigError(
                "no project: pass project='owner/name' or set DOMINO_PROJECT (inside a run it comes from "
                f"DOMINO_PROJECT_OWNER and DOMINO_PROJECT_NAME){kept.remark}"
            )
        project, source = found
    parts = project.split("/") if isinstance(project, str) else []
    if len(parts) != 2 or not all(_is_name(part) for part in parts):
        raise ConfigError(f"{source} must be 'owner/name', not {shown(project)}")
    return (parts[0], parts[1]), source


def _kept_credential(kept: Kept) -> tuple[Credential, str]:
    for setting in CREDENTIALS:
        if found := kept.get(setting):
            return kept_credential(setting, *found), found[1]
    raise ConfigError(
        "no credential: pass api_key= or set DOMINO_USER_API_KEY (or pass auth_token=, domino_token_file= or "
        f"api_proxy=, or set DOMINO_TOKEN_FILE or DOMINO_API_PROXY){kept.remark}"
    )


def _is_name(part: str) -> bool:
    # What cannot be part of a URL: domino_api.paths refuses it too, but not before the first call.
    unsendable = any(unicodedata.category(character) in ("Cc", "Cs") for character in part)
    return part.strip() == part and part not in ("", ".", "..") and "/" not in part and not unsendable


def _path(path: str | os.PathLike[str] | None) -> str | None:
    if path is None or isinstance(path, (str, os.PathLike)):
        return None if path is None else checked_path(path, "domino_token_file")
    raise ConfigError(f"domino_token_file must be a path, not {path!r}")


def _host(given: str | None, env: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the origin from the argument or the environment, and which of them it is; None if neither has one."""
    if given is not None and not isinstance(given, str):
        raise ConfigError(f"host must be a str, not {type(given).__name__}")
    for source, value in (
        ("host", given),
        ("DOMINO_API_HOST", env.get("DOMINO_API_HOST")),
        ("DOMINO_USER_HOST", env.get("DOMINO_USER_HOST")),
    ):
        if value:
            name = source if source == "DOMINO_USER_HOST" else "host (DOMINO_API_HOST)"
            return origin(Hidden.url(value) or "", name), source
    return None


def _web_host(host: str, env: Mapping[str, str]) -> str | None:
    """Return where people open the pages of a deployment; None if only programs reach it. Wire facts 4.12.

    Inside a run, the environment has both hosts. If a program uses another deployment, they say nothing about that one.
    """
    given = {name: env.get(name) for name in ("DOMINO_API_HOST", "DOMINO_USER_HOST")}
    try:
        known = {name: origin(Hidden.url(value) or "", name) for name, value in given.items() if value}
    except ConfigError:  # about a variable that was not needed
        known = {}
    if known.get("DOMINO_API_HOST") == host and "DOMINO_USER_HOST" in known:
        host = known["DOMINO_USER_HOST"]
    labels = (urlsplit(host).hostname or "").split(".")
    is_inside = labels[1:2] == ["domino-platform"] or labels[2:3] == ["svc"]
    return None if is_inside else host


def _proxy(proxy: str | None) -> str:
    """Return the proxy's origin: the port is mandatory, the scheme defaults to http (wire facts 1.4)."""
    text = Hidden(proxy or "")
    found = origin(text if "://" in text else Hidden(f"http://{text.strip()}"), "api_proxy (DOMINO_API_PROXY)")
    if urlsplit(found).port is None:
        raise ConfigError(f"api_proxy (DOMINO_API_PROXY) must have a port, as in 'localhost:8899', not {shown(proxy)}")
    return found


def log_level(environ: Mapping[str, str] | None = None) -> int | None:
    """Return the level that DOMINO_LOG_LEVEL names; None if it is not set or not a level."""
    name = (os.environ if environ is None else environ).get("DOMINO_LOG_LEVEL", "").strip().upper()
    if name not in ("DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL"):
        return None
    level: int = getattr(logging, name)
    return level
