"""What every description here promises to its readers, by the kind of the part that it is about.

Templates could do without: texts, names for nested objects, sources, credentials, answers, examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bundle import Keys, nearest
from grammar import Description, Part
from rules import JSON, is_constant
from traits import FORM, constant

#: Absent where only a part of the project was copied.
FACTS = Path(__file__).resolve().parents[2] / "docs" / "wire-facts.md"
#: How the description of an operation ends: the sections of the wire facts, and in brackets the sources.
KNOWN_FROM = re.compile(r"Known from: wire facts (?P<sections>[\d., and]+) \((?P<sources>[A-Z0-9, ]+)\)\. Sure ")
#: The answers that no operation is without.
ANSWERS = {"401": "not logged in", "403": "not allowed", "500": "the server failed", "default": "any other"}
#: How a schema says that it is a time, and how an enum says that it is open.
EPOCH, OPEN = "milliseconds since 1970", "open enum: unknown values are kept"


def words(node: dict[str, Any], key: str = "description") -> str:
    """Return a text without its line breaks."""
    return " ".join(str(node.get(key, "")).split())


# ---------------------------------------------------------------------------------------------------- the operations
def check_operation(description: Description, part: Part) -> None:
    """An operation is told in a line and in full, names its sources, its credentials and its errors."""
    node, keys, complain = part.node, part.keys, description.complain
    if len(node["tags"]) != 1:
        complain((*keys, "tags"), "is the folder of one module; write one tag")
    summary = str(node.get("summary", "")).strip()
    if not summary.endswith(".") or "\n" in summary:
        complain((*keys, "summary"), "is one line that ends in a full stop; write one")
    check_sources(description, part)
    check_security(description, part)
    missing = [f"{status} ({meaning})" for status, meaning in ANSWERS.items() if status not in node["responses"]]
    if missing:
        problem = f"nothing is said of {', '.join(missing)}; write a $ref to components/responses for each"
        complain((*keys, "responses"), problem)


def check_sources(description: Description, part: Part) -> None:
    """The last paragraph tells where it is known from; the sources are those in bold in the document's own text."""
    keys = (*part.keys, "description")
    last = " ".join(str(part.node.get("description", "")).strip().rpartition("\n\n")[2].split())
    found = KNOWN_FROM.match(last)
    if found is None:
        remedy = "Known from: wire facts <section> (<sources>). Sure of <what, and why>."
        description.complain(keys, f"does not end by saying where it is known from; write a last paragraph {remedy!r}")
        return
    known = re.findall(r"\*\*([A-Z0-9]+)\*\*", str(description.root.get("info", {}).get("description", "")))
    for source in found["sources"].split(", "):
        if source not in known:
            problem = f"the source {source!r} is not among those in bold in info.description; {nearest(source, known)}"
            description.complain(keys, problem)
    if FACTS.is_file():
        sections = re.findall(r"^#+ (\d+(?:\.\d+)?)", FACTS.read_text(encoding="utf-8"), re.MULTILINE)
        for section in {*re.findall(r"\d+(?:\.\d+)?", found["sections"])} - {*sections}:
            description.complain(keys, f"docs/{FACTS.name} has no section {section}; write one, from a source")


def check_security(description: Description, part: Part) -> None:
    """Said in each operation, since the generator reads it there only: every credential, or none."""
    schemes = (description.root.get("components") or {}).get("securitySchemes") or {}
    if part.node.get("security") not in ([], [{name: []} for name in schemes]):
        wanted = ", ".join(f"{{{name}: []}}" for name in schemes)
        problem = f"does not take each credential; write security: [{wanted}], or [] where none is needed"
        description.complain((*part.keys, "security"), problem)


def check_parameter(description: Description, part: Part) -> None:
    """Its text stands in its schema too: the one is for readers, the other is what the generator reads."""
    text = words(part.node)
    if constant(part.node):
        return
    if not text:
        description.complain(part.keys, "says nothing; write a description, and the same in its schema")
    elif "$ref" not in part.node["schema"] and words(part.node["schema"]) != text:
        name = part.node["name"]
        problem = f"its text is not in its schema, where the generator reads it; write description: &{name}Text ..."
        description.complain((*part.keys, "schema"), f"{problem} here, and description: *{name}Text in the schema")
    if "example" not in part.node and description.follow(part.node["schema"]).get("type") != "boolean":
        description.complain(part.keys, "has no example, with which tests call; write example: ..., from a source")


def check_media(description: Description, part: Part) -> None:
    """JSON that is sent or answered has an example."""
    if part.keys[-1] == JSON and not ("example" in part.node or part.node.get("examples")):
        description.complain(part.keys, "has no example; write examples: {<name>: {value: ...}}, from a source")


# ------------------------------------------------------------------------------------------------------- the schemas
def check_schema(description: Description, part: Part) -> None:
    """Components and properties are described; classes have names that were chosen."""
    node, keys = part.node, part.keys
    is_component = len(keys) == 3 and keys[:2] == ("components", "schemas")
    is_property = keys[-2:-1] == ("properties",)
    if (is_component or is_property) and not words(node):
        description.complain(keys, "says nothing; write a description")
    if not is_component:
        check_name(description, part)
    if "enum" in node and not is_constant(description, keys) and OPEN not in words(node):
        description.complain(keys, f"its readers are not told that it is open; write '{OPEN}' into its description")
    check_times(description, node, keys)
    listed = node.get("x-list-field")
    if listed is not None and node.get("required") != [listed]:
        problem = f"without {listed!r} nothing is left of it, and nothing else is needed; write required: [{listed}]"
        description.complain((*keys, "required"), problem)


def check_name(description: Description, part: Part) -> None:
    """An object or enum inside of something else would get a name of the generator's making; a map is a dict."""
    node, keys = part.node, part.keys
    kind = "enum" if "enum" in node else "object"
    is_map = isinstance(node.get("additionalProperties"), dict)
    if is_constant(description, keys) or (FORM in keys and "enum" not in node):
        return
    if kind == "enum" or (node.get("type") == "object" and not is_map):
        classes = "a class for each operation and status" if keys[:2] == ("components", "responses") else "a class"
        problem = f"an {kind} in here makes {classes} with a name that nobody chose"
        description.complain(keys, f"{problem}; give it one in components/schemas, and write a $ref to it")


def check_times(description: Description, node: dict[str, Any], keys: Keys) -> None:
    """Epoch times are marked for the templates and told to readers."""
    marked = node.get("x-epoch-ms", [])
    for name, schema in node.get("properties", {}).items():
        told, kind = EPOCH in words(schema), (schema.get("type"), schema.get("format"))
        if told and name not in marked:
            problem = f"is a time that x-epoch-ms does not have; write x-epoch-ms: {[*marked, name]} beside properties"
            description.complain((*keys, "properties", name), problem.replace("'", ""))
        elif name in marked and not told:
            description.complain((*keys, "properties", name), f"does not say that it is in {EPOCH} UTC; write it")
        elif name in marked and kind not in (("integer", "int64"), ("number", None)):
            description.complain((*keys, "properties", name), "does not fit into 32 bits; write format: int64")


CONVENTIONS: dict[str, Callable[[Description, Part], None]] = {
    "operation": check_operation,
    "parameter": check_parameter,
    "media type": check_media,
    "schema": check_schema,
}
