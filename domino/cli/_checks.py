"""What `domino doctor` looks at, from the installation to the project: each check one finding."""

from __future__ import annotations

import os
import platform
import stat
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import TYPE_CHECKING

from ._advice import in_own_words
from ._network_checks import FAULT, OK, SKIPPED, WARNING, Finding, look
from ._session import Session

if TYPE_CHECKING:
    from domino import Domino

__all__ = ["PACKAGES", "examine", "versions"]

#: What matters of what is installed.
PACKAGES = ("domino-client", "httpx", "httpcore", "attrs", "tenacity", "truststore", "click", "rich", "platformdirs")
_NOBODYS = "nobody/nothing"
_ENVIRONMENT = "the environment (DOMINO_API_HOST, DOMINO_USER_API_KEY, DOMINO_PROJECT) or domino config set gives it"


def examine(session: Session) -> Iterator[Finding]:
    """Yield the findings, in the order in which one depends on those before."""
    yield _installed()
    yield _profiles(session)
    domino, settings, made_up = _client(session)
    yield from settings
    if domino is None:
        yield Finding("network", SKIPPED, "there is no host to ask")
        return
    with domino:
        is_reached = True
        if domino.sources["credential"] in ("api_proxy", "DOMINO_API_PROXY"):
            yield Finding("network", SKIPPED, "calls go to the proxy beside the run, which adds the credential")
            steps: Iterator[Finding] = iter(())
        else:
            steps = look(domino.host, _verify(domino))
        for finding in steps:
            is_reached = finding.state != FAULT
            yield finding
        if not is_reached:
            yield Finding("api", SKIPPED, "the deployment is not reached")
            return
        yield from _calls(domino, made_up)


def _installed() -> Finding:
    from domino import __version__

    found = f"domino-client {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    try:
        other = metadata.version("dominodatalab")
    except metadata.PackageNotFoundError:
        return Finding("client", OK, found)
    advice = "pip uninstall dominodatalab, then install this client again: both own the import name domino"
    return Finding("client", WARNING, f"{found}; python-domino {other} is installed, too", advice)


def _profiles(session: Session) -> Finding:
    from domino.errors import ConfigError
    from domino.profiles import Profiles, location

    path = location()
    if path is None:
        return Finding("profiles", SKIPPED, "platformdirs is not installed, so none is looked for")
    try:
        kept = Profiles.read(path)
    except ConfigError as error:
        return Finding("profiles", FAULT, str(error), "mend the file, or remove it")
    if not kept.profiles:
        return Finding("profiles", OK, f"none in {path}")
    found = f"{', '.join(sorted(kept.profiles))} in {path}" + (f", {kept.use} in use" if kept.use else "")
    others = stat.S_IMODE(os.stat(path).st_mode) & 0o077
    if os.name == "posix" and others:
        return Finding("profiles", WARNING, f"{found}; others may read it, its keys too", f"chmod 600 {path}")
    return Finding("profiles", OK, found)


def _client(session: Session) -> tuple[Domino | None, list[Finding], set[str]]:
    """Return a client as far as there are settings for one, what is found of each, and which of them are made up.

    Settings that are missing are found one after the other: the client names the first.
    """
    from domino.errors import ConfigError

    problems: list[Finding] = []
    made_up: dict[str, str] = {}
    for name, instead in (("project", _NOBODYS), ("api_key", "none"), ("", "")):
        try:
            domino = session.client(project=made_up.get("project"), api_key=made_up.get("api_key"))
        except ConfigError as error:
            problems.append(Finding("settings", FAULT, in_own_words(str(error)), _ENVIRONMENT))
            made_up[name] = instead
        else:
            break
    else:
        return None, list({each.found: each for each in problems}.values()), set(made_up)
    found: list[Finding] = []
    for name, source in domino.sources.items():
        if ("api_key" if name == "credential" else name) not in made_up:
            value = {"host": f"{domino.host}, ", "project": f"{domino.project}, "}.get(name, "")
            found.append(Finding(name, OK, f"{value}from {_source(session, source)}"))
    return domino, [*found, *problems], set(made_up)


def _source(session: Session, source: str) -> str:
    """Return a source in the words of the command line."""
    return f"--{source}" if source in ("host", "project") and getattr(session, source) is not None else source


def _verify(domino: Domino) -> str | None:
    """Return how certificates are checked, as the setting that counts has it."""
    source = domino.sources.get("verify", "")
    if "profile" in source:
        from .config import kept_profiles

        name = source.partition("'")[2].partition("'")[0]
        value = kept_profiles().settings(name).get("verify", "true")
    else:
        value = os.environ.get(source, "true").strip().lower()
    return {"true": None, "f": "false", "n": "false", "no": "false"}.get(value, value) if source else None


def _calls(domino: Domino, made_up: set[str]) -> Iterator[Finding]:
    from domino import errors

    quick = domino.with_options(timeout=20, max_retries=1)

    def version() -> str:
        return f"Domino {quick.deployment_version().version}"

    def login() -> str:
        user = quick.users_self()
        return f"you are {user.user_name}" + (f" ({user.full_name})" if user.full_name else "")

    def project() -> str:
        found = quick.projects_find()
        return f"{domino.project} is there, {found.visibility or 'of unknown visibility'}"

    for name, ask, needs in (("api", version, ""), ("login", login, "api_key"), ("access", project, "project")):
        if needs in made_up:
            yield Finding(name, SKIPPED, f"there is no {'credential' if needs == 'api_key' else needs}")
            return
        try:
            yield Finding(name, OK, ask())
        except errors.DominoError as error:
            # Deployments answer a wrong key with either (wire facts 1.2).
            is_login = isinstance(error, (errors.AuthenticationError, errors.PermissionDeniedError))
            if is_login and name != "access":
                if name == "api":
                    yield Finding("api", OK, "it answers those who are logged in")
                yield _login_fault(error, made_up)
                return
            yield Finding(name, FAULT, in_own_words(str(error)), _advice(error, domino.host))
            return


def _login_fault(error: Exception, made_up: set[str]) -> Finding:
    if "api_key" in made_up:
        return Finding("login", SKIPPED, "there is no credential")
    advice = "make a new key on the web page of the deployment, under Account Settings, API Key; then set it where"
    return Finding("login", FAULT, in_own_words(str(error)), f"{advice} the credential comes from")


def _advice(error: Exception, host: str) -> str:
    from domino import errors

    if isinstance(error, errors.NotTheApiError):
        return f"is {host} a Domino deployment, and not its login page?"
    if isinstance(error, errors.NotFoundError):
        return "domino projects lists those that you may see"
    return "the deployment's administrator can tell more"


def versions() -> dict[str, str | None]:
    """Return what is installed of the packages that matter."""
    found: dict[str, str | None] = {"python": sys.version.split()[0]}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = None
    return found
