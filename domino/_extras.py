"""Libraries that an extra brings: loaded when they are needed, and asked for by name where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["brought_by", "load_extra"]


def load_extra(name: str, extra: str) -> Any:
    """Return a module of a library that is no dependency of the core.

    Args:
        name: The module.
        extra: The extra that brings it.

    Raises:
        ModuleNotFoundError: It is not installed; the message says what to install.
    """
    library = name.partition(".")[0]
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise ModuleNotFoundError(f"this needs {library}, {brought_by(extra)}", name=error.name) from error


def brought_by(extra: str) -> str:
    """Return how to install what an extra brings, for the end of a message."""
    # The package is on no index: `domino-client[...]` would find nothing, or somebody else's.
    return (
        f"which the extra {extra!r} brings: pip install '.[{extra}]' in a checkout, "
        f"pip install './domino_client-VERSION-py3-none-any.whl[{extra}]' beside a wheel"
    )
