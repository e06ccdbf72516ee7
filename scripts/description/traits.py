"""What a description says of an operation and the generator drops: read here, for the templates and for errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from openapi_python_client.parser.openapi import generate_operation_id
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from bundle import Keys
from grammar import METHODS

__all__ = ["FORM", "PREFIX", "Traits", "constant", "form_field", "is_binary", "take_traits"]

#: What the generator puts before a name that cannot stand in Python.
PREFIX = "field_"


#: The schema of bytes.
BINARY = {"type": "string", "format": "binary"}
FORM = "multipart/form-data"
Json = dict[str, Any]


@dataclass(frozen=True)
class Traits:
    """What the templates are told beside what the generator knows.

    Attributes:
        keys: Where the operation stands in the document.
        deprecated: Whether the API will drop it.
        repeatable: Whether it may be sent again; None where the method tells.
        constants: The parameters that have one value, by where they are sent: they are no arguments.
        field: The field of the file in a form of one file, empty where the caller names it; None if there is no form.
    """

    keys: Keys
    deprecated: bool
    repeatable: bool | None
    constants: dict[str, dict[str, str]]
    field: str | None


def take_traits(document: Json) -> dict[str, Traits]:
    """Return the traits of every operation by its name in Python, and leave in the document what the generator needs.

    That is no response of an error: those are read by `on_error`, whatever they hold, and of each the generator would
    make classes that nobody uses. Nor is it the object that stands for a form.
    """
    rewrite(document, count())
    found: dict[str, Traits] = {}
    for url, item in document["paths"].items():
        shared = item.pop("parameters", [])
        for method in [method for method in METHODS if method in item]:
            operation = item[method]
            name = generate_operation_id(path=UntrustedString(url), method=method, prefix=PREFIX)
            operation["responses"] = {
                status: response for status, response in operation["responses"].items() if str(status).startswith("2")
            }
            found[PythonIdentifier(operation.setdefault("operationId", name), PREFIX)] = Traits(
                keys=("paths", url, method),
                deprecated=operation.get("deprecated", False),
                repeatable=operation.get("x-repeatable"),
                constants=take_constants(document, operation, shared),
                field=take_form(document, operation),
            )
    return found


def rewrite(node: Any, numbers: Iterator[int], *, is_component: bool = False) -> None:
    """Write schemas so that the generator makes of them what they say.

    Each inline object of any names, a dict in Python, gets a title of its own: so it takes no name from a component.
    (One with inline objects as values keeps its name, since their classes are named after it.) Properties beside an
    `allOf` of one reference go into it: the generator would take the reference for the whole.
    """
    if isinstance(node, dict):
        others = node.get("additionalProperties", True)
        is_map = node.get("type") == "object" and not node.keys() & {"properties", "allOf", "title"}
        if is_map and not is_component and (others is True or others == {} or "$ref" in (others or {})):
            node["title"] = f"Map {next(numbers)}"
        if "allOf" in node and "properties" in node:
            own = {key: node.pop(key) for key in ("properties", "required") if key in node}
            node["allOf"] = [*node["allOf"], {"type": "object", **own}]
        for key, value in node.items():
            for each in value.values() if key == "schemas" and isinstance(value, dict) else [value]:
                rewrite(each, numbers, is_component=key == "schemas")
    elif isinstance(node, list):
        for value in node:
            rewrite(value, numbers)


def take_constants(document: Json, operation: Json, shared: list[Json]) -> dict[str, dict[str, str]]:
    """Return the parameters of one value; give the operation the others, those of its path included."""
    constants: dict[str, dict[str, str]] = {"query": {}, "header": {}}
    parameters: dict[tuple[str, str], Json] = {}
    # An operation may describe a parameter of its path anew.
    for given in (*operation.get("parameters", []), *shared):
        parameter = follow(document, given)
        parameters.setdefault((parameter.get("in", ""), parameter.get("name", str(given))), given)
    for (location, name), given in list(parameters.items()):
        values = constant(follow(document, given))
        if values and location in constants:
            constants[location][name] = values[0]
            del parameters[location, name]
    operation["parameters"] = list(parameters.values())
    return constants


def constant(parameter: Json) -> list[str]:
    """Return the one value of a parameter that is always sent, in a list; an empty one for any other parameter."""
    values = parameter.get("schema", {}).get("enum", [])
    return values if parameter.get("required") is True and len(values) == 1 else []


def take_form(document: Json, operation: Json) -> str | None:
    """Return the field of a form of one file, and give the operation a body of bytes instead; else return None."""
    body = follow(document, operation.get("requestBody", {}))
    form = body.get("content", {}).get(FORM)
    field = None if form is None else form_field(follow(document, form.get("schema", {})))
    if field is not None:
        operation["requestBody"] = {**body, "content": {FORM: {"schema": BINARY}}}
    return field


def form_field(schema: Json) -> str | None:
    """Return the name of the one file that a form has, empty where it may be any; None if this is another form."""
    properties, others = schema.get("properties", {}), schema.get("additionalProperties")
    if not properties and is_binary(others):
        return ""
    return next(iter(properties)) if len(properties) == 1 and all(map(is_binary, properties.values())) else None


def is_binary(schema: Any) -> bool:
    """Whether this is how a schema says bytes."""
    return isinstance(schema, dict) and {key: schema.get(key) for key in BINARY} == BINARY


def follow(document: Json, node: Json) -> Json:
    """Replace references by what they lead to; by nothing where they lead nowhere."""
    for _ in range(10):
        if "$ref" not in node:
            break
        found: Any = document
        for key in str(node["$ref"]).removeprefix("#/").split("/"):
            found = found.get(key, {}) if isinstance(found, dict) else {}
        node = found
    return node
