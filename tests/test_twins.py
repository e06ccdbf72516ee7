"""Domino and AsyncDomino are one client: same methods, same parameters; and what is public is documented."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import pytest

import domino
from domino import AsyncDomino, Domino
from domino._transfer import AsyncRemoteFile, RemoteFile

#: What has another name on the suspending side.
_RENAMED = {"close": "aclose"}
#: What a file object of the standard library has and an async one does not need.
_OF_THE_STANDARD_LIBRARY = {
    *(
        "detach",
        "fileno",
        "flush",
        "isatty",
        "mode",
        "name",
        "peek",
        "raw",
        "read1",
        "readable",
        "readinto1",
        "readlines",
    ),
    *("seek", "seekable", "tell", "truncate", "writable", "write", "writelines"),
}


def public(kind: type) -> set[str]:
    """Return the names of a class that are meant to be used."""
    return {name for name in dir(kind) if not name.startswith("_")}


def parameters(function: Any) -> list[tuple[str, Any, Any, str]]:
    """Return name, kind, default and annotation of each parameter."""
    found = inspect.signature(function).parameters.values()
    return [(each.name, each.kind, each.default, _as_blocking(str(each.annotation))) for each in found]


def result(function: Any) -> str:
    """Return the annotation of what a call gives, once it is awaited."""
    return _as_blocking(str(inspect.signature(function).return_annotation))


def _as_blocking(annotation: str) -> str:
    awaited = (
        annotation.removeprefix("Awaitable[").removesuffix("]") if annotation.startswith("Awaitable[") else annotation
    )
    return awaited.replace("AsyncGenerator[str, None]", "Generator[str, None, None]").replace("Async", "")


def member(kind: type, name: str) -> Any:
    """Return a method, or the function behind a property."""
    found = inspect.getattr_static(kind, name)
    return found.fget if isinstance(found, property) else found


METHODS = sorted(public(Domino))


def test_both_clients_have_the_same_public_names() -> None:
    """Nothing is missing on either side."""
    assert {_RENAMED.get(name, name) for name in METHODS} == public(AsyncDomino)


@pytest.mark.parametrize("name", ["__init__", *METHODS])
def test_both_take_the_same_and_give_the_same(name: str) -> None:
    """Parameters, defaults, annotations; results awaited, file objects and transports mapped."""
    blocking, suspending = member(Domino, name), member(AsyncDomino, _RENAMED.get(name, name))
    assert parameters(blocking) == parameters(suspending)
    assert result(blocking) == result(suspending)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="overloads are registered from Python 3.11 on")
@pytest.mark.parametrize("name", METHODS)
def test_both_have_the_same_overloads(name: str) -> None:
    """The type checker sees the same variants."""
    from typing_extensions import get_overloads  # typing has it from Python 3.11 on

    variants = [
        [(parameters(each), result(each)) for each in get_overloads(inspect.unwrap(member(kind, spelled)))]
        for kind, spelled in ((Domino, name), (AsyncDomino, _RENAMED.get(name, name)))
    ]
    assert variants[0] == variants[1]


@pytest.mark.parametrize("name", METHODS)
def test_what_calls_the_server_suspends_on_the_async_side(name: str) -> None:
    """A coroutine or an async generator; the rest is the same on both."""
    blocking = member(Domino, name)
    suspending = inspect.unwrap(member(AsyncDomino, _RENAMED.get(name, name)))
    if name in {"host", "project", "api", "with_options"}:
        assert not inspect.iscoroutinefunction(suspending)
    elif name == "project_id":
        assert inspect.signature(suspending).return_annotation == "Awaitable[str]"
    elif name == "runs_logs":
        assert inspect.signature(suspending).return_annotation == "AsyncGenerator[str, None]"
    else:
        assert inspect.iscoroutinefunction(suspending)
    assert not inspect.iscoroutinefunction(inspect.unwrap(blocking))


def test_the_async_file_can_what_the_blocking_one_can() -> None:
    """But for what only the standard library asks of a file."""
    missing = public(RemoteFile) - _OF_THE_STANDARD_LIBRARY - public(AsyncRemoteFile) - {"close", "closed"}
    assert missing == set()
    assert hasattr(AsyncRemoteFile, "aclose")


def modules() -> Iterator[ModuleType]:
    """Yield every module of the package that can be imported without running it."""
    yield domino
    for found in pkgutil.walk_packages(domino.__path__, "domino."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def defined(module: ModuleType) -> dict[str, Any]:
    """Return the public classes and functions that are written in a module."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or isinstance(value, FunctionType))
        and getattr(value, "__module__", None) == module.__name__
    }


CLIENT_MODULES = [module for module in modules() if not module.__name__.startswith("domino.local")]


@pytest.mark.parametrize("module", CLIENT_MODULES, ids=lambda module: module.__name__)
def test_all_is_complete_and_sorted(module: ModuleType) -> None:
    """What is written in a module without an underscore is in its `__all__`, and `__all__` is true."""
    if "__getattr__" in vars(module) and not hasattr(module, "__all__"):
        assert dir(module) == sorted(dir(module))  # names that come from elsewhere, when they are asked for
        return
    names = list(module.__all__)
    assert len(names) == len(set(names))  # ruff sorts them
    assert set(defined(module)) <= set(names)
    for name in names:
        assert getattr(module, name) is not None


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__)
def test_every_public_thing_has_a_docstring(module: ModuleType) -> None:
    """Modules, classes, functions, methods and properties; a method may be documented where it is declared."""
    assert module.__doc__
    for name, value in defined(module).items():
        assert value.__doc__, f"{module.__name__}.{name}"
        if inspect.isclass(value) and not name.startswith("Async"):
            for inner, attribute in vars(value).items():
                if not inner.startswith("_") and isinstance(attribute, (FunctionType, property)):
                    assert inspect.getdoc(getattr(value, inner)), f"{module.__name__}.{name}.{inner}"


@pytest.mark.parametrize("name", METHODS)
def test_every_method_of_the_client_tells_what_it_does(name: str) -> None:
    """A sentence that ends with a full stop or a colon, on both clients."""
    for kind, spelled in ((Domino, name), (AsyncDomino, _RENAMED.get(name, name))):
        first = (inspect.getdoc(getattr(kind, spelled)) or "").partition("\n")[0]
        assert first
        assert first[0].isupper() or first[0] in "2`"
        assert "." in first
