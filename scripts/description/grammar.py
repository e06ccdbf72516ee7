"""The parts of OpenAPI that openapi/domino.yaml may use, and the document itself with the line of each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bundle import Bundle, Finding, Keys, line_of, nearest

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

#: What may stand in which kind of object, and of which kind the value is: a kind of LEAVES or of this table, [kind] for
#: a list of them, {kind} for a mapping by names, ?kind where true or false may stand too. A key with ! is never left
#: out. What the templates do not express is not in it.
GRAMMAR: dict[str, dict[str, str]] = {
    "document": {
        **dict.fromkeys(("openapi", "info", "servers"), "any"),
        "tags": "list",
        "paths!": "{path}",
        "components": "components",
    },
    "components": {
        **dict.fromkeys(("securitySchemes", "examples"), "any"),
        "parameters": "{parameter}",
        "requestBodies": "{body}",
        "responses": "{response}",
        "headers": "{header}",
        "schemas": "{schema}",
    },
    "path": {"parameters": "[parameter]", **dict.fromkeys(METHODS, "operation")},
    "operation": {
        **dict.fromkeys(("operationId!", "summary", "description"), "text"),
        "tags!": "names",
        "security": "any",
        "parameters": "[parameter]",
        "requestBody": "body",
        "responses!": "{response}",
        **dict.fromkeys(("deprecated", "x-repeatable"), "flag"),
    },
    "parameter": {
        **dict.fromkeys(("name!", "in!", "description"), "text"),
        **dict.fromkeys(("example", "examples"), "any"),
        "required": "flag",
        "schema!": "schema",
    },
    "body": {"description": "text", "required": "flag", "content!": "{media type}"},
    "response": {"description": "text", "headers": "{header}", "content": "{media type}"},
    "header": {
        **dict.fromkeys(("example", "examples"), "any"),
        "description": "text",
        "required": "flag",
        "schema": "schema",
    },
    "media type": {"schema!": "schema", "example": "any", "examples": "any"},
    "schema": {
        **dict.fromkeys(("type", "format", "description", "pattern", "x-list-field"), "text"),
        **dict.fromkeys(("nullable", "uniqueItems", "x-open-enum"), "flag"),
        **dict.fromkeys(("required", "x-epoch-ms", "x-enum-varnames"), "names"),
        **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"), "any"),
        **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "any"),
        **dict.fromkeys(("default", "example"), "any"),
        "enum": "list",
        "properties": "{schema}",
        "additionalProperties": "?schema",
        "items": "schema",
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), "[schema]"),
    },
}
#: The kinds that have no further kinds in them: the Python type, and how it is called.
LEAVES: dict[str, tuple[type, str]] = {
    "any": (object, "anything"),
    "text": (str, "text"),
    "flag": (bool, "true or false"),
    "list": (list, "a list"),
    "names": (list, "a list of names"),
}
#: What OpenAPI has and the templates would drop without a word, and what to write instead.
INSTEAD = {
    "allowReserved": "leave it out: reserved characters are always quoted",
    "callbacks": "describe each call as an operation of its own",
    "const": "write an enum with one value",
    "content": "write a schema of text, and encode the value in domino/",
    "deprecated": "say so in the description",
    "discriminator": "leave it out: of oneOf that is taken which fits and knows most of the fields",
    "encoding": "leave it out: bodies are JSON or bytes",
    "explode": "leave it out: of a list each value is sent with the name",
    "externalDocs": "give the address in the description",
    "links": "say so in the description",
    "not": "say so in the description",
    "readOnly": "say so in the description",
    "security": "write it in each operation",
    "servers": "leave it out: the host is a setting of the client",
    "style": "leave it out: of a list each value is sent with the name",
    "summary": "write it in the operation",
    "title": "leave it out: the name of the component is the name of the class",
    "writeOnly": "say so in the description",
}
#: Where under `components` a reference of each kind leads.
SECTIONS = {
    "parameter": "parameters",
    "body": "requestBodies",
    "response": "responses",
    "header": "headers",
    "schema": "schemas",
}


@dataclass(frozen=True)
class Part:
    """An object of the document, of a kind of the grammar, with the keys that lead to it."""

    kind: str
    node: dict[str, Any]
    keys: Keys


class Description:
    """The document as the generator reads it, and what was found wrong in it."""

    def __init__(self, file: Path) -> None:
        self._bundle = Bundle(file)
        self.findings = self._bundle.findings
        self.root: Any = self._bundle.root

    def complain(self, keys: Keys, problem: str) -> None:
        """Note what is wrong at a place."""
        finding = Finding(self._bundle.file_of(keys), line_of(self.root, keys), f"{self._place(keys)}: {problem}")
        self.findings.append(finding)

    def _place(self, keys: Keys) -> str:
        """Return the keys in words: an operation is known by its operationId, a component by its section."""
        start: list[str | int] = []
        if keys[:1] == ("components",):
            keys = keys[1:]
        elif keys[:1] == ("paths",) and keys[2:3] and keys[2] in METHODS:
            operation = self.at(keys[:3])
            name = operation.get("operationId") if isinstance(operation, dict) else None
            start, keys = [name or f"{str(keys[2]).upper()} {keys[1]}"], keys[3:]
        elif keys[:1] == ("paths",):
            keys = keys[1:]
        return ".".join(str(key) for key in (*start, *keys)) or "the document"

    def at(self, keys: Keys) -> Any:
        """Return what these keys lead to."""
        node = self.root
        for key in keys:
            node = node[key]
        return node

    def follow(self, node: dict[str, Any]) -> dict[str, Any]:
        """Replace references by what they lead to."""
        seen: list[str] = []
        while "$ref" in node and node["$ref"] not in seen:
            seen.append(node["$ref"])
            node = self.at(tuple(node["$ref"].removeprefix("#/").split("/")))
        return node

    def parts(self, kind: str, node: Any, keys: Keys = ()) -> Iterator[Part]:
        """Yield every object of the document; complain where one is not as the grammar has it."""
        if kind.startswith("?"):
            kind = "flag" if isinstance(node, bool) else kind[1:]
        if kind in LEAVES:
            self._check_leaf(kind, node, keys)
        elif kind.startswith("["):
            if isinstance(node, list):
                for index, item in enumerate(node):
                    yield from self.parts(kind[1:-1], item, (*keys, index))
            else:
                self.complain(keys, "should be a list")
        elif not isinstance(node, dict):
            self.complain(keys, "should be a mapping")
        elif kind.startswith("{"):
            for key, value in node.items():
                if isinstance(key, str):
                    yield from self.parts(kind[1:-1], value, (*keys, key))
                else:
                    self.complain((*keys, key), f'the key has to be text; write "{key}"')
        elif "$ref" in node:
            self._check_reference(kind, node, keys)
        else:
            yield Part(kind, node, keys)
            inner = {key.removesuffix("!"): value for key, value in GRAMMAR[kind].items()}
            for key, value in node.items():
                if key in inner:
                    yield from self.parts(inner[key], value, (*keys, key))
                else:
                    self._refuse_key(kind, str(key), inner, (*keys, key))
            for key in inner.keys() - node.keys():
                if f"{key}!" in GRAMMAR[kind]:
                    self.complain(keys, f"{key!r} is missing in this {kind}")

    def _check_leaf(self, kind: str, node: Any, keys: Keys) -> None:
        wanted, name = LEAVES[kind]
        names: list[Any] = node if kind == "names" and isinstance(node, list) else []
        if not isinstance(node, wanted) or not all(isinstance(item, str) for item in names):
            self.complain(keys, f"should be {name}")

    def _refuse_key(self, kind: str, key: str, known: Iterable[str], keys: Keys) -> None:
        if key.startswith("x-"):
            extensions = [name for name in known if name.startswith("x-")]
            self.complain(keys, f"unknown extension in this {kind}; {nearest(key, extensions)}")
        elif key in INSTEAD:
            self.complain(keys, f"the templates cannot express {key!r} in this {kind}; {INSTEAD[key]}")
        else:
            self.complain(keys, f"unknown key in this {kind}; {nearest(key, known)}")

    def _check_reference(self, kind: str, node: dict[str, Any], keys: Keys) -> None:
        if kind not in SECTIONS:
            self.complain(keys, f"a {kind} cannot be a $ref; write it out")
            return
        section = f"#/components/{SECTIONS[kind]}/"
        reference = str(node["$ref"])
        name = reference.removeprefix(section)
        known = (self.root.get("components") or {}).get(SECTIONS[kind]) or {}
        if not reference.startswith(section):
            self.complain(keys, f"$ref {reference!r} leads to no {kind}; write {section}<name>")
        elif name not in known:
            self.complain(keys, f"$ref leads to {name!r}, which is not in {section[2:-1]}; {nearest(name, known)}")
        remedy = "write allOf: [{$ref: ...}] and this beside it" if kind == "schema" else "leave it out"
        for key in node.keys() - {"$ref"}:
            self.complain((*keys, key), f"what stands beside $ref is ignored; {remedy}")
