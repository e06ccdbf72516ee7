"""The operations of an area, each loaded when it is first used: `tokens.list_personal_access_tokens.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import create_personal_access_token as create_personal_access_token
    from . import delete_all_personal_access_tokens as delete_all_personal_access_tokens
    from . import delete_personal_access_token as delete_personal_access_token
    from . import (
        invalidate_all_personal_access_tokens as invalidate_all_personal_access_tokens,
    )
    from . import invalidate_personal_access_token as invalidate_personal_access_token
    from . import list_personal_access_tokens as list_personal_access_tokens
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "create_personal_access_token",
    "delete_all_personal_access_tokens",
    "delete_personal_access_token",
    "invalidate_all_personal_access_tokens",
    "invalidate_personal_access_token",
    "list_personal_access_tokens",
]
