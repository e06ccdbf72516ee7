"""The conventions of openapi/domino.yaml that the templates rely on, by the kind of the part that they are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.strings import ClassName, PythonIdentifier

from bundle import Keys, nearest
from grammar import METHODS, SECTIONS, Description, Part
from traits import FORM, PREFIX, constant, form_field, is_binary

Json = dict[str, Any]

JSON, BYTES = "application/json", "application/octet-stream"
TEXT, LINES = "text/plain", "application/x-ndjson"
#: The types of one text, which parameters have, and what their values are in Python.
SCALARS: dict[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
#: Names that the generated modules use themselves.
OUR_CLASSES = {"Any", "AsyncClient", "Body", "ClassVar", "Client", "Mapping", "Operation", "Part", "Self", "Stream"}
#: Keys of a schema that are read only beside this type.
TYPE_OF_KEY = {
    **dict.fromkeys(("properties", "required", "additionalProperties", "x-epoch-ms", "x-list-field"), "object"),
    **dict.fromkeys(("enum", "x-open-enum", "x-enum-varnames"), "string"),
    "items": "array",
}


def python_name(name: str) -> str:
    """Return what the generator makes of a name: an attribute, an argument or a module."""
    return str(PythonIdentifier(name, PREFIX))


# --------------------------------------------------------------------------------------------------------- the whole
def check_document(description: Description, part: Part) -> None:
    """Every operation has a module of its own, in the folder of a tag that is declared."""
    tags = [str(tag.get("name")) for tag in part.node.get("tags", []) if isinstance(tag, dict)]
    modules: dict[str, str] = {}
    for url, item in part.node["paths"].items():
        for method in [method for method in METHODS if method in item]:
            operation, keys = item[method], ("paths", url, method)
            tag = str(next(iter(operation["tags"]), ""))
            if tag not in tags:
                problem = f"the first tag, {tag!r}, is not in the document's tags; {nearest(tag, tags)}"
                description.complain((*keys, "tags"), problem)
            module = f"{python_name(tag)}/{python_name(operation['operationId'])}.py"
            if module in modules:
                problem = f"{modules[module]} is generated as {module}, too; choose another operationId"
                description.complain((*keys, "operationId"), problem)
            modules[module] = f"{method.upper()} {url}"


def check_components(description: Description, part: Part) -> None:
    """Every schema has a module of its own, and a class that hides nothing; no component leads to another."""
    for section in SECTIONS.values():
        for name, component in part.node.get(section, {}).items():
            if "$ref" in component:
                description.complain(("components", section, name), "a component cannot be a $ref; write it out")
    modules: dict[str, str] = {}
    for name in part.node.get("schemas", {}):
        made, keys = str(ClassName(name, PREFIX)), ("components", "schemas", name)
        other = modules.setdefault(python_name(made), name)
        if other != name:
            description.complain(keys, f"has the same name in Python as {other}; rename it")
        if made in OUR_CLASSES:
            description.complain(keys, f"the generated code has a {made} of its own; rename it")


# ---------------------------------------------------------------------------------------------------- the operations
def check_path(description: Description, part: Part) -> None:
    """Each of an operation's parameters is an argument of its own, and those in the path are those in the URL."""
    slots = re.findall(r"{([^{}]*)}", str(part.keys[-1]))
    for method in [method for method in METHODS if method in part.node]:
        operation, keys = part.node[method], (*part.keys, method)
        # An operation may describe a parameter of its path anew.
        parameters = {
            (parameter["in"], parameter["name"]): parameter
            for parameter in map(
                description.follow, (*part.node.get("parameters", []), *operation.get("parameters", []))
            )
        }
        taken = {"operation": "the generated code's own"}
        if "requestBody" in operation:
            taken["body"] = "that of the request's body"
        for location, name in [keys for keys, parameter in parameters.items() if not constant(parameter)]:
            argument = python_name(name)
            if argument in taken:
                problem = f"the argument {argument!r} for {name!r} would be {taken[argument]}; leave one out"
                description.complain((*keys, "parameters"), problem)
            taken[argument] = f"that for {name!r} in the {location}, too"
        in_path = [name for location, name in parameters if location == "path"]
        for name in {*in_path} - {*slots}:
            description.complain((*keys, "parameters"), f"{name!r} is not in the URL; write {{{name}}} there")
        for name in {*slots} - {*in_path}:
            problem = f"{{{name}}} in the URL is no parameter; {nearest(name, in_path)}"
            description.complain((*keys, "parameters"), problem)


def check_parameter(description: Description, part: Part) -> None:
    """A parameter is one text in the path, the query or a header; in the query also a time, or a list of texts."""
    node, keys = part.node, part.keys
    location, schema = node["in"], described(description, node["schema"])
    kind, known = kind_of(schema), set(SCALARS)
    if location == "query":
        known |= {"date-time", "array"}
    if location not in ("path", "query", "header"):
        remedy = "send it in a header" if location == "cookie" else nearest(location, ("path", "query", "header"))
        description.complain((*keys, "in"), f"the templates cannot express a {location} parameter; {remedy}")
    if location == "path" and node.get("required") is not True:
        description.complain(keys, "a parameter in the path is always needed; write required: true")
    if kind == "array" and "array" in known and "items" in schema:
        kind = f"a list of {kind_of(described(description, schema['items']))}"
        known = {f"a list of {name}" for name in SCALARS}
    if kind not in known:
        kind += "" if location == "query" else f" in the {location}"
        remedy = "write type: string, and its form in the description"
        description.complain((*keys, "schema"), f"the templates cannot express a parameter that is {kind}; {remedy}")


def described(description: Description, schema: Json) -> Json:
    """Follow references, also the one of an `allOf` that says more about it."""
    schema = description.follow(schema)
    return description.follow(schema["allOf"][0]) if len(schema.get("allOf", [])) == 1 else schema


def kind_of(schema: Json) -> str:
    """Return what a value of a parameter is."""
    return "date-time" if schema.get("format") == "date-time" else str(schema.get("type", "of any type"))


def is_constant(description: Description, keys: Keys) -> bool:
    """Whether these keys lead to the schema of a parameter with one value that is always sent: it is no argument."""
    return keys[-1:] == ("schema",) and "parameters" in keys[-3:-1] and bool(constant(description.at(keys[:-1])))


def check_operation(description: Description, part: Part) -> None:
    """There is a success, and of several that differ each has a status, and none is streamed."""
    keys = (*part.keys, "responses")
    successes = {
        status: schemas(description.follow(response))
        for status, response in sorted(part.node["responses"].items())
        if status.startswith("2")
    }
    if not successes:
        description.complain(keys, "no success is described; write 200, or 204 without content")
    first = next(iter(successes), "")
    for status, content in successes.items():
        check_content(description, (*keys, status), content, (JSON, BYTES, TEXT, LINES))
        if content != successes[first] and any(is_stream(description, each) for each in (content, successes[first])):
            remedy = f"write the same content for both, or only {first} and in its description when {status} comes"
            problem = f"a stream cannot be told from the content of {first} before it is read; {remedy}"
            description.complain((*keys, status), problem)
        elif "X" in status and len(successes) > 1:
            description.complain((*keys, status), "of several successes each is told by its status; write it out")


def check_body(description: Description, part: Part) -> None:
    """A body is JSON, one stream of bytes or a form of one file, and never left out."""
    check_content(description, part.keys, schemas(part.node), (JSON, BYTES, FORM))
    if part.node.get("required") is not True:
        description.complain(part.keys, "a body is always sent; write required: true")


def schemas(node: Json) -> Json:
    """Return the schemas of a body or response by their content types."""
    return {name: media["schema"] for name, media in node.get("content", {}).items()}


def check_content(description: Description, keys: Keys, content: Json, known: Iterable[str]) -> None:
    """There is at most one content type, one of those that are known, with a schema that fits."""
    if len(content) > 1:
        problem = f"the templates cannot express a choice of {' and '.join(content)}; write one"
        description.complain((*keys, "content"), problem)
    for name, reference in content.items():
        schema = description.follow(reference)
        if name not in known:
            description.complain((*keys, "content"), f"the templates cannot express {name}; write {' or '.join(known)}")
        elif name in (BYTES, LINES) and not is_binary(schema):
            description.complain((*keys, "content"), f"{name} is bytes; write schema: {{type: string, format: binary}}")
        elif name == FORM and form_field(schema) is None:
            remedy = "properties: {<field>: {type: string, format: binary}}}, or that as additionalProperties"
            description.complain((*keys, "content"), f"a form is one file; write schema: {{type: object, {remedy}")
        elif name == TEXT and (schema.get("type"), schema.get("format")) != ("string", None) and not is_binary(schema):
            remedy = "write schema: {type: string}, and format: binary where it is to be streamed"
            description.complain((*keys, "content"), f"{TEXT} is text; {remedy}")


def is_stream(description: Description, content: Json) -> bool:
    """Whether a body is handed over before it has been read."""
    return any(is_binary(description.follow(schema)) for schema in content.values())


# ------------------------------------------------------------------------------------------------------- the schemas
def check_schema(description: Description, part: Part) -> None:
    """A schema is a combination or has one type, and nothing that would be left unread beside it."""
    node, keys = part.node, part.keys
    combinators = [key for key in ("allOf", "anyOf", "oneOf") if key in node]
    if combinators:
        ignored = node.keys() - {combinators[0], "description", "nullable", "default", "example"}
        for key in ignored:
            description.complain((*keys, key), f"is ignored beside {combinators[0]}; leave it out")
        if "allOf" in node and [list(item) for item in node["allOf"]] != [["$ref"]]:
            problem = "the templates cannot express more than one $ref in allOf; write one object with all properties"
            description.complain((*keys, "allOf"), problem)
        elif "allOf" in node and leads_to_itself(description, node):
            description.complain((*keys, "allOf"), "leads back to where it stands; write the object out")
        return
    misplaced = [key for key in node if TYPE_OF_KEY.get(key, node.get("type")) != node.get("type")]
    for key in misplaced:
        description.complain(
            (*keys, key), f"is ignored without type: {TYPE_OF_KEY[key]}; write the type, or leave it out"
        )
    if not misplaced:
        if node.get("type") == "object":
            check_object(description, part)
        if "enum" in node and not is_constant(description, keys):
            check_enum(description, part)
        elif "x-open-enum" in node or "x-enum-varnames" in node:
            description.complain(keys, "x-open-enum and x-enum-varnames are ignored without enum; leave them out")
        if node.get("type") == "array" and "items" not in node:
            description.complain(keys, "'items' is missing; write items: {} for a list of anything")
        if "default" in node and not isinstance(node["default"], SCALARS.get(node.get("type", ""), object)):
            description.complain((*keys, "default"), f"is not of type {node['type']}; write a value of that type")
        is_body = "content" in keys[-5:-2] and (keys[-1] == "schema" or FORM in keys)
        if node.get("format") == "binary" and not is_body:
            description.complain((*keys, "format"), "a file in JSON is text; leave it out")


def leads_to_itself(description: Description, node: Json) -> bool:
    """Whether one follows `allOf` in a circle."""
    seen: list[Json] = []
    while "allOf" in node and not any(node is other for other in seen):
        seen.append(node)
        node = description.follow(node["allOf"][0])
    return "allOf" in node


def check_object(description: Description, part: Part) -> None:
    """Names of properties are those of properties, and each property is an attribute of its own."""
    node, keys, complain = part.node, part.keys, description.complain
    properties = node.get("properties", {})
    types = {name: description.follow(schema).get("type") for name, schema in properties.items()}
    listed = [node["x-list-field"]] if "x-list-field" in node else []
    epochs = node.get("x-epoch-ms", [])
    for key, names, wanted in (
        ("required", node.get("required", []), ()),
        ("x-epoch-ms", epochs, ("integer", "number")),
        ("x-list-field", listed, ("array",)),
    ):
        for name in names:
            if name not in properties:
                complain((*keys, key), f"{name!r} is no property; {nearest(name, properties)}")
            elif wanted and types[name] not in wanted:
                problem = f"{name!r} is not of type {' or '.join(wanted)}; give it that type, or leave it out"
                complain((*keys, key), problem)
    if properties and isinstance(node.get("additionalProperties"), dict):
        problem = "the templates cannot express a type for further properties beside named ones; leave it out"
        complain((*keys, "additionalProperties"), problem)
    attributes: dict[str, str] = {}
    for attribute, name in [
        *((python_name(name), repr(name)) for name in properties),
        *((f"{python_name(name)}_at", f"the time of {name!r}") for name in epochs if name in properties),
    ]:
        if attribute in attributes:
            problem = f"{name} would be the attribute {attribute!r}, as {attributes[attribute]} is; leave one out"
            complain((*keys, "properties"), f"{problem} (what is not described is kept)")
        attributes[attribute] = name


def check_enum(description: Description, part: Part) -> None:
    """An enum is open, and each of its values has a name."""
    node, keys, complain = part.node, part.keys, description.complain
    values, names = node["enum"], node.get("x-enum-varnames", [])
    if not all(isinstance(value, str) for value in values):
        complain((*keys, "enum"), "values are text; quote them, and write nullable: true for null")
        return
    if node.get("x-open-enum") is not True:
        complain(keys, "every generated enum keeps unknown values; write x-open-enum: true")
    if "x-enum-varnames" in node and len(names) != len(values):
        problem = (
            f"{len(values)} values, {len(names)} x-enum-varnames; write one name for each value, in the same order"
        )
        complain((*keys, "x-enum-varnames"), problem)
        return
    try:
        members = EnumProperty.values_from_list(values, Class(ClassName("Enum", PREFIX), python_name("enum")), names)
    except ValueError:  # two values give one name
        members = {}
    # Of a value that begins with no letter the generator makes a name that counts the values before it.
    are_names = all(name[:1].isalpha() for name in (names or values)) and all(map(str.isidentifier, members))
    if len(members) != len(values) or not are_names:
        complain((*keys, "enum"), "two values have one name in Python, or one has none; write other x-enum-varnames")


RULES: dict[str, Callable[[Description, Part], None]] = {
    "document": check_document,
    "components": check_components,
    "path": check_path,
    "operation": check_operation,
    "parameter": check_parameter,
    "body": check_body,
    "schema": check_schema,
}
