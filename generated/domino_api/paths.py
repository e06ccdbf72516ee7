"""Quoting of the parts of a URL path, so that a value never changes the shape of the URL it is put into."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

__all__ = ["InvalidPath", "folder", "path", "path_in_segment", "segment"]


class InvalidPath(ValueError):
    """A value that cannot be part of a URL path as it is; it is refused, never repaired."""


def segment(value: str, name: str) -> str:
    """Quote one segment of a path, slashes included.

    Args:
        value: An id, a user name, a project name.
        name: What the value is, for the error.

    Raises:
        InvalidPath: It is empty, `.` or `..`, or holds a control character.
        TypeError: It is not a string.
    """
    _check(value, value, name)
    return quote(value, safe="")


def path(value: str, name: str = "path") -> str:
    """Quote a path of many segments and keep its slashes. One leading slash is dropped.

    Raises:
        InvalidPath: A segment is empty, `.` or `..`, or holds a control character.
        TypeError: It is not a string.
    """
    return "/".join(_segments(value, name))


def path_in_segment(value: str, name: str = "path") -> str:
    """Quote a path that has to travel as one segment: its slashes become `%2F`. Otherwise like `path`."""
    return "%2F".join(_segments(value, name))


def folder(value: str, name: str = "folder") -> str:
    """Quote the path of a folder: like `path`, but it may be empty, `/`, or end with a slash."""
    _check_type(value, name)
    if value in ("", "/"):
        return value
    quoted = path(value.removesuffix("/"), name)
    return quoted + "/" if value.endswith("/") else quoted


def _segments(value: str, name: str) -> list[str]:
    _check_type(value, name)
    parts = value.removeprefix("/").split("/")
    for part in parts:
        _check(part, value, name)
    return [quote(part, safe="") for part in parts]


def _check(part: str, whole: str, name: str) -> None:
    _check_type(part, name)
    if part in ("", ".", ".."):
        kind = f"the segment {part!r}" if part else "an empty segment"
        if "/" not in whole:
            raise InvalidPath(f"{name} must not be empty, '.' or '..'; it was {whole!r}")
        raise InvalidPath(f"{name} {whole!r} has {kind}; write the full name with single slashes, without '.' or '..'")
    for character in part:
        # Cs: a lone surrogate has no UTF-8 form, so it could not arrive as it was given.
        if unicodedata.category(character) in ("Cc", "Cs"):
            raise InvalidPath(f"{name} {whole!r} holds the character {character!r}, which cannot be part of a name")


def _check_type(value: object, name: str) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
