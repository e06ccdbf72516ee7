"""What requests say of environments and revisions, checked; kept by the names of the public API, with v4's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from domino.local.http.fields import (
    Body,
    count_field,
    flag_field,
    object_field,
    required_text,
    text_field,
    texts_field,
    wrong_type,
)
from domino.local.settings import LAST_PORT

_TEXTS = (
    *("image", "dockerfileInstructions", "summary"),
    *("preSetupScript", "postSetupScript", "preRunScript", "postRunScript"),
)
_CLUSTERS = {"dask": "Dask", "mpi": "MPI", "ray": "Ray", "spark": "Spark"}
_VISIBILITIES = {"global": "Global", "private": "Private"}
_REBUILDS = {"never": "Never", "followactive": "FollowActive"}


def made_of(body: Body) -> dict[str, Any]:
    """Return what a revision is to be made of.

    Raises:
        ApiError: something is of a wrong type.
    """
    for name in ("skipCache", "useVpn"):
        flag_field(body, name)
    asked: dict[str, Any] = {name: text_field(body, name) for name in _TEXTS}
    asked["environmentVariables"] = [_variable(each) for each in _objects(body, "environmentVariables")]
    kinds = texts_field(body, "supportedClusters") or []
    asked["supportedClusters"] = [_word(kind, "supportedClusters", _CLUSTERS) for kind in kinds]
    asked["tags"] = texts_field(body, "tags") or []
    asked["useVpn"] = flag_field(body, "useVpn") or False
    asked["workspaceTools"] = [_tool(each) for each in _objects(body, "workspaceTools")]
    return {name: value for name, value in asked.items() if value is not None}


def visibility_of(body: Body) -> str | None:
    """Return who can see an environment, in the words of v4; both cases are in use: wire facts 4.6."""
    given = text_field(body, "visibility")
    return None if given is None else _word(given, "visibility", _VISIBILITIES)


def rebuild_of(body: Body) -> str:
    """Return when an environment is built anew, in the words of v4."""
    return _word(text_field(body, "rebuildOnBaseChanges") or "never", "rebuildOnBaseChanges", _REBUILDS)


def _word(given: str, name: str, words: Mapping[str, str]) -> str:
    if given.lower() not in words:
        raise wrong_type(name, f"one of {', '.join(words)}")
    return words[given.lower()]


def _objects(body: Body, name: str) -> list[Body]:
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in cast("list[object]", value)):
        raise wrong_type(name, "a list of objects")
    return cast("list[Body]", value)


def _variable(pair: Body) -> dict[str, str]:
    key = required_text(pair, "key")
    if not key or "=" in key:
        raise wrong_type("key", "the name of an environment variable")
    return {"key": key, "value": required_text(pair, "value")}


def _tool(tool: Body) -> dict[str, Any]:
    scripts = texts_field(tool, "startScripts")
    if scripts is None:
        raise wrong_type("startScripts", "a list of strings")
    proxy = object_field(tool, "proxyConfig")
    known: dict[str, Any] = {
        "name": required_text(tool, "name"),
        "title": required_text(tool, "title"),
        "startScripts": scripts,
        "iconUrl": text_field(tool, "iconUrl"),
        "supportedFileExtensions": texts_field(tool, "supportedFileExtensions"),
        "proxyConfig": None if proxy is None else _proxy(proxy),
    }
    return {name: value for name, value in known.items() if value is not None}


def _proxy(proxy: Body) -> dict[str, object]:
    port = count_field(proxy, "port")
    if port is None or port > LAST_PORT:
        raise wrong_type("port", f"a whole number from 0 to {LAST_PORT}")
    flags = {name: flag_field(proxy, name) for name in ("rewrite", "requireSubdomain")}
    known = {name: value for name, value in flags.items() if value is not None}
    return {"internalPath": required_text(proxy, "internalPath"), "port": port, **known}
