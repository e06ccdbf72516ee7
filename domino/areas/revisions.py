"""What a new environment or revision is made of, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from domino_api import ShapeError, models

from .arguments import checked_choice

__all__ = ["Tool", "Variables", "checked_clusters", "checked_tools", "checked_variables", "checked_visibility"]

#: Environment variables by name; or as python-domino has them, in dicts of two.
Variables: TypeAlias = "Mapping[str, str] | Sequence[models.EnvironmentVariable | Mapping[str, object]]"
#: A tool of workspaces, typed or as a dict.
Tool: TypeAlias = "models.NewEnvironmentTool | Mapping[str, object]"


def checked_visibility(visibility: models.NewEnvironmentVisibility | str) -> models.NewEnvironmentVisibility:
    """Return who can see an environment, in the case in which it was written; raise ValueError for a misspelt word.

    The specification has lower case, python-domino and others send capitals, and servers take both (wire facts 4.6).
    """
    if isinstance(visibility, str) and visibility.lower() in {str(known) for known in models.NewEnvironmentVisibility}:
        return models.NewEnvironmentVisibility(visibility)
    return checked_choice(visibility, models.NewEnvironmentVisibility, "visibility")


def checked_clusters(kinds: Sequence[models.PublicClusterType | str] | None) -> list[models.PublicClusterType]:
    """Return kinds of compute clusters, in the lower case of the public API; raise for what is none."""
    if isinstance(kinds, str):
        raise TypeError(f"supported_clusters must be a list, not one string: write [{kinds!r}]")
    known = {str(kind) for kind in models.PublicClusterType}
    lower = [kind.lower() if isinstance(kind, str) and kind.lower() in known else kind for kind in kinds or ()]
    return [checked_choice(kind, models.PublicClusterType, "kind of cluster") for kind in lower]


def checked_variables(variables: Variables | None) -> list[models.EnvironmentVariable]:
    """Return environment variables; raise TypeError for what is none, and ValueError for one without a name."""
    if isinstance(variables, Mapping):
        pairs: list[tuple[object, object]] = list(variables.items())
    else:
        pairs = [_pair(variable) for variable in variables or ()]
    return [_variable(key, value) for key, value in pairs]


def _pair(variable: Mapping[str, object]) -> tuple[object, object]:
    # Callers without a type checker pass anything.
    if not isinstance(variable, Mapping) or "value" not in variable or not {"key", "name"} & variable.keys():
        raise TypeError(f"an environment variable is a dict with key and value, not {variable!r}")
    # python-domino's documentation says `name`, which the server does not know.
    return variable.get("key", variable.get("name")), variable["value"]


def _variable(key: object, value: object) -> models.EnvironmentVariable:
    if not isinstance(key, str) or not isinstance(value, str):
        raise TypeError(f"an environment variable is text: write {str(key)!r}: {str(value)!r}")
    if not key or "=" in key:
        raise ValueError(f"no environment variable can be called {key!r}")
    return models.EnvironmentVariable(key=key, value=value)


def checked_tools(tools: Sequence[Tool] | None) -> list[models.NewEnvironmentTool]:
    """Return tools of workspaces; raise TypeError for a dict that is none."""
    checked: list[models.NewEnvironmentTool] = []
    for tool in tools or ():
        try:
            checked.append(models.NewEnvironmentTool.from_dict(tool))
        except ShapeError as error:
            raise TypeError(f"a workspace tool has name, title and startScripts: {error}") from None
    return checked
