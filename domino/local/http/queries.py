"""Parameters of a request: each at most once, and of its type."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.requests import Request

from .replies import ApiError

ID = re.compile(r"[0-9a-f]{24}")
"""The id of something that is stored."""
_MOST = 2**31 - 1  # what an int32 holds
_LARGEST_PAGE = 100  # lists of a deployment give about so many at once, whatever is asked for: wire facts 1.5
_PAGE = 10


def text_of(request: Request, name: str) -> str | None:
    """Return the text of a parameter, None when it is not there.

    Raises:
        ApiError: it is there more than once.
    """
    given = request.query_params.getlist(name)
    if len(given) > 1:
        raise ApiError(400, f"{name} is there more than once")
    return given[0] if given else None


def count_of(request: Request, name: str) -> int | None:
    """Return a number from 1 up, None when it is not there.

    Raises:
        ApiError: it is not such a number.
    """
    text = text_of(request, name)
    if text is None:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST)) and 1 <= int(text) <= _MOST:
        return int(text)
    raise ApiError(400, f"{name} must be a whole number from 1 to {_MOST}")


def number_of(request: Request, name: str, *, most: int) -> int | None:
    """Return a number from 0 up, None when it is not there.

    Raises:
        ApiError: it is not such a number.
    """
    text = text_of(request, name)
    if text is None:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and int(text) <= most:
        return int(text)
    raise ApiError(400, f"{name} must be a whole number from 0 to {most}")


def choice_of(request: Request, name: str, choices: Collection[str]) -> str | None:
    """Return one of some texts, None when it is not there.

    Raises:
        ApiError: it is none of them.
    """
    text = text_of(request, name)
    if text is not None and text not in choices:
        raise ApiError(400, f"{name} must be one of {', '.join(choices)}")
    return text


def page_of(request: Request) -> tuple[int, int]:
    """Return how many items of a list to skip, and how many to give at most.

    Raises:
        ApiError: one of them is no such number.
    """
    offset = number_of(request, "offset", most=_MOST) or 0
    return offset, min(count_of(request, "limit") or _PAGE, _LARGEST_PAGE)


def flag_of(request: Request, name: str) -> bool | None:
    """Return a truth value, None when it is not there.

    Raises:
        ApiError: it is neither `true` nor `false`.
    """
    text = text_of(request, name)
    if text not in {None, "true", "false"}:
        raise ApiError(400, f"{name} must be true or false")
    return None if text is None else text == "true"


def valid_id(text: str) -> str:
    """Return the id of something that is stored.

    Raises:
        ApiError: it cannot be one.
    """
    if not ID.fullmatch(text):
        raise ApiError(400, "the text is not a valid ID")
    return text
