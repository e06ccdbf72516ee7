"""The operations of an area, each loaded when it is first used: `environments.list_useable_environments.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import archive_environment as archive_environment
    from . import create_environment as create_environment
    from . import create_environment_revision as create_environment_revision
    from . import get_default_environment as get_default_environment
    from . import get_environment as get_environment
    from . import list_environments as list_environments
    from . import list_useable_environments as list_useable_environments
    from . import list_visible_environments as list_visible_environments
    from . import update_environment_revision as update_environment_revision
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "archive_environment",
    "create_environment",
    "create_environment_revision",
    "get_default_environment",
    "get_environment",
    "list_environments",
    "list_useable_environments",
    "list_visible_environments",
    "update_environment_revision",
]
