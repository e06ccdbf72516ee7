"""What the fixtures do; loaded only when one of them is used, because it needs the local Domino."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import Any

import httpx
import pytest

from domino import AsyncDomino, Domino
from domino.local import Fault, LocalDomino, LocalSettings, RecordedRequest

__all__ = ["LONGEST_PAUSE", "async_client", "in_use", "own_server", "project_for", "told"]

#: In seconds: `Domino()` polls a run every 5 s, which is longer than most tests.
LONGEST_PAUSE = 0.05
#: What the shell may have set, because it does not lead to another deployment.
_KEPT = {"DOMINO_LOG_LEVEL", "DOMINO_MAX_REPLY_SIZE", "DOMINO_MAX_RETRIES"}
#: How many characters of a test's name its project gets.
_LONGEST_NAME = 60
#: How many requests are shown for a test that failed.
_SHOWN = 20


@contextmanager
def own_server(node: pytest.Item, settings: LocalSettings) -> Generator[LocalDomino, None, None]:
    """Run a local Domino for a single test, with the settings that its markers change."""
    changes: dict[str, Any] = {}
    for marker in node.iter_markers("domino_settings"):
        if marker.args:
            raise _refusal(node, "domino_settings", "takes fields by name, as in domino_settings(max_upload=100)")
        changes = {**marker.kwargs, **changes}  # the nearest marker comes first
    known = [each.name for each in fields(LocalSettings)]
    for name in changes:
        if name not in known:
            raise _refusal(node, "domino_settings", f"LocalSettings has no field {name!r}{_meant(name, known)}")
    with _refusing(node, "domino_settings"):
        settings = replace(settings, **changes)
    with LocalDomino(settings=settings) as server:
        yield server


def project_for(node: pytest.Item, server: LocalDomino) -> str:
    """Return the name of an unused project, which contains the test's name so that people recognize it."""
    name = re.sub(r"\W+", "-", node.name, flags=re.ASCII).strip("-_")[:_LONGEST_NAME]
    return f"{server.user}/{name or 'test'}-{uuid.uuid4().hex[:8]}"


@contextmanager
def in_use(node: pytest.Item, server: LocalDomino, project: str) -> Generator[LocalDomino, None, None]:
    """Point the environment to a local Domino, with the faults of a test's markers, until the test is over."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("DOMINO_") and name not in _KEPT:
                patch.delenv(name)
        owner, _, project_name = project.partition("/")
        names = {"DOMINO_PROJECT": project, "DOMINO_PROJECT_OWNER": owner, "DOMINO_PROJECT_NAME": project_name}
        for name, value in {**server.environ(), **names, "DOMINO_LONGEST_PAUSE": str(LONGEST_PAUSE)}.items():
            patch.setenv(name, value)
        if not server.settings.create_projects:
            with Domino() as domino:
                domino.project_create(project_name)
        try:
            with _refusing(node, "domino_fault"):
                for fault in _faults(node):
                    server.faults.add(fault)
            server.forget_requests()
            yield server
        finally:
            server.faults.clear()
            server.stop_runs(project)


def async_client() -> AsyncDomino:
    """Return a client that leaves no connections open: a test's event loop ends before the fixture does."""
    at_once = httpx.Limits(max_keepalive_connections=0)
    # The local Domino speaks plain HTTP, so there is no need to load certificates.
    return AsyncDomino(transport=httpx.AsyncHTTPTransport(verify=False, limits=at_once))


def _faults(node: pytest.Item) -> Iterator[Fault]:
    for marker in node.iter_markers("domino_fault"):
        if marker.args and all(isinstance(each, Fault) for each in marker.args) and not marker.kwargs:
            yield from marker.args
            continue
        if len(marker.args) > 1:
            raise _refusal(node, "domino_fault", "takes what it matches and fields by name, or any number of Fault")
        match = {"match": marker.args[0]} if marker.args else {}
        yield Fault.from_json({**match, **marker.kwargs})


def told(requests: Sequence[RecordedRequest]) -> str:
    """Return the latest requests as lines: method, path, operation, status of the answer."""
    lines = [f"... {len(requests) - _SHOWN} before"] if len(requests) > _SHOWN else []
    lines += [
        f"{each.method} {each.target} ({each.operation or 'no operation'}): {each.status or 'no answer'}"
        for each in requests[-_SHOWN:]
    ]
    return "\n".join(lines or ["none"])


def _meant(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f": did you mean {near[0]!r}?" if near else ""


@contextmanager
def _refusing(node: pytest.Item, marker: str) -> Generator[None, None, None]:
    """Let a test fail with what is wrong with its marker, without the frames of the code that found it."""
    try:
        yield
    except (TypeError, ValueError) as error:
        raise _refusal(node, marker, str(error)) from None


def _refusal(node: pytest.Item, marker: str, problem: str) -> BaseException:
    return pytest.fail.Exception(f"@pytest.mark.{marker} of {node.nodeid}: {problem}", pytrace=False)
