"""A program that imports every public name, right and misspelt: type checkers have to tell the two apart."""

from __future__ import annotations

from importlib import import_module

__all__ = ["IMPORTS", "STRICT"]

#: Settings of pyright for programs with lines that have to be errors.
STRICT = {
    "typeCheckingMode": "strict",
    "enableTypeIgnoreComments": False,  # those are mypy's
    "reportUnnecessaryTypeIgnoreComment": "error",
}
#: Packages that load their names when they are used: to a type checker they are only declared.
_LAZY = ("domino", "domino.types", "domino.local", "domino_api", "domino_api.models")
_MISSPELT = "reportAttributeAccessIssue, reportUnknownVariableType, reportUnusedImport"
#: Each name once as it is, used as something that it is not, which only a name of unknown type allows, and misspelt.
#: Lines that are errors are marked as ignored; unused ignores are errors too.
IMPORTS = "".join(
    f"from {module} import {name} as right_{number}\n"
    f"used_{number}: bytes = right_{number}  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]\n"
    f"from {module} import {name}x as wrong_{number}  # type: ignore[attr-defined]  # pyright: ignore[{_MISSPELT}]\n"
    for number, (module, name) in enumerate(
        (module, name) for module in _LAZY for name in import_module(module).__all__
    )
)
