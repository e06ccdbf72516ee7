"""The HTTP description, as the pages show it: its operations by tag, and on which page each schema stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias

__all__ = ["BUNDLE", "SHARED", "Description", "Operation", "references"]

#: The description in one piece, as scripts/regen.sh writes it and the local Domino serves it.
BUNDLE = Path(__file__).parents[2] / "domino" / "local" / "public-api.json"
#: The page of schemas that operations of several tags use.
SHARED = "shared"
METHODS = ("get", "post", "put", "patch", "delete", "head")

Node: TypeAlias = Mapping[str, Any]


def references(node: object) -> Iterator[str]:
    """Yield the names of all schemas that a part of the description refers to."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str) and value.startswith("#/components/schemas/"):
                yield value.rpartition("/")[2]
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


@dataclass(frozen=True)
class Operation:
    """One operation and where it is.

    Attributes:
        path: Its URL below the deployment's.
        method: Its HTTP method in capitals.
        detail: What the description says of it.
        parameters: Those of the path, then its own, with references followed.
    """

    path: str
    method: str
    detail: Node
    parameters: list[Node] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """The page that it stands on."""
        return str(self.detail["tags"][0])

    @property
    def name(self) -> str:
        """Its name in the generated package, in the local Domino's faults and in errors: `get_run`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", str(self.detail["operationId"])).lower()


class Description:
    """The bundled description."""

    def __init__(self, document: Node) -> None:
        self.document = document
        self.schemas: Node = document["components"]["schemas"]
        self.tags: dict[str, str] = {tag["name"]: tag["description"] for tag in document["tags"]}
        self.operations = list(self._operations())

    @classmethod
    @cache
    def read(cls) -> Description:
        """Read the bundle."""
        return cls(json.loads(BUNDLE.read_text(encoding="utf-8")))

    def _operations(self) -> Iterator[Operation]:
        for path, item in self.document["paths"].items():
            shared = item.get("parameters", [])
            for method in METHODS:
                if method in item:
                    given = [self.followed(each) for each in (*shared, *item[method].get("parameters", []))]
                    yield Operation(path, method.upper(), item[method], given)

    def followed(self, node: Node) -> Node:
        """Return what a reference leads to, or the node itself."""
        while "$ref" in node:
            target: Any = self.document
            for step in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    @cached_property
    def pages(self) -> dict[str, list[str]]:
        """Return the schemas on each page: that of the tag whose operations alone use them, else the shared one."""
        users: dict[str, set[str]] = {name: set() for name in self.schemas}
        for operation in self.operations:
            waiting = set(references([dict(operation.detail), operation.parameters]))
            seen: set[str] = set()
            while waiting:
                name = waiting.pop()
                seen.add(name)
                waiting |= set(references(self.schemas[name])) - seen
            for name in seen:
                users[name].add(operation.tag)
        found: dict[str, list[str]] = {}
        for name in sorted(users):
            page = next(iter(users[name])) if len(users[name]) == 1 else SHARED
            found.setdefault(page, []).append(name)
        return found
