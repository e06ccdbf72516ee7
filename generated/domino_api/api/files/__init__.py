"""The operations of an area, each loaded when it is first used: `files.list_files.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import get_file_content as get_file_content
    from . import list_commits as list_commits
    from . import list_files as list_files
    from . import remove_file as remove_file
    from . import upload_file as upload_file
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "get_file_content",
    "list_commits",
    "list_files",
    "remove_file",
    "upload_file",
]
