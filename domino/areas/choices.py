"""Arguments that name one of a few things, checked before anything is sent."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from domino.config import is_whole

if TYPE_CHECKING:
    from domino_api.wire import OpenEnum

__all__ = ["check_limit", "checked_choice", "checked_id", "checked_name", "checked_names"]

Choice = TypeVar("Choice", bound="OpenEnum")

_ID = re.compile(r"[0-9a-f]{24}")


def checked_choice(value: str | Enum, kind: type[Choice], name: str) -> Choice:
    """Return a member of an enum for itself, its text in whatever case, or the like of it in python-domino.

    Raises:
        TypeError: It is no text.
        ValueError: There is none; the text says which there are. A newer server's may be given as a member of the enum.
    """
    if isinstance(value, kind):
        return value
    text = value.value if isinstance(value, Enum) else value
    if not isinstance(text, str):
        raise TypeError(f"{name} must be a str or {kind.__name__}, not {value!r}")
    known = {str(each).lower(): each for each in kind}
    if text.lower() in known:
        return known[text.lower()]
    close = difflib.get_close_matches(text.lower(), known, 1)
    hint = f"did you mean {str(known[close[0]])!r}?" if close else f"write one of {', '.join(map(str, kind))}"
    raise ValueError(f"{name}: there is no {text!r}: {hint}")


def checked_id(value: str, name: str) -> str:
    """Return an id; raise TypeError or ValueError if it can be none."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}: what has an id has it as .id")
    if not _ID.fullmatch(value):
        raise ValueError(f"{name} must be 24 hexadecimal digits, not {value!r}: what has an id has it as .id")
    return value


def checked_name(value: str, name: str) -> str:
    """Return a text that says something; raise TypeError or ValueError if it does not."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {value!r}")
    if not value.strip():
        raise ValueError(f"{name} is empty")
    return value


def checked_names(values: Iterable[str], name: str) -> list[str]:
    """Return several texts that say something; raise TypeError or ValueError if one does not, or there is none."""
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise TypeError(f"{name} must be a list of str, not {values!r}: write {[values]!r}")
    if not values:
        raise ValueError(f"{name} is empty")
    return [checked_name(value, f"each of {name}") for value in values]


def check_limit(limit: int | None) -> None:
    """Raise ValueError for a number of items that can only be a mistake."""
    if limit is not None and not is_whole(limit, 0):
        raise ValueError(f"limit must be a whole number from 0 up, or None for all, not {limit!r}")
