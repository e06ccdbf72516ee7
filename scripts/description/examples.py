"""Every example in a description is of the schema that it stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from openapi_schema_validator import OAS30Validator, oas30_format_checker

from bundle import Keys
from grammar import Description, Part


def check_examples(description: Description, parts: Iterable[Part]) -> None:
    """Validate the examples of bodies, headers, parameters and single properties alike."""
    components = taking_null((description.root.get("components") or {}).get("schemas") or {})
    validator = OAS30Validator({"components": {"schemas": components}}, format_checker=oas30_format_checker)
    for part in parts:
        # Beside an example stands a schema, or it is in one.
        schema = taking_null(part.node.get("schema", part.node))
        for keys, value in examples(description, part):
            wrong = {tuple(error.path): error.message for error in validator.evolve(schema=schema).iter_errors(value)}
            for path, message in wrong.items():
                problem = f"this example does not fit its schema: {' '.join(message.split())[:200]}"
                description.complain((*keys, *path), problem)


def examples(description: Description, part: Part) -> Iterator[tuple[Keys, Any]]:
    """Yield the examples in a part with the keys that lead to them."""
    if "example" in part.node:
        yield (*part.keys, "example"), part.node["example"]
    for name, example in part.node.get("examples", {}).items():
        yield (*part.keys, "examples", name, "value"), description.follow(example).get("value")


def taking_null(node: Any) -> Any:
    """Rewrite `nullable: true` beside `allOf` or `oneOf` so that a validator takes null.

    Taken by the letter, OpenAPI 3.0.3 gives `nullable` a meaning beside `type` only. Generators, and Domino's own
    descriptions, read it beside a reference too.
    """
    if isinstance(node, list):
        return [taking_null(value) for value in node]
    if not isinstance(node, dict):
        return node
    node = {key: taking_null(value) for key, value in node.items()}
    if node.get("nullable") is True and "type" not in node:
        return {"oneOf": [{"type": "string", "nullable": True, "enum": [None]}, node]}
    return node
