"""The OpenAPI document is valid, says where its facts come from, and agrees with its own examples and with Domino."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator

Json: TypeAlias = dict[str, Any]

PROJECT = Path(__file__).parents[2]
REFERENCE = PROJECT.parent / "shared" / "reference"  # Domino's own descriptions: consulted, not shipped
DOCUMENT: Json = yaml.safe_load((PROJECT / "openapi" / "domino.yaml").read_text(encoding="utf-8"))
SCHEMAS: Json = DOCUMENT["components"]["schemas"]

OPERATIONS = {
    "getVersion": ("get", "/version"),
    "listRuns": ("get", "/v1/projects/{owner}/{project}/runs"),
    "startRun": ("post", "/v1/projects/{owner}/{project}/runs"),
    "getRun": ("get", "/v1/projects/{owner}/{project}/runs/{runId}"),
    "getRunStdout": ("get", "/v1/projects/{owner}/{project}/run/{runId}/stdout"),
    "listFiles": ("get", "/v1/projects/{owner}/{project}/files/{commitId}/{folder}"),
    "getBlob": ("get", "/v1/projects/{owner}/{project}/blobs/{key}"),
    "uploadFile": ("put", "/v1/projects/{owner}/{project}/{path}"),
    "listCommits": ("get", "/v1/projects/{owner}/{project}/commits"),
    "getFileContent": ("get", "/api/projects/v1/projects/{projectId}/files/{commitId}/{path}/content"),
    "findProjectByOwnerAndName": ("get", "/v4/gateway/projects/findProjectByOwnerAndName"),
    "listHardwareTiersForProject": ("get", "/v4/projects/{projectId}/hardwareTiers"),
    "getCurrentUser": ("get", "/v4/users/self"),
    "stopJob": ("post", "/v4/jobs/stop"),
}
RUN_STATUSES = {
    *("Queued", "Pending", "Scheduled", "Preparing", "Building", "Pulling", "Running", "Serving"),
    *("StopRequested", "StopAndDiscardRequested", "Stopping", "Finishing"),
    *("Stopped", "Succeeded", "Failed", "Error", "Faulty"),
}
# What official clients send although Domino's description does not have it (wire facts 2.14).
KNOWN_EXTRAS = {"stopJob.request.projectId"}


# ------------------------------------------------------------------------------------------------ reading documents
def operations(document: Json) -> dict[str, tuple[str, str, Json]]:
    """Give every operation by its id: its method, its path, and itself with the path's shared parameters."""
    found: dict[str, tuple[str, str, Json]] = {}
    for path, item in document["paths"].items():
        for method in item.keys() & {"get", "put", "post", "delete", "patch"}:
            shared = item.get("parameters", [])
            operation = {**item[method], "parameters": [*shared, *item[method].get("parameters", [])]}
            found[operation["operationId"]] = (method, path, operation)
    return found


def follow(document: Json, node: Json) -> Json:
    """Replace a reference by what it points to."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def nodes(node: Any, where: str = "#") -> Iterator[tuple[str, Json]]:
    """Give every object of the document with its place, without going into examples."""
    if isinstance(node, dict):
        yield where, node
        for key, value in node.items():
            if key not in {"example", "examples"}:
                yield from nodes(value, f"{where}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{where}/{index}")


def examples() -> Iterator[tuple[str, Json, Any]]:
    """Give every example with its place and its schema: of bodies, headers, parameters and of schemas themselves."""
    for where, node in nodes(DOCUMENT):
        schema: Json = node.get("schema", node)  # beside an example stands a schema, or it is in one
        if isinstance(node.get("examples"), dict):
            for name, example in node["examples"].items():
                yield f"{where}/{name}", schema, example["value"]
        if "example" in node and not where.endswith("/properties"):
            yield where, schema, node["example"]


def with_nullable_references(node: Any) -> Any:
    """Rewrite `nullable: true` beside `allOf` or `oneOf` so that a validator takes null.

    Taken by the letter, OpenAPI 3.0.3 gives `nullable` a meaning beside `type` only. Generators, and Domino's own
    descriptions, read it beside a reference too.
    """
    if isinstance(node, list):
        return [with_nullable_references(value) for value in node]
    if not isinstance(node, dict):
        return node
    node = {key: with_nullable_references(value) for key, value in node.items()}
    if node.get("nullable") is True and "type" not in node:
        return {"oneOf": [{"type": "string", "nullable": True, "enum": [None]}, node]}
    return node


COMPONENTS = {"schemas": with_nullable_references(SCHEMAS)}


def complaints(value: Any, schema: Json) -> list[str]:
    """Validate a value in the dialect of OpenAPI 3.0; references are resolved within the document."""
    rooted = {"allOf": [with_nullable_references(schema)], "components": COMPONENTS}
    validator = OAS30Validator(rooted, format_checker=oas30_format_checker)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


OURS = operations(DOCUMENT)


# ---------------------------------------------------------------------------------------------------- the document
def test_it_is_a_valid_openapi_document() -> None:
    """openapi-spec-validator has nothing to say."""
    assert DOCUMENT["openapi"] == "3.0.3"
    assert [error.message for error in OpenAPIV30SpecValidator(DOCUMENT).iter_errors()] == []


@pytest.mark.parametrize(("where", "schema", "value"), [pytest.param(*e, id=e[0]) for e in examples()])
def test_every_example_validates_against_its_schema(where: str, schema: Json, value: Any) -> None:
    """Bodies, parameters, headers and single properties alike."""
    assert complaints(value, schema) == [], where


def test_wrong_values_do_not_validate() -> None:
    """The validation above is no formality: types, required fields, enums and nullability are all checked."""
    run = {"$ref": "#/components/schemas/Run"}
    assert complaints({"id": "57dafe43317467e7b0ef5276", "status": "Queued", "completed": None}, run) == []
    assert complaints({"id": "57dafe43317467e7b0ef5276"}, run) != []
    assert complaints({"id": 5, "status": "Queued"}, run) != []
    assert complaints({"id": "57dafe43317467e7b0ef5276", "status": None}, run) != []
    assert complaints({"id": "57dafe43317467e7b0ef5276", "status": "Queued", "queued": "today"}, run) != []
    assert complaints({"id": "1", "status": "Queued", "diagnosticStatistics": {"isError": "no"}}, run) != []


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_json_body_has_an_example(name: str) -> None:
    """Requests and replies, errors included."""
    _, _, operation = OURS[name]
    bodies = [operation.get("requestBody", {})]
    bodies += [follow(DOCUMENT, response) for response in operation["responses"].values()]
    for body in bodies:
        media = body.get("content", {}).get("application/json")
        assert media is None or media.get("examples"), body


# -------------------------------------------------------------------------------------------------- the operations
def test_the_fourteen_operations_are_there() -> None:
    """Each under its id, with method and path as in table 2.0 of the wire facts, and no other."""
    assert {name: (method, path) for name, (method, path, _) in OURS.items()} == OPERATIONS


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_names_its_source_and_how_sure_it_is(name: str) -> None:
    """The description ends with a paragraph `Known from: wire facts <section> (<sources>). Sure ...`."""
    last = OURS[name][2]["description"].strip().split("\n\n")[-1].replace("\n", " ")
    assert re.match(r"Known from: wire facts \d\.\d+(, \d\.\d+)*( and \d(\.\d+)?)? \([A-Z0-9, ]+\)\. Sure", last), last


def test_every_source_that_is_named_is_explained() -> None:
    """The tags in brackets are those of the list in the document's own description."""
    text: str = DOCUMENT["info"]["description"]
    known = {*re.findall(r"\*\*([A-Z0-9]+)\*\*", text), *re.findall(r"\b(APIB16|PDT|PD022):", text)}
    for name, (_, _, operation) in OURS.items():
        tags = re.search(r"wire facts [^(]*\(([A-Z0-9, \n]+)\)", operation["description"])
        assert tags is not None, name
        assert set(re.split(r",\s+", tags[1])) <= known, name


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_takes_each_credential(name: str) -> None:
    """API key, bearer token or Basic: said per operation, since the generator ignores it at the top."""
    assert OURS[name][2]["security"] == [{"apiKey": []}, {"bearer": []}, {"basic": []}]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_describes_itself_its_parameters_and_its_errors(name: str) -> None:
    """One tag, a one-line summary, text for every parameter, and answers for refused credentials and the unforeseen."""
    _, path, operation = OURS[name]
    parameters = [follow(DOCUMENT, parameter) for parameter in operation["parameters"]]
    assert len(operation["tags"]) == 1
    assert operation["summary"].endswith(".")
    assert "\n" not in operation["summary"]
    assert [p["name"] for p in parameters if not p.get("description")] == []
    assert sorted(re.findall(r"{(\w+)}", path)) == sorted(p["name"] for p in parameters if p["in"] == "path")
    assert {"401", "403", "500", "default"} <= operation["responses"].keys()


@pytest.mark.parametrize("name", ["getBlob", "getFileContent", "uploadFile"])
def test_bytes_are_declared_as_bytes(name: str) -> None:
    """Binary bodies are application/octet-stream, so that the generated calls stream them."""
    _, _, operation = OURS[name]
    body = operation.get("requestBody") or operation["responses"]["200"]
    assert body["content"] == {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}


# ----------------------------------------------------------------------------------------------------- the schemas
def test_run_status_has_all_seventeen_values() -> None:
    """Those of section 3.1 of the wire facts."""
    values: list[str] = SCHEMAS["RunStatus"]["enum"]
    assert len(values) == len(RUN_STATUSES) == 17
    assert set(values) == RUN_STATUSES


def test_every_enum_is_open_and_has_a_name() -> None:
    """Enums are components of their own, marked open for programs and for readers."""
    enums = [(where, node) for where, node in nodes(DOCUMENT) if isinstance(node.get("enum"), list)]
    for where, node in enums:
        assert re.fullmatch(r"#/components/schemas/\w+", where), where
        assert node["type"] == "string", where
        assert node["x-open-enum"] is True, where
        assert "open enum: unknown values are kept" in node["description"], where
        names: list[str] = node.get("x-enum-varnames", list(node["enum"]))
        assert len(set(names)) == len(node["enum"]), where


@pytest.mark.parametrize("name", SCHEMAS)
def test_epoch_fields_are_marked(name: str) -> None:
    """Each name in x-epoch-ms is a 64 bit integer of the schema, and each field that says it is a time is in it."""
    properties: Json = SCHEMAS[name].get("properties", {})
    marked = SCHEMAS[name].get("x-epoch-ms", [])
    for field in marked:
        assert (properties[field]["type"], properties[field]["format"]) == ("integer", "int64"), field
    says_so = [field for field, node in properties.items() if "milliseconds since 1970" in node.get("description", "")]
    assert marked == says_so


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "x-list-field" in schema])
def test_a_list_that_may_come_bare_names_its_field(name: str) -> None:
    """x-list-field is an array of the schema, and required."""
    field = SCHEMAS[name]["x-list-field"]
    assert SCHEMAS[name]["properties"][field]["type"] == "array"
    assert SCHEMAS[name]["required"] == [field]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_and_every_property_is_described(name: str) -> None:
    """A property that is a mere reference takes the description of its target."""
    assert SCHEMAS[name]["description"]
    for field, node in SCHEMAS[name].get("properties", {}).items():
        assert node.get("description") or "$ref" in node, field


def test_no_schema_holds_an_object_without_a_name() -> None:
    """Nested objects are components, so that generated classes get the names we chose."""
    for where, node in nodes(SCHEMAS):
        if isinstance(node.get("properties"), dict) or "additionalProperties" in node:
            assert re.fullmatch(r"#/\w+", where), where


# ------------------------------------------------------------------------------------------ Domino's own descriptions
def domino(file: str) -> Json:
    """Load one of Domino's own descriptions, or skip."""
    if not (REFERENCE / file).is_file():
        pytest.skip(f"Domino's own description {file} is not beside the project, in shared/reference")
    document: Json = json.loads((REFERENCE / file).read_text(encoding="utf-8"))
    return document


class Comparison:
    """Collects where our description contradicts Domino's."""

    def __init__(self, theirs: Json) -> None:
        """Compare with this document."""
        self.theirs = theirs
        self.found: list[str] = []

    @staticmethod
    def plain(document: Json, schema: Json) -> Json:
        """Resolve references, also the one in the `allOf` of a nullable reference, and name an implied type."""
        schema = follow(document, schema)
        if len(schema.get("allOf", [])) == 1:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            schema = {**Comparison.plain(document, schema["allOf"][0]), **rest}
        return {"type": "object", **schema} if "properties" in schema else schema

    def check(self, where: str, condition: object, problem: str) -> None:
        """Note a problem unless the condition is true."""
        if not condition:
            self.found.append(f"{where}: {problem}")

    def schema(self, where: str, ours: Json, theirs: Json, *, sent: bool = False) -> None:
        """Compare two schemas; in what is sent we must require what they require, in replies not more."""
        ours, theirs = self.plain(DOCUMENT, ours), self.plain(self.theirs, theirs)
        self.check(where, ours.get("type") == theirs.get("type"), f"{ours.get('type')}, not {theirs.get('type')}")
        if not sent:
            self.check(where, ours.get("nullable", False) or not theirs.get("nullable", False), "may be null")
        if "enum" in ours:
            self.check(where, "enum" in theirs and set(ours["enum"]) >= set(theirs["enum"]), "fewer values")
        required, wanted = set(ours.get("required", [])), set(theirs.get("required", []))
        self.check(where, wanted <= required if sent else required <= wanted, f"required {required}, not {wanted}")
        for field, node in ours.get("properties", {}).items():
            if field in theirs.get("properties", {}):
                self.schema(f"{where}.{field}", node, theirs["properties"][field], sent=sent)
            else:
                self.check(where, f"{where}.{field}" in KNOWN_EXTRAS, f"{field} is not in it")
        if "items" in theirs:
            self.schema(f"{where}[]", ours["items"], theirs["items"], sent=sent)
        if isinstance(theirs.get("additionalProperties"), dict):
            self.schema(f"{where}{{}}", ours["additionalProperties"], theirs["additionalProperties"], sent=sent)
        for index, (mine, other) in enumerate(zip(ours.get("oneOf", []), theirs.get("oneOf", []), strict=True)):
            self.schema(f"{where}|{index}", mine, other, sent=sent)

    def operation(self, name: str, prefix: str = "", their_name: str | None = None) -> list[str]:
        """Compare one operation."""
        method, path, ours = OURS[name]
        their_method, their_path, theirs = operations(self.theirs)[their_name or name]
        self.check(name, (method, path) == (their_method, prefix + their_path), f"{their_method} {their_path}")
        mine = {(p["in"], p["name"]): p for p in (follow(DOCUMENT, p) for p in ours["parameters"])}
        others = {(p["in"], p["name"]): p for p in (follow(self.theirs, p) for p in theirs["parameters"])}
        # Standard HTTP headers may be sent to any server, whether or not it lists them.
        extra = mine.keys() - others.keys() - {("header", "Range"), ("header", "If-Range")}
        self.check(name, not extra and others.keys() <= mine.keys(), f"parameters {others.keys()}")
        for key in mine.keys() & others.keys():
            same = mine[key].get("required", False) == others[key].get("required", False)
            self.check(name, same, f"whether {key} is required")
            self.schema(f"{name}.{key[1]}", mine[key]["schema"], others[key]["schema"], sent=True)
        self.check(name, ("requestBody" in ours) == ("requestBody" in theirs), "request body")
        if "requestBody" in theirs:
            request, other = ours["requestBody"], follow(self.theirs, theirs["requestBody"])
            self.check(name, request.get("required") == other.get("required"), "whether a body is required")
            self.content(f"{name}.request", request, other, sent=True)
        self.check(name, theirs["responses"].keys() <= ours["responses"].keys(), f"{theirs['responses'].keys()}")
        self.content(f"{name}.reply", ours["responses"]["200"], theirs["responses"]["200"])
        return self.found

    def content(self, where: str, ours: Json, theirs: Json, *, sent: bool = False) -> None:
        """Compare two bodies."""
        self.check(where, ours["content"].keys() == theirs["content"].keys(), f"{theirs['content'].keys()}")
        for media in ours["content"].keys() & theirs["content"].keys():
            self.schema(where, ours["content"][media]["schema"], theirs["content"][media]["schema"], sent=sent)


@pytest.mark.parametrize(
    "name", ["findProjectByOwnerAndName", "listHardwareTiersForProject", "getCurrentUser", "stopJob"]
)
def test_it_does_not_contradict_the_internal_description(name: str) -> None:
    """Same method, parameters and types; in replies we require no more, in requests no less."""
    assert Comparison(domino("domino-v4-core.json")).operation(name, prefix="/v4") == []


def test_it_does_not_contradict_the_public_description() -> None:
    """The one operation that both have has another name there."""
    theirs = domino("domino-public-api-6.3.0.json")
    assert Comparison(theirs).operation("getFileContent", their_name="getProjectFileContents") == []


def test_a_contradiction_would_be_found() -> None:
    """The comparison notices another type, a narrower enum, too much required, and a field that is not there."""
    theirs = {"properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a"]}
    for ours in (
        {"properties": {"a": {"type": "string"}}},
        {"properties": {"b": {"type": "string", "enum": ["x"]}}},
        {"properties": {"b": {"type": "string"}}, "required": ["b"]},
        {"properties": {"c": {"type": "string"}}},
    ):
        comparison = Comparison({})
        comparison.schema("it", ours, theirs)
        assert len(comparison.found) == 1, ours
