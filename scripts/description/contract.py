"""What a description says, in one form whichever dialect it is written in: Swagger 2, OpenAPI 3.0 or 3.1.

Paths come without the names of their parameters and with the path of the server. A schema comes with its references
followed, what `allOf` has put together, and null told by one flag. Widths of numbers (int32, double) and limits are
left out. What is malformed is read as if it were not there: it is other people's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["Contract", "Operation", "Parameter", "Shape"]

Json = dict[str, Any]
#: By place and name; those of the path, which have no name on the wire, by position.
ParameterKey = tuple[str, str]

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
#: Formats of text that are another thing on the wire.
FORMATS = {"binary", "byte", "date", "date-time"}
#: Where references or `allOf` go deeper, they go round in a circle.
DEEPEST = 30
#: OpenAPI has them elsewhere: a parameter with such a name means nothing.
NO_PARAMETERS = {("header", "accept"), ("header", "content-type"), ("header", "authorization")}
FORM, FILE_FORM, JSON = "application/x-www-form-urlencoded", "multipart/form-data", "application/json"


@dataclass(frozen=True)
class Parameter:
    """What goes beside the body."""

    name: str
    required: bool
    schema: Json


@dataclass(frozen=True)
class Operation:
    """One operation; bodies by type of content, those of replies by status, too."""

    name: str
    parameters: Mapping[ParameterKey, Parameter]
    body: Mapping[str, Json]
    body_required: bool
    replies: Mapping[str, Mapping[str, Json]]
    deprecated: bool


@dataclass(frozen=True)
class Shape:
    """One form that a value may have. No types: any value."""

    types: frozenset[str]
    nullable: bool
    format: str = ""
    #: The values of an enum, sorted.
    values: tuple[str, ...] = ()
    #: As they are written: each may be anything.
    properties: Mapping[str, Any] = field(default_factory=dict[str, Any])
    required: frozenset[str] = frozenset()
    items: Json | None = None
    #: The schema of properties that are not named.
    others: Json | None = None
    #: The property of which a server may send the bare array instead.
    list_field: str = ""


class Contract:
    """A description; raises ValueError where this is none."""

    def __init__(self, document: object) -> None:
        self._root = _mapping(document)
        self._is_old = "swagger" in self._root
        if not (self._is_old or "openapi" in self._root) or not isinstance(self._root.get("paths"), dict):
            raise ValueError("this is no description: it has no `openapi` or `swagger`, or no `paths`")
        self.title = str(_mapping(self._root.get("info")).get("title", ""))
        #: By method and path, which is as in `/v4/jobs/{}/name`.
        self.operations: dict[tuple[str, str], Operation] = {}
        for url, node in self._root["paths"].items():
            item = self._followed(node)
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    for base in self._bases(item, item[method]):
                        full = f"{base}/{str(url).strip('/')}"
                        key = (method, re.sub(r"\{[^}]*\}", "{}", full))
                        self.operations[key] = self._operation(method, full, item, item[method])
        #: What its paths begin with, `v4` or `api`.
        self.families = {path.split("/")[1] for _, path in self.operations}

    def _bases(self, item: Json, operation: Json) -> set[str]:
        """Return the paths of the servers, without a slash at the end."""
        if self._is_old:
            return {f"/{str(self._root.get('basePath', '')).strip('/')}".rstrip("/")}
        servers = operation.get("servers") or item.get("servers") or self._root.get("servers") or [{"url": ""}]
        return {_path_of(_mapping(server)) for server in _sequence(servers)}

    # -------------------------------------------------------------------------------------------------- operations
    def _operation(self, method: str, path: str, item: Json, node: Json) -> Operation:
        given = [
            self._followed(each) for each in (*_sequence(item.get("parameters")), *_sequence(node.get("parameters")))
        ]
        inside = re.findall(r"\{([^}]*)\}", path)
        parameters: dict[ParameterKey, Parameter] = {}
        for each in given:
            where, name = str(each.get("in")), str(each.get("name"))
            key = where, name
            if where == "path":
                key = where, str(inside.index(name)) if name in inside else name
            elif where == "header":
                key = where, name.lower()
            if where not in ("body", "formData") and key not in NO_PARAMETERS:
                required = bool(each.get("required")) or where == "path"
                parameters[key] = Parameter(name, required, self._schema_of(each))
        body, required = self._old_body(node, given) if self._is_old else self._body(node)
        return Operation(
            name=str(node.get("operationId") or f"{method.upper()} {path}"),
            parameters=parameters,
            body=body,
            body_required=required,
            replies={str(status): self._reply(node, each) for status, each in _mapping(node.get("responses")).items()},
            deprecated=bool(node.get("deprecated")),
        )

    def _schema_of(self, parameter: Json) -> Json:
        if self._is_old:
            return parameter  # its type stands beside its name
        if "schema" in parameter:
            return _mapping(parameter["schema"])
        return next(iter(_contents(parameter).values()), {})

    def _body(self, node: Json) -> tuple[Mapping[str, Json], bool]:
        body = self._followed(node.get("requestBody"))
        return _contents(body), bool(body.get("required"))

    def _old_body(self, node: Json, given: list[Json]) -> tuple[Mapping[str, Json], bool]:
        """Return the body of Swagger 2, where it is one of the parameters, or several that make a form."""
        consumes = [_media(each) for each in _sequence(node.get("consumes") or self._root.get("consumes"))]
        for each in given:
            if each.get("in") == "body":
                return dict.fromkeys(consumes or [JSON], _mapping(each.get("schema"))), bool(each.get("required"))
        fields = {str(each.get("name")): each for each in given if each.get("in") == "formData"}
        if not fields:
            return {}, False
        required = [name for name, each in fields.items() if each.get("required")]
        # That of a field is a flag, that of a schema a list.
        plain = {
            name: {key: value for key, value in each.items() if key != "required"} for name, each in fields.items()
        }
        form: Json = {"type": "object", "properties": plain, "required": required}
        usual = FILE_FORM if any(each.get("type") == "file" for each in fields.values()) else FORM
        return dict.fromkeys([each for each in consumes if each in (FORM, FILE_FORM)] or [usual], form), bool(required)

    def _reply(self, node: Json, reply: object) -> Mapping[str, Json]:
        known = self._followed(reply)
        if not self._is_old:
            return _contents(known)
        produces = _sequence(node.get("produces") or self._root.get("produces")) or [JSON]
        return {_media(each): _mapping(known["schema"]) for each in produces} if "schema" in known else {}

    # ----------------------------------------------------------------------------------------------------- schemas
    def shapes(self, schema: object) -> list[Shape]:
        """Return every form that a value of this schema may have, at least one."""
        forms = list(self._forms(self._merged(schema)))
        nullable = any(map(_takes_null, forms))
        return [_shape(form, nullable=nullable) for form in forms if not _is_null(form)] or [
            Shape(frozenset(), nullable)
        ]

    def is_flagged(self, schema: object, flag: str) -> bool:
        """Whether a schema has `readOnly` or `writeOnly`."""
        return bool(self._merged(schema).get(flag))

    def _followed(self, node: object) -> Json:
        """Replace references by what they lead to, nothing where they lead nowhere; what stands beside one counts.

        OpenAPI 3.0 would ignore it; Domino means the `nullable` that its descriptions have there.
        """
        found = _mapping(node)
        beside: Json = {}
        for _ in range(DEEPEST):
            if not isinstance(found.get("$ref"), str):
                return {**found, **beside}
            beside = {**{key: value for key, value in found.items() if key != "$ref"}, **beside}
            target: Any = self._root
            file, _, pointer = found["$ref"].partition("#")
            for key in [] if file else pointer.split("/")[1:]:
                target = _mapping(target).get(unquote(key).replace("~1", "/").replace("~0", "~"))
            found = {} if file else _mapping(target)
        return {}

    def _merged(self, node: object, depth: int = 0) -> Json:
        """Return a schema with its references followed and what its `allOf` has."""
        schema = self._followed(node)
        if depth > DEEPEST or not isinstance(schema.get("allOf"), list):
            return schema
        merged: Json = {}
        own = {key: value for key, value in schema.items() if key != "allOf"}
        for part in [*(self._merged(each, depth + 1) for each in schema["allOf"]), own]:
            first, second = _mapping(merged.get("properties")), _mapping(part.get("properties"))
            # What comes from one part stays the same object, by which a circle is seen.
            properties = {**first, **second} if first and second else first or second
            required = [*_sequence(merged.get("required")), *_sequence(part.get("required"))]
            merged |= part
            if properties:
                merged["properties"] = properties
            merged["required"] = required
        return merged

    def _forms(self, schema: Json, depth: int = 0) -> Iterator[Json]:
        """Yield the members of a union, each with what the union says of all; the schema itself where it is none."""
        members = [*_sequence(schema.get("oneOf")), *_sequence(schema.get("anyOf"))]
        if not members or depth > DEEPEST:
            yield schema
            return
        shared = {key: value for key, value in schema.items() if key not in ("oneOf", "anyOf")}
        for member in members:
            yield from self._forms(self._merged({"allOf": [shared, member]}), depth + 1)


def _shape(schema: Json, *, nullable: bool) -> Shape:
    """Return what one form of a schema says."""
    named = schema.get("type")
    types = {str(each) for each in (named if isinstance(named, list) else [named]) if each not in (None, "null")}
    if not types:
        implied = {"properties": "object", "additionalProperties": "object", "items": "array"}
        types = {kind for key, kind in implied.items() if key in schema}
    form = str(schema.get("format", ""))
    if types == {"file"}:
        types, form = {"string"}, "binary"
    values = [schema["const"]] if "const" in schema else _sequence(schema.get("enum"))
    items, others = schema.get("items"), schema.get("additionalProperties")
    return Shape(
        types=frozenset(types),
        nullable=nullable,
        format=form if form in FORMATS else "",
        values=tuple(
            sorted({each if isinstance(each, str) else json.dumps(each) for each in values if each is not None})
        ),
        properties=_mapping(schema.get("properties")),
        required=frozenset(map(str, _sequence(schema.get("required")))),
        items=items if isinstance(items, dict) else None,
        others=others if isinstance(others, dict) else None,
        list_field=str(schema.get("x-list-field", "")),
    )


def _takes_null(schema: Json) -> bool:
    named = schema.get("type")
    told = schema.get("nullable") is True or schema.get("x-nullable") is True
    return (
        told
        or _is_null(schema)
        or (isinstance(named, list) and "null" in named)
        or None in _sequence(schema.get("enum"))
    )


def _is_null(schema: Json) -> bool:
    """Whether null is all that this takes."""
    return schema.get("type") in ("null", ["null"]) or schema.get("enum") == [None]


def _path_of(server: Json) -> str:
    """Return the path of a server's URL, its variables at their defaults."""
    url = str(server.get("url", ""))
    for name, variable in _mapping(server.get("variables")).items():
        url = url.replace(f"{{{name}}}", str(_mapping(variable).get("default", "")))
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def _contents(node: Json) -> Mapping[str, Json]:
    return {
        _media(name): _mapping(_mapping(each).get("schema")) for name, each in _mapping(node.get("content")).items()
    }


def _media(name: object) -> str:
    """Return a type of content without its parameters; every kind of JSON is one."""
    plain = str(name).partition(";")[0].strip().lower()
    return JSON if plain == "text/json" or plain.endswith("+json") else plain


def _mapping(node: object) -> Json:
    return node if isinstance(node, dict) else {}


def _sequence(node: object) -> list[Any]:
    return node if isinstance(node, list) else []
