"""The description in one piece, as the generator reads it and the local Domino serves it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parents[2]
DOCUMENT: Json = json.loads((ROOT / "domino" / "local" / "public-api.json").read_text(encoding="utf-8"))
SCHEMAS: Json = DOCUMENT["components"]["schemas"]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def operations(document: Json = DOCUMENT) -> Iterator[tuple[str, str, Json]]:
    """Yield path and method of every operation, and itself with the parameters of its path."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
                yield path, method, {**item[method], "parameters": [follow(each, document) for each in parameters]}


def follow(node: Json, document: Json = DOCUMENT) -> Json:
    """Replace a reference by what it leads to."""
    while "$ref" in node:
        target: Any = document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
