"""Replies of any type, from the examples in the API description."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias, TypeVar, cast

from domino_api.wire_model import WireModel

__all__ = ["example_of", "make_reply"]

Reply = TypeVar("Reply", bound=WireModel)
Json: TypeAlias = dict[str, Any]


def make_reply(kind: type[Reply], *, more: Mapping[str, Any] | None = None) -> Reply:
    """Create a reply of any type in `domino.types` from the example in the API description.

        make_reply(JobResults)
        make_reply(Goal, more={"title": "A model by Friday"})
        make_reply(EnvironmentEnvelope, more={"environment": make_environment("ml").to_dict()})

    You get the same reply each time. Functions that are named after a type, such as `make_run`, adapt the reply to
    their arguments instead, and give each an id of its own.

    Args:
        kind: The class of the reply.
        more: Fields by their names on the wire, which replace those of the example.

    Raises:
        TypeError: It is not a class of replies.
        domino_api.wire.ShapeError: A field in `more` has the wrong type.
    """
    example = example_of(kind)
    return kind.from_dict({**example, **(more or {})})


def example_of(kind: type[WireModel]) -> Json:
    """Return a copy of the example of a class of replies; for a class derived from a model, the model's example.

    Raises:
        TypeError: No reply contains such an object.
    """
    examples = _examples()
    for base in kind.__mro__ if isinstance(kind, type) and issubclass(kind, WireModel) else ():
        if base.__name__ in examples:
            return copy.deepcopy(examples[base.__name__])
    raise TypeError(f"no reply of a server is a {getattr(kind, '__name__', kind)!r}: pass a class of domino.types")


@cache
def _examples() -> dict[str, Json]:
    """Return the most complete example of each schema that is part of a reply, by its name."""
    document: Json = json.loads((files("domino") / "local" / "public-api.json").read_bytes())
    schemas: dict[str, Json] = document["components"]["schemas"]
    found: dict[str, Json] = {}

    def note(schema: Json, value: object) -> None:
        fields = _fields(value)
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if len(str(fields)) > len(str(found.get(name, {}))):
                found[name] = fields
            note(schemas[name], value)
        for part in (*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())):
            note(part, value)
        for key, inner in schema.get("properties", {}).items():
            note(inner, fields.get(key))
        for item in _items(value):
            note(schema.get("items", {}), item)

    for schema, example in _replies(document):
        note(schema, example)
    return found


def _fields(value: object) -> Json:
    return cast("Json", value) if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _replies(document: Json) -> Iterator[tuple[Json, Any]]:
    """Yield the schema of each successful reply, with each of its examples."""
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    answers = [each for operation in operations if "responses" in operation for each in operation["responses"].items()]
    for status, answer in answers:
        body: Json
        for body in answer.get("content", {}).values() if status.startswith("2") else ():
            for example in body.get("examples", {}).values():
                yield body["schema"], example["value"]
            if "example" in body:
                yield body["schema"], body["example"]
