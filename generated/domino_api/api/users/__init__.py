"""The operations of an area, each loaded when it is first used: `users.get_current_user.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import get_current_user as get_current_user
    from . import list_users as list_users
    from . import list_visible_users as list_visible_users
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "get_current_user",
    "list_users",
    "list_visible_users",
]
