"""A mistake in the description is refused in one line that says where it is, what is wrong and what to write."""

from __future__ import annotations

import pytest

from tests.description.mistakes import PYTHON, ROOT, Mistake, lint

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

DESCRIPTION = (ROOT / "tests" / "support" / "small_description.yaml").read_text(encoding="utf-8")
#: An operation to be broken.
PLACE = "  /runs:\n"
OPERATION = """  /things/{{id}}:
    post:
      operationId: makeThing
      tags: [files]
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
{more}      responses:
{responses}"""
CREATED = """        "204": {description: Made.}
"""
STREAM = "{description: It., content: {application/octet-stream: {schema: {type: string, format: binary}}}}"


def operation(more: str = "", responses: str = CREATED) -> dict[str, str]:
    """Return the edit that adds an operation: lines among its keys, and its responses."""
    return {PLACE: OPERATION.format(more=more, responses=responses) + PLACE}


def parameter(text: str) -> dict[str, str]:
    """Return the edit that adds an operation with one more parameter."""
    return operation(more=f"        - {text}\n")


def body(content: str, required: str = ", required: true") -> dict[str, str]:
    """Return the edit that adds an operation with a body."""
    return operation(more=f"      requestBody: {{content: {content}{required}}}\n")


def success(response: str) -> dict[str, str]:
    """Return the edit that adds an operation with this answer."""
    return operation(responses=f'        "200": {response}\n')


def schema(text: str) -> dict[str, str]:
    """Return the edit that adds a component."""
    return {"    Tags:\n": f"    Thing: {text}\n    Tags:\n"}


def thing(text: str) -> dict[str, str]:
    """Return the edit that adds an object with these properties and further keys."""
    return schema(f"{{type: object, {text}}}")


MISTAKES = {
    # YAML
    "no YAML": Mistake({"  title: Things\n": "  title: [Things\n"}, "this is no YAML: "),
    "a tab": Mistake(
        {"  title: Things\n": "\ttitle: Things\n"}, "this is no YAML: found character that cannot start any token"
    ),
    "a key twice": Mistake(
        {"  title: Things\n": "  title: Things\n  title: Other\n"}, 'this is no YAML: found duplicate key "title"'
    ),
    "a status that is no text": Mistake(
        operation(responses="        204: {description: Made.}\n"),
        'makeThing.responses.204: the key has to be text; write "204"',
    ),
    # what the templates cannot express
    "form data": Mistake(
        body("{multipart/form-data: {schema: {type: object}}}"),
        "makeThing.requestBody.content: a form is one file; "
        "write schema: {type: object, properties: {<field>: {type: string, format: binary}}}, or that as additionalPro",
    ),
    "a form of two files": Mistake(
        body(
            "{multipart/form-data: {schema: {type: object, properties: "
            "{a: {type: string, format: binary}, b: {type: string, format: binary}}}}}"
        ),
        "makeThing.requestBody.content: a form is one file; ",
    ),
    "a form of text": Mistake(
        body("{multipart/form-data: {schema: {type: object, additionalProperties: {type: string}}}}"),
        "makeThing.requestBody.content: a form is one file; ",
    ),
    "a constant that may be left out": Mistake(
        parameter("{name: kind, in: query, schema: {type: string, enum: [part]}}"),
        "makeThing.parameters.1.schema: every generated enum keeps unknown values; write x-open-enum: true",
    ),
    "a constant in the path": Mistake(
        {
            **operation(more="        - {name: kind, in: path, required: true, schema: {type: string, enum: [a]}}\n"),
        },
        "makeThing.parameters: 'kind' is not in the URL; write {kind} there",
    ),
    "a form": Mistake(
        body("{application/x-www-form-urlencoded: {schema: {type: object}}}"),
        "makeThing.requestBody.content: the templates cannot express application/x-www-form-urlencoded; "
        "write application/json or application/octet-stream or multipart/form-data",
    ),
    "two bodies": Mistake(
        body("{application/json: {schema: {}}, application/octet-stream: {schema: {type: string, format: binary}}}"),
        "makeThing.requestBody.content: the templates cannot express a choice of application/json and "
        "application/octet-stream; write one",
    ),
    "a body that may be left out": Mistake(
        body("{application/json: {schema: {}}}", required=""),
        "makeThing.requestBody: a body is always sent; write required: true",
    ),
    "a body without schema": Mistake(
        body("{application/json: {}}"),
        "makeThing.requestBody.content.application/json: 'schema' is missing in this media type",
    ),
    "bytes that are none": Mistake(
        body("{application/octet-stream: {schema: {type: object}}}"),
        "makeThing.requestBody.content: application/octet-stream is bytes; write schema: {type: string, format: binary",
    ),
    "a cookie": Mistake(
        parameter("{name: sid, in: cookie, schema: {type: string}}"),
        "makeThing.parameters.1.in: the templates cannot express a cookie parameter; send it in a header",
    ),
    "a place of no parameter": Mistake(
        parameter("{name: sid, in: headers, schema: {type: string}}"),
        "makeThing.parameters.1.in: the templates cannot express a headers parameter; did you mean 'header'?",
    ),
    "a list in a header": Mistake(
        parameter("{name: ids, in: header, schema: {type: array, items: {type: string}}}"),
        "makeThing.parameters.1.schema: the templates cannot express a parameter that is array in the header; "
        "write type: string, and its form in the description",
    ),
    "a list of objects in the query": Mistake(
        parameter('{name: runs, in: query, schema: {type: array, items: {$ref: "#/components/schemas/Run"}}}'),
        "makeThing.parameters.1.schema: the templates cannot express a parameter that is a list of object; "
        "write type: string, and its form in the description",
    ),
    "a time in a header": Mistake(
        parameter("{name: since, in: header, schema: {type: string, format: date-time}}"),
        "makeThing.parameters.1.schema: the templates cannot express a parameter that is date-time in the header; "
        "write type: string, and its form in the description",
    ),
    "an exploded parameter": Mistake(
        parameter("{name: ids, in: query, explode: true, schema: {type: string}}"),
        "makeThing.parameters.1.explode: the templates cannot express 'explode' in this parameter; "
        "leave it out: of a list each value is sent with the name",
    ),
    "a list in the path": Mistake(
        {"true\n      schema: {type: string}\n": "true\n      schema: {type: array, items: {type: string}}\n"},
        "parameters.RunId.schema: the templates cannot express a parameter that is array in the path; write type: str",
    ),
    "a path parameter that may be missing": Mistake(
        {"      in: path\n      required: true\n": "      in: path\n"},
        "parameters.RunId: a parameter in the path is always needed; write required: true",
    ),
    "a path parameter that is not in the URL": Mistake(
        parameter("{name: run, in: path, required: true, schema: {type: string}}"),
        "makeThing.parameters: 'run' is not in the URL; write {run} there",
    ),
    "a placeholder that is no parameter": Mistake(
        {PLACE: "  /runs/{more}:\n"}, "startRun.parameters: {more} in the URL is no parameter; known: none"
    ),
    "a stream or nothing": Mistake(
        operation(responses=f'        "200": {STREAM}\n        "204": {{description: None.}}\n'),
        "makeThing.responses.204: a stream cannot be told from the content of 200 before it is read; "
        "write the same content for both, or only 200 and in its description when 204 comes",
    ),
    "successes of a range": Mistake(
        operation(responses='        "200": {description: Made.}\n        2XX: {description: Later.}\n'),
        "makeThing.responses.2XX: of several successes each is told by its status; write it out",
    ),
    "a success of two types": Mistake(
        success(
            "{description: Made., content: {application/json: {schema: {}}, text/plain: {schema: {type: string}}}}"
        ),
        "makeThing.responses.200.content: the templates cannot express a choice of application/json and text/plain",
    ),
    "a success of a type that is not known": Mistake(
        success("{description: Made., content: {text/csv: {schema: {type: string}}}}"),
        "makeThing.responses.200.content: the templates cannot express text/csv; "
        "write application/json or application/octet-stream or text/plain or application/x-ndjson",
    ),
    "lines that are none": Mistake(
        success("{description: Made., content: {application/x-ndjson: {schema: {type: object}}}}"),
        "makeThing.responses.200.content: application/x-ndjson is bytes; write schema: {type: string, format: binary}",
    ),
    "text of objects": Mistake(
        success("{description: Made., content: {text/plain: {schema: {type: object}}}}"),
        "makeThing.responses.200.content: text/plain is text; write schema: {type: string}, and format: binary where",
    ),
    "no success": Mistake(
        operation(responses='        "404": {description: None.}\n'),
        "makeThing.responses: no success is described; write 200, or 204 without content",
    ),
    "callbacks": Mistake(
        operation(more="      callbacks: {}\n"),
        "makeThing.callbacks: the templates cannot express 'callbacks' in this operation; "
        "describe each call as an operation of its own",
    ),
    "a discriminator": Mistake(
        schema("{oneOf: [{type: string}], discriminator: {propertyName: kind}}"),
        "schemas.Thing.discriminator: the templates cannot express 'discriminator' in this schema; "
        "leave it out: of oneOf that is taken which fits and knows most of the fields",
    ),
    "a union of all": Mistake(
        schema('{allOf: [{$ref: "#/components/schemas/Run"}, {type: object}]}'),
        "schemas.Thing.allOf: the templates cannot express more than one $ref in allOf; write one object",
    ),
    "a circle": Mistake(
        schema('{allOf: [{$ref: "#/components/schemas/Thing"}]}'),
        "schemas.Thing.allOf: leads back to where it stands; write the object out",
    ),
    "properties beside oneOf": Mistake(
        schema("{oneOf: [{type: string}], properties: {}}"),
        "schemas.Thing.properties: is ignored beside oneOf; leave it out",
    ),
    "properties without a type": Mistake(
        schema("{properties: {}}"),
        "schemas.Thing.properties: is ignored without type: object; write the type, or leave it out",
    ),
    "a file in JSON": Mistake(
        thing("properties: {content: {type: string, format: binary}}"),
        "schemas.Thing.properties.content.format: a file in JSON is text; leave it out",
    ),
    "a typed rest": Mistake(
        thing("properties: {name: {type: string}}, additionalProperties: {type: string}"),
        "schemas.Thing.additionalProperties: the templates cannot express a type for further properties beside",
    ),
    "a list of nothing": Mistake(
        thing("properties: {names: {type: array}}"),
        "schemas.Thing.properties.names: 'items' is missing; write items: {} for a list of anything",
    ),
    "a default of another type": Mistake(
        thing("properties: {name: {type: string, default: 5}}"),
        "schemas.Thing.properties.name.default: is not of type string; write a value of that type",
    ),
    # names
    "an operation twice": Mistake(
        {"      operationId: putFile\n": "      operationId: getFile\n"},
        "getFile.operationId: GET /files/{path} is generated as files/get_file.py, too; choose another operationId",
    ),
    "no operationId": Mistake(
        {"      operationId: startRun\n": ""},
        "POST /runs: 'operationId' is missing in this operation",
    ),
    "an unknown tag": Mistake(
        {"      operationId: getFile\n      tags: [files]\n": "      operationId: getFile\n      tags: [file]\n"},
        "getFile.tags: the first tag, 'file', is not in the document's tags; did you mean 'files'?",
    ),
    "two arguments of one name": Mistake(
        parameter("{name: ID, in: query, schema: {type: string}}"),
        "makeThing.parameters: the argument 'id' for 'ID' would be that for 'id' in the path, too; leave one out",
    ),
    "two attributes of one name": Mistake(
        thing("properties: {runId: {type: string}, run_id: {type: string}}"),
        "schemas.Thing.properties: 'run_id' would be the attribute 'run_id', as 'runId' is; "
        "leave one out (what is not described is kept)",
    ),
    "an attribute named like a time": Mistake(
        thing("x-epoch-ms: [queued], properties: {queued: {type: integer}, queuedAt: {type: string}}"),
        "schemas.Thing.properties: the time of 'queued' would be the attribute 'queued_at', as 'queuedAt' is; leave",
    ),
    "two classes of one name": Mistake(
        {"    Tags:\n": "    tags: {type: object}\n    Tags:\n"},
        "schemas.Tags: has the same name in Python as tags; rename it",
    ),
    "a class of the generated code": Mistake(
        {"    Tags:\n": "    Stream: {type: object}\n    Tags:\n"},
        "schemas.Stream: the generated code has a Stream of its own; rename it",
    ),
    # enums
    "a value without a name": Mistake(
        {"        - Over\n": "        - Over\n        - Lost\n"},
        "schemas.Status.x-enum-varnames: 3 values, 2 x-enum-varnames; write one name for each value, in the same order",
    ),
    "a name twice": Mistake(
        {"[QUEUED, OVER]": "[OVER, OVER]"},
        "schemas.Status.enum: two values have one name in Python, or one has none; write other x-enum-varnames",
    ),
    "values that have no name": Mistake(
        schema('{type: string, x-open-enum: true, enum: ["2x", "3x"]}'),
        "schemas.Thing.enum: two values have one name in Python, or one has none; write other x-enum-varnames",
    ),
    "a closed enum": Mistake(
        schema("{type: string, enum: [a]}"),
        "schemas.Thing: every generated enum keeps unknown values; write x-open-enum: true",
    ),
    "numbers as an enum": Mistake(
        schema("{type: string, x-open-enum: true, enum: [1, 2]}"),
        "schemas.Thing.enum: values are text; quote them, and write nullable: true for null",
    ),
    # references and names of properties
    "a reference to nothing": Mistake(
        {'    schema: {$ref: "#/components/schemas/Run"': '    schema: {$ref: "#/components/schemas/Rum"'},
        "startRun.requestBody.content.application/json.schema: $ref leads to 'Rum', "
        "which is not in components/schemas; did you mean 'Run'?",
    ),
    "a component that is a reference": Mistake(
        schema('{$ref: "#/components/schemas/Run"}'), "schemas.Thing: a component cannot be a $ref; write it out"
    ),
    "a reference elsewhere": Mistake(
        thing('properties: {other: {$ref: "other.yaml#/Thing"}}'),
        "schemas.Thing.properties.other: there is no file other.yaml to which $ref leads; ",
    ),
    "something beside a reference": Mistake(
        thing('properties: {run: {$ref: "#/components/schemas/Run", nullable: true}}'),
        "schemas.Thing.properties.run.nullable: what stands beside $ref is ignored; "
        "write allOf: [{$ref: ...}] and this beside it",
    ),
    "a misspelt required property": Mistake(
        {"      required: [runId]\n": "      required: [runid]\n"},
        "schemas.Run.required: 'runid' is no property; did you mean 'runId'?",
    ),
    "a misspelt time": Mistake(
        {"      x-epoch-ms: [queued]\n": "      x-epoch-ms: [queud]\n"},
        "schemas.Run.x-epoch-ms: 'queud' is no property; did you mean 'queued'?",
    ),
    "a time that is no number": Mistake(
        {"      x-epoch-ms: [queued]\n": "      x-epoch-ms: [queued, runId]\n"},
        "schemas.Run.x-epoch-ms: 'runId' is not of type integer or number; give it that type, or leave it out",
    ),
    "a misspelt list": Mistake(
        thing("x-list-field: items, properties: {data: {type: array, items: {type: string}}}"),
        "schemas.Thing.x-list-field: 'items' is no property; known: data",
    ),
    "an unknown extension": Mistake(
        {"      x-epoch-ms: [queued]\n": "      x-epoch: [queued]\n"},
        "schemas.Run.x-epoch: unknown extension in this schema; did you mean 'x-epoch-ms'?",
    ),
    "an extension of an operation": Mistake(
        operation(more="      x-internal: true\n"),
        "makeThing.x-internal: unknown extension in this operation; known: x-repeatable",
    ),
    "a misspelt key": Mistake(
        thing("propertis: {}"), "schemas.Thing.propertis: unknown key in this schema; did you mean 'properties'?"
    ),
    "properties as a list": Mistake(thing("properties: [name]"), "schemas.Thing.properties: should be a mapping"),
    "one required property": Mistake(
        thing("properties: {name: {type: string}}, required: name"), "schemas.Thing.required: should be a list of names"
    ),
    # what OpenAPI itself forbids
    "an unknown type": Mistake(
        thing("properties: {name: {type: text}}"), "schemas.Thing.properties.name.type: 'text' is not one of"
    ),
    "a default that is no time": Mistake(
        thing("properties: {since: {type: string, format: date-time, default: yesterday}}"),
        "schemas.Thing.properties.since.default: 'yesterday' is not a 'date-time'",
    ),
    "no version": Mistake({"openapi: 3.0.3\n": ""}, "the document: 'openapi' is a required property"),
    # what the generator itself refuses
    "an object of the name of a component": Mistake(
        {
            **success("{description: Made., content: {application/json: {schema: {type: object, properties: {}}}}}"),
            "    Tags:\n": "    MakeThingResponse200: {type: object}\n    Tags:\n",
        },
        "makeThing: something in here would be the class MakeThingResponse200, which there is; write it as a component",
    ),
    "a status that there is not": Mistake(
        operation(responses=CREATED + "        5XY: {description: Odd.}\n"),
        "makeThing.responses: '5XY' does not match any of the regexes",
    ),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is said of each mistake; what our own description promises besides is in test_conventions.py."""
    return lint(tmp_path_factory.mktemp("mistakes"), DESCRIPTION, MISTAKES, "--foreign")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_one_line(name: str, findings: dict[str, list[str]]) -> None:
    """The number leads to the line that was changed, or to one near it."""
    MISTAKES[name].check(DESCRIPTION, findings[name])


def test_what_the_templates_express_is_not_refused(findings: dict[str, list[str]]) -> None:
    """The description without a mistake."""
    assert findings["right"] == []
