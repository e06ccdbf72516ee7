"""Columns of a table, which are the fields of JSON, and how values are written for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

__all__ = ["Column", "duration", "moment", "size", "words"]

T = TypeVar("T")


def words(value: object) -> str:
    """Return a value as a cell has it, empty for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment(value)
    return str(value)


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column of a table, and the field of the same thing in JSON.

    Args:
        key: The name in JSON, which scripts rely on.
        value: The value of an item, as JSON has it: text, a number, a time as datetime, True or False, None.
        title: The head of the column; None for the key.
        text: The value as people read it.
        rank: Which columns leave first where the terminal is narrow: those with the largest number; 0 never leaves.
        shrinks: Whether a long text is cut to fit.
        is_number: Whether it stands at the right.
        style: The style of a cell of this text.
    """

    key: str
    value: Callable[[T], object]
    title: str | None = None
    text: Callable[[Any], str] = words
    rank: int = 0
    shrinks: bool = False
    is_number: bool = False
    style: Callable[[str], str] | None = None

    @property
    def head(self) -> str:
        """The head of the column."""
        return self.key.replace("_", " ") if self.title is None else self.title


def size(value: Any) -> str:
    """Return a number of bytes for people: 1.5 MiB."""
    if value is None:
        return ""
    number, unit = float(value), "B"
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if number < 1024 or unit == "TiB":
            break
        number /= 1024
    return f"{number:.0f} {unit}" if unit == "B" or number >= 100 else f"{number:.1f} {unit}"


def duration(value: Any) -> str:
    """Return seconds, or a timedelta, for people: 4 s, 3 min 20 s, 2 h 5 min."""
    if value is None:
        return ""
    seconds = value.total_seconds() if isinstance(value, timedelta) else float(value)
    if seconds < 60:
        return f"{max(seconds, 0):.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"


def moment(value: Any) -> str:
    """Return a time for people, in their own time zone."""
    return "" if value is None else value.astimezone().strftime("%Y-%m-%d %H:%M")
