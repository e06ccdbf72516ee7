"""Replies of the local Domino against Domino's own descriptions, where those are beside the project."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

__all__ = ["as_json_schema", "check"]

_FILES = {"v4": "domino-v4-core.json", "public": "domino-public-api-6.3.0.json"}


def check(reply: Any, schema: str, family: str = "v4") -> None:
    """Fail unless a reply is as Domino describes it.

    Args:
        reply: decoded JSON.
        schema: the name of the schema in Domino's description.
        family: `v4`, or `public`.
    """
    jsonschema = pytest.importorskip("jsonschema")
    reference = {"$ref": f"#/components/schemas/{schema}", "components": _components(family)}
    jsonschema.Draft4Validator(reference).validate(reply)


@cache
def _load(file: str) -> Any:
    places = [folder / share / "reference" / file for folder in Path(__file__).parents for share in ("", "shared")]
    found = next((place for place in places if place.is_file()), None)
    return None if found is None else as_json_schema(json.loads(found.read_text(encoding="utf-8")))


def _components(family: str) -> Any:
    described = _load(_FILES[family])
    if described is None:
        pytest.skip(f"{_FILES[family]} is not here")
    return described["components"]


def as_json_schema(value: Any) -> Any:
    """Put `nullable` as JSON Schema has it."""
    if isinstance(value, list):
        return [as_json_schema(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    shown: dict[str, Any] = {name: as_json_schema(each) for name, each in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if shown.pop("nullable", False) is True:
        return {"anyOf": [{"type": "null"}, shown]}
    return shown
