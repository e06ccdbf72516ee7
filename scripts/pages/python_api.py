"""Pages of the Python API: which areas stand on which page."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from types import ModuleType

from domino_api import models

import domino.errors
import domino.exceptions
import domino.local
import domino.types
from domino import Domino

__all__ = ["python_pages"]

#: Modules of domino/blocking that share a page, in the order of the page; any other module has a page of its own.
PAGES = {
    "runs": ["runs", "logs"],
    "jobs": ["jobs", "job_waits", "job_lists", "job_logs", "job_details", "job_notes"],
    "files": ["files", "bulk_files", "blobs"],
    "datasets": ["datasets", "dataset_files"],
    "projects": ["projects", "project_records", "new_projects", "project_settings", "collaborators", "tags", "goals"],
    "environments": ["environments"],
    "people": ["users", "organizations", "tokens"],
    "deployment": ["deployment"],
    "legacy": ["legacy"],
}
#: Modules of the package beside the client.
OTHERS = {"fs": "The file system for fsspec", "airflow": "For Airflow", "testing": "For your tests"}
#: What domino.airflow takes of Airflow: names to derive from, where Airflow itself, with its 150 packages, is not.
AIRFLOW = {
    "airflow": [],
    "airflow.sdk": ["BaseHook", "BaseOperator", "BaseOperatorLink", "Context"],
    "airflow.triggers": [],
    "airflow.triggers.base": ["BaseTrigger", "TriggerEvent"],
}
TITLES = {"people": "People and tokens", "legacy": "python-domino's other names"}


def _areas() -> dict[str, list[str]]:
    """Return the public methods of each module of areas."""
    found: dict[str, list[str]] = {}
    for kind in Domino.__mro__:
        if kind.__module__.startswith("domino.blocking."):
            names = [name for name in vars(kind) if not name.startswith("_")]
            if names:
                found[kind.__module__.rpartition(".")[2]] = names
    return found


def _title(title: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n"


def _client() -> str:
    """Return the page of the two clients: how they are made, and what is no call."""
    text = _title("The clients")
    for name in ("Domino", "AsyncDomino"):
        own = ["with_options", "close" if name == "Domino" else "aclose"]
        text += f".. autoclass:: domino.{name}\n\n"
        for member in ("host", "project", "sources", "api"):
            text += f"   .. autoproperty:: domino.{name}.{member}\n\n"
        for member in own:
            text += f"   .. automethod:: domino.{name}.{member}\n\n"
    return text


def _errors() -> str:
    """Return the page of the errors, and of python-domino's names for them."""
    text = _title("Errors")
    text += ".. literalinclude:: ../../../domino/errors.py\n   :start-after: as one tree.\n"
    text += "   :end-before: InsecureConnectionWarning (a\n   :language: text\n\n"
    for name in domino.errors.__all__:
        text += f".. autoexception:: domino.errors.{name}\n   :members:\n   :show-inheritance:\n\n"
    text += "python-domino's names\n---------------------\n\n"
    text += "`domino.exceptions` has them. Most are other names of the classes above.\n\n"
    for name in domino.exceptions.__all__:
        kind = getattr(domino.exceptions, name)
        if kind.__module__ == "domino.exceptions":
            text += f".. autoexception:: domino.exceptions.{name}\n   :show-inheritance:\n\n"
        else:
            text += f".. py:exception:: domino.exceptions.{name}\n\n"
            text += f"   The same as :py:exc:`domino.errors.{kind.__name__}`.\n\n"
    return text


def _types() -> str:
    """Return the page of the types that are no types of the description."""
    text = _title("Types of the package") + ".. py:currentmodule:: domino.types\n\n"
    for name in sorted(set(dir(domino.types)) - set(models.__all__)):
        text += f".. autoclass:: domino.types.{name}\n   :members:\n\n"
    return text


def _local() -> str:
    """Return the page of the local Domino."""
    text = _title("The local Domino")
    for name in domino.local.__all__:
        text += f".. autoclass:: domino.local.{name}\n   :members:\n   :undoc-members:\n\n"
    return text


def _stand_in_for_airflow() -> None:
    """Let domino.airflow be read: autodoc's own mocks would hide the parameters of what derives from them."""
    if find_spec("airflow") is None:
        for name, classes in AIRFLOW.items():
            module = sys.modules[name] = ModuleType(name)
            vars(module).update({each: type(each, (), {"__module__": name}) for each in classes})


def _others() -> Iterator[tuple[str, str]]:
    """Yield the pages of what stands beside the client, each with what its module tells of itself."""
    _stand_in_for_airflow()
    for name, title in OTHERS.items():
        module = import_module(f"domino.{name}")
        text = f"{_title(title)}.. automodule:: domino.{name}\n\n"
        for member in module.__all__:
            kind = "autoclass" if isinstance(getattr(module, member), type) else "autofunction"
            more = "   :members:\n" if kind == "autoclass" else ""
            text += f".. {kind}:: domino.{name}.{member}\n{more}\n"
        yield name, text


def python_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    yield "client", _client()
    areas = _areas()
    shared = set(chain.from_iterable(PAGES.values()))
    for page, modules in {**PAGES, **{name: [name] for name in areas if name not in shared}}.items():
        title = TITLES.get(page, page.replace("_", " ").capitalize())
        text = f"{_title(title)}Methods of `Domino`. `AsyncDomino` has the same ones, to be awaited.\n\n"
        for module in modules:
            for name in areas[module]:
                member = inspect.getattr_static(Domino, name)
                kind = "autoproperty" if isinstance(member, property) else "automethod"
                text += f".. {kind}:: domino.Domino.{name}\n\n"
        yield page, text
    yield "errors", _errors()
    yield "types", _types()
    yield "local", _local()
    yield from _others()
