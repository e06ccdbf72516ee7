"""Fields of JSON bodies, each of its type: null is as good as absent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from .replies import ApiError

Body = Mapping[str, object]
_LARGEST_INTEGER = 2**31 - 1  # what an int32 holds


def text_field(body: Body, name: str) -> str | None:
    """Return a text, None when it is not there.

    Raises:
        ApiError: it is no text, or none that an argument of a program and a database can hold.
    """
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise wrong_type(name, "a string")
    return clean(value, name)


def required_text(body: Body, name: str) -> str:
    """Return a text that has to be there.

    Raises:
        ApiError: it is not there, or no text.
    """
    value = text_field(body, name)
    if value is None:
        raise wrong_type(name, "a string")
    return value


def flag_field(body: Body, name: str) -> bool | None:
    """Return a truth value, None when it is not there.

    Raises:
        ApiError: it is none.
    """
    value = body.get(name)
    if not isinstance(value, bool | None):
        raise wrong_type(name, "a boolean")
    return value


def count_field(body: Body, name: str, *, least: int = 0) -> int | None:
    """Return a whole number, None when it is not there.

    Raises:
        ApiError: it is none, or out of its range.
    """
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _LARGEST_INTEGER:
        raise wrong_type(name, f"a whole number from {least} to {_LARGEST_INTEGER}")
    return value


def number_field(body: Body, name: str) -> float | None:
    """Return a number from zero up, None when it is not there.

    Raises:
        ApiError: it is none.
    """
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LARGEST_INTEGER:
        raise wrong_type(name, f"a number from 0 to {_LARGEST_INTEGER}")
    return value


def choice_field(body: Body, name: str, choices: Collection[str]) -> str | None:
    """Return one of some texts, None when it is not there.

    Raises:
        ApiError: it is none of them.
    """
    value = text_field(body, name)
    if value is not None and value not in choices:
        raise wrong_type(name, f"one of {', '.join(choices)}")
    return value


def object_field(body: Body, name: str) -> dict[str, object] | None:
    """Return an object, None when it is not there.

    Raises:
        ApiError: it is none.
    """
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise wrong_type(name, "an object")
    return cast("dict[str, object]", value)


def objects_field(body: Body, name: str) -> list[dict[str, object]] | None:
    """Return a list of objects, None when it is not there.

    Raises:
        ApiError: it is none.
    """
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, list):
        raise wrong_type(name, "a list of objects")
    objects = cast("list[object]", value)
    if not all(isinstance(each, dict) for each in objects):
        raise wrong_type(name, "a list of objects")
    return cast("list[dict[str, object]]", objects)


def texts_field(body: Body, name: str) -> list[str] | None:
    """Return a list of texts, None when it is not there.

    Raises:
        ApiError: it is none.
    """
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, list):
        raise wrong_type(name, "a list of strings")
    texts: list[str] = []
    for text in cast("list[object]", value):
        if not isinstance(text, str):
            raise wrong_type(name, "a list of strings")
        texts.append(clean(text, name))
    return texts


def refuse_nulls(body: Body, *names: str) -> None:
    """Refuse null in fields that may be absent: the public API has no null (wire facts 4).

    Raises:
        ApiError: one of them is null.
    """
    for name in names:
        if name in body and body[name] is None:
            raise wrong_type(name, "absent, or a value")


def clean(value: str, name: str) -> str:
    """Return a text that an argument of a program and a database can hold.

    Raises:
        ApiError: it holds a null character or half a surrogate pair.
    """
    if "\0" in value or value != value.encode("utf-8", "replace").decode():
        raise ApiError(400, f"Json validation error: {name} is not Unicode text")
    return value


def wrong_type(name: str, wanted: str) -> ApiError:
    """Return the refusal of a field."""
    return ApiError(400, f"Json validation error: {name} must be {wanted}")
