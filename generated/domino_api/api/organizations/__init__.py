"""The operations of an area, each loaded when it is first used: `organizations.list_organizations.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import add_organization_member as add_organization_member
    from . import create_organization as create_organization
    from . import get_organization as get_organization
    from . import list_all_organizations as list_all_organizations
    from . import list_organizations as list_organizations
    from . import remove_organization_member as remove_organization_member
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "add_organization_member",
    "create_organization",
    "get_organization",
    "list_all_organizations",
    "list_organizations",
    "remove_organization_member",
]
