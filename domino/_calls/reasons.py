"""What the server said, from every shape in which deployments and the gateways before them say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from domino._text import shortened

__all__ = ["decoded", "server_message"]

#: Of a message, in characters.
_LONGEST = 300
#: Deeper is no error body, and what walks through it must not run out of stack.
_DEEPEST = 50
#: Of a list of errors.
_MOST = 10
#: Where the words are: Domino's own (wire facts 1.6), problem+json (RFC 9457), OAuth, FastAPI, Play.
_WORDS = ("message", "error", "title", "detail", "msg", "reason", "description", "error_description")
#: Where a list of further errors is, or a mapping of them by field.
_LISTS = ("errors", "details", "fieldErrors", "violations")
#: What says nothing to a person.
_SILENT = ("redirectPath", "requestId", "status", "type", "instance", "code")


def decoded(body: bytes) -> Any:
    """Return an error's body as JSON, else as text, empty if that is none; never fail while an error is being built."""
    try:
        value = json.loads(body)
        if not _is_deep(value):
            return value
    except (ValueError, RecursionError):
        pass
    text = body.decode("utf-8", "replace")
    readable = all(character.isprintable() or character.isspace() for character in text)
    return text if readable else ""


def _is_deep(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in (*_fields(each).values(), *_items(each))]
        if not level:
            return False
    return True


def server_message(body: Any) -> str:
    """Return what the server said, on one line; empty if it said nothing that a person could read."""
    if isinstance(body, str):
        if re.match(r"\s*<", body):
            title = re.search(r"<title[^>]*>(.*?)</title>", body, re.IGNORECASE | re.DOTALL)
            return f"a web page titled {shortened(title[1], _LONGEST)!r}" if title else "a web page"
        return shortened(body, _LONGEST)
    said = "; ".join(dict.fromkeys(_told(body)))
    rest = {name: value for name, value in _fields(body).items() if name not in _SILENT} or _items(body)
    if not said and rest:
        said = json.dumps(rest, ensure_ascii=False)
    return shortened(said, _LONGEST)


def _told(value: Any) -> Iterator[str]:
    """Yield the messages in a value, outer ones first."""
    if isinstance(value, str) and value.strip():
        yield value.strip()
    for entry in _items(value)[:_MOST]:
        yield from _told(entry)
    fields = _fields(value)
    where = _place(fields)
    for name in (name for name in _WORDS if name in fields):
        yield from (f"{where}: {text}" if where else text for text in _told(fields[name]))
    for name in (name for name in _LISTS if name in fields):
        yield from _told(fields[name])
    if not fields.keys() & {*_WORDS, *_LISTS}:
        # A mapping of messages: `{"name": ["is taken"]}`, and Play's `{"obj.name": [{"msg": ["error.path"]}]}`.
        for name in [name for name in fields if name not in _SILENT][:_MOST]:
            yield from (f"{name}: {text}" for entry in _items(fields[name]) for text in _told(entry))


def _place(fields: dict[str, Any]) -> str:
    """Return the field that an entry is about: `field`, `path`, or FastAPI's `loc`."""
    place: Any = fields.get("field") or fields.get("path") or fields.get("loc") or ""
    return place if isinstance(place, str) else ".".join(str(step) for step in _items(place)[:_MOST])


def _fields(value: object) -> dict[str, Any]:
    return {**value} if isinstance(value, dict) else {}


def _items(value: object) -> list[Any]:
    return [*value] if isinstance(value, list) else []
