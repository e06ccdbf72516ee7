"""Synthetic JSON of the schemas of a description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Samples"]

Json = dict[str, Any]

TEXTS = {"date-time": "2026-01-02T03:04:05+00:00", "date": "2026-01-02"}


class Samples:
    """What fits the schemas of a description.

    Attributes:
        schemas: The components, by name.
    """

    def __init__(self, document: Json) -> None:
        self._document = document
        self.schemas: Json = document.get("components", {}).get("schemas", {})

    def body(self, url: str, method: str) -> Any:
        """Return a body of JSON for an operation, None if it has none."""
        content = self._follow(self._document["paths"][url][method].get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        return None if schema is None else self.full(schema)

    def answers(self, url: str, method: str) -> Iterator[tuple[int, Json]]:
        """Yield the status of each success, with what httpx.Response takes as its content."""
        for status, response in self._document["paths"][url][method]["responses"].items():
            if status.startswith("2"):
                content = self._follow(response).get("content", {})
                media = content.get("application/json", {})
                if "schema" in media:
                    for payload in self.variants(media["schema"]):
                        yield int(status), {"json": payload}
                else:
                    yield int(status), {"content": b"line\n" if content else b""}

    def variants(self, schema: Json) -> Iterator[Any]:
        """Yield what fits: all of it, the last of each choice, null for all that may be, and only what is required."""
        yield self.full(schema)
        yield self._sample(schema, choice=-1)
        yield self._sample(schema, nulls=True)
        yield self._sample(schema, least=True)

    def full(self, schema: Json) -> Any:
        """Return a value with everything that the schema knows."""
        return self._sample(schema)

    def _sample(
        self,
        schema: Json,
        *,
        nulls: bool = False,
        least: bool = False,
        choice: int = 0,
        inside: tuple[int, ...] = (),
    ) -> Any:
        node = self._follow(schema)
        if nulls and inside and node.get("nullable"):
            return None

        def sample(inner: Json) -> Any:
            return self._sample(inner, nulls=nulls, least=least, choice=choice, inside=(*inside, id(node)))

        for combinator in ("oneOf", "anyOf"):
            if combinator in node:
                return sample(node[combinator][choice])
        if "allOf" in node:
            parts = [sample(part) for part in node["allOf"]]
            merged = {key: value for part in parts if isinstance(part, dict) for key, value in part.items()}
            own = sample({key: value for key, value in node.items() if key != "allOf"}) if "properties" in node else {}
            return {**merged, **own} if isinstance(parts[0], dict) else parts[0]
        if node.get("enum"):
            return next(value for value in node["enum"] if value is not None)
        return self._of_type(node, sample, least, inside)

    def _of_type(self, node: Json, sample: Any, least: bool, inside: tuple[int, ...]) -> Any:
        kind = node.get("type", "object" if "properties" in node else None)
        if kind == "object":
            wanted = node.get("required", [])
            values = {
                name: sample(inner)
                for name, inner in node.get("properties", {}).items()
                if name in wanted or not (least or id(self._follow(inner)) in (*inside, id(node)))
            }
            others = node.get("additionalProperties")
            return {**values, **({"key": sample(others)} if isinstance(others, dict) and others and not values else {})}
        if kind == "array":
            return [] if id(self._follow(node["items"])) in inside else [sample(node["items"])]
        plain = {"string": TEXTS.get(node.get("format", ""), "text"), "integer": 7, "number": 1.5, "boolean": True}
        return plain.get(str(kind), {"any": [1, None]})

    def _follow(self, node: Json) -> Json:
        while "$ref" in node:
            found: Any = self._document
            for key in node["$ref"].removeprefix("#/").split("/"):
                found = found[key]
            node = found
        return node
