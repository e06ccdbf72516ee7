"""Domino and AsyncDomino are one client: what scripts/regen.sh, which makes one's areas of the other's, cannot see."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from domino import AsyncDomino, Domino
from domino.areas import AsyncAreas
from domino.blocking import Areas
from domino.types import AsyncRemoteFile, RemoteFile

#: What has another name on the suspending side.
_RENAMED = {"close": "aclose"}
#: What a file object of the standard library has and an async one does not need.
_OF_THE_STANDARD_LIBRARY = {
    *("detach", "fileno", "flush", "isatty", "mode", "name", "peek", "raw", "read1", "readable", "readinto1"),
    *("readlines", "seek", "seekable", "tell", "truncate", "writable", "write", "writelines"),
}


def public(kind: type) -> set[str]:
    """Return the names of a class that are meant to be used."""
    return {name for name in dir(kind) if not name.startswith("_")}


def test_both_clients_have_the_same_public_names() -> None:
    """Nothing is missing on either side."""
    assert {_RENAMED.get(name, name) for name in public(Domino)} == public(AsyncDomino)


@pytest.mark.parametrize("name", sorted(public(Domino) - public(Areas) - {"api", "host", "project", "sources"}))
def test_what_is_written_for_each_client_takes_and_gives_the_same(name: str) -> None:
    """Parameters, defaults and annotations of what is in no area: closing, another credential, other limits."""
    blocking, suspending = getattr(Domino, name), getattr(AsyncDomino, _RENAMED.get(name, name))
    assert inspect.signature(blocking) == inspect.signature(suspending)
    assert not inspect.iscoroutinefunction(blocking)
    assert inspect.iscoroutinefunction(suspending) == (name not in ("with_options", "web_page"))


@pytest.mark.parametrize("name", sorted(public(AsyncAreas)))
def test_what_calls_the_server_suspends_on_the_async_side(name: str) -> None:
    """A coroutine, an async generator, or something to await; nothing of it on the blocking side."""
    member: Any = inspect.getattr_static(AsyncAreas, name)
    if isinstance(member, property):
        assert inspect.signature(member.fget).return_annotation.startswith("Awaitable[")  # type: ignore[arg-type]
    else:
        gives = inspect.signature(member).return_annotation
        assert inspect.iscoroutinefunction(member) or gives.startswith("AsyncGenerator[")
    assert not inspect.iscoroutinefunction(inspect.getattr_static(Areas, name))


def test_the_async_file_can_what_the_blocking_one_can() -> None:
    """But for what only the standard library asks of a file."""
    missing = public(RemoteFile) - _OF_THE_STANDARD_LIBRARY - public(AsyncRemoteFile) - {"close", "closed"}
    assert missing == set()
    assert hasattr(AsyncRemoteFile, "aclose")
