"""What is public is told, and every module says what it offers."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import pytest

import domino
from domino import AsyncDomino, Domino

#: Modules that are python-domino's alone, or hand on another package: tests/python_domino imports them.
HANDED_ON = {"data_sources", "training_sets", "constants", "helpers", "domino_enums", "_version"}
#: What can be imported only where Airflow is: tests/airflow.
IN_AIRFLOW = "domino.airflow"


def modules() -> Iterator[ModuleType]:
    """Yield every module of the package that can be imported without running it."""
    yield domino
    for found in pkgutil.walk_packages(domino.__path__, "domino."):
        is_elsewhere = found.name.rpartition(".")[2] in {"__main__", *HANDED_ON}
        if not is_elsewhere and not found.name.startswith(IN_AIRFLOW):
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
    if not hasattr(module, "__all__"):  # a room, or names that come from elsewhere when they are asked for
        assert defined(module) == {}
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
        # A transport of httpx has a documented twin beside it.
        if inspect.isclass(value) and not name.startswith("AsyncGuarded"):
            for inner, attribute in vars(value).items():
                if not inner.startswith("_") and isinstance(attribute, (FunctionType, property)):
                    assert inspect.getdoc(getattr(value, inner)), f"{module.__name__}.{name}.{inner}"


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_every_method_of_a_client_tells_what_it_does(kind: type) -> None:
    """A sentence that ends with a full stop or a colon."""
    for name in dir(kind):
        if not name.startswith("_"):
            first = (inspect.getdoc(getattr(kind, name)) or "").partition("\n")[0]
            assert first, name
            assert first[0].isupper() or first[0] in "2`", name
            assert "." in first, name
