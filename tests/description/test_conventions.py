"""A description that its readers could not rely on is refused in one line, with its place and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.description.mistakes import PYTHON, ROOT, Mistake, lint

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

DESCRIPTION = (ROOT / "tests" / "support" / "small_conventions.yaml").read_text(encoding="utf-8")
NAMELESS = "makes a class with a name that nobody chose; give it one in components/schemas, and write a $ref to it"
MISTAKES = {
    # operations
    "two tags": Mistake({"      tags: [runs]\n": "      tags: [runs, runs]\n"}, "putRun.tags: is the folder of one"),
    "no summary": Mistake(
        {"      summary: Replace a run.\n": ""}, "putRun.summary: is one line that ends in a full stop; write one"
    ),
    "a summary without end": Mistake({"Replace a run.": "Replace a run"}, "putRun.summary: is one line that ends in"),
    "a summary of two lines": Mistake(
        {"Replace a run.": "|\n        Replace\n        a run."}, "putRun.summary: is one line that ends in a full stop"
    ),
    "no source": Mistake(
        {"Known from: wire": "Seen in wire"},
        "putRun.description: does not end by saying where it is known from; write a last paragraph "
        "'Known from: wire facts <section> (<sources>). Sure of <what, and why>.'",
    ),
    "a source that is not the end": Mistake(
        {"        (official prose).\n": "        (official prose).\n\n        And so on.\n"},
        "putRun.description: does not end by saying where it is known from",
        above=8,
    ),
    "a source that is not explained": Mistake(
        {"(DOCS, PUB)": "(DOC, PUB)"},
        "putRun.description: the source 'DOC' is not among those in bold in info.description; did you mean 'DOCS'?",
    ),
    "a section that there is not": Mistake(
        {"facts 2.1, 2.2 and 3": "facts 2.1, 2.99 and 3"},
        "putRun.description: docs/wire-facts.md has no section 2.99; write one, from a source",
    ),
    "no credentials": Mistake(
        {"      security: [{apiKey: []}, {bearer: []}]\n": ""},
        "putRun.security: does not take each credential; write security: [{apiKey: []}, {bearer: []}], "
        "or [] where none is needed",
        above=12,
    ),
    "one credential": Mistake(
        {"[{apiKey: []}, {bearer: []}]": "[{apiKey: []}]"}, "putRun.security: does not take each"
    ),
    "no errors": Mistake(
        {
            '        "403": {$ref: "#/components/responses/Failure"}\n': "",
            '        default: {$ref: "#/components/responses/Failure"}\n': "",
        },
        "putRun.responses: nothing is said of 403 (not allowed), default (any other); "
        "write a $ref to components/responses for each",
        above=14,
    ),
    # parameters
    "a parameter without a text": Mistake(
        {"          description: &dryText Whether to only try.\n": "", ", description: *dryText": ""},
        "putRun.parameters.0: says nothing; write a description, and the same in its schema",
    ),
    "a text that is not in the schema": Mistake(
        {", description: *dryText": ""},
        "putRun.parameters.0.schema: its text is not in its schema, where the generator reads it; "
        "write description: &dryText ... here, and description: *dryText in the schema",
    ),
    "another text in the schema": Mistake(
        {", description: *runIdText": ", description: Another."},
        "parameters.RunId.schema: its text is not in its schema",
    ),
    "a parameter without an example": Mistake(
        {'      example: "7"\n  responses:\n': "  responses:\n"},
        "parameters.RunId: has no example, with which tests call; write example: ..., from a source",
        above=8,
    ),
    "an enum of a parameter": Mistake(
        {
            ", description: *dryText}\n          example: true": (
                ", x-open-enum: true, enum: [a], description: *dryText}\n          example: a"
            ),
            "schema: {type: boolean": "schema: {type: string",
            "&dryText Whether to only try.": '&dryText "How to try. An open enum: unknown values are kept."',
        },
        f"putRun.parameters.0.schema: an enum in here {NAMELESS}",
    ),
    # schemas
    "a schema without a text": Mistake({"      description: A run.\n": ""}, "schemas.Run: says nothing; write a desc"),
    "a property without a text": Mistake(
        {", description: When it started.": ""}, "schemas.Run.properties.started: says nothing; write a description"
    ),
    "an object in an object": Mistake(
        {'tags: {$ref: "#/components/schemas/Tags"}': "tags: {type: object, description: Texts.}"},
        f"schemas.Run.properties.tags: an object in here {NAMELESS}",
    ),
    "an object in a list": Mistake(
        {'items: {$ref: "#/components/schemas/Run"}': "items: {type: object}"},
        f"schemas.Runs.properties.data.items: an object in here {NAMELESS}",
    ),
    "an object in an answer": Mistake(
        {
            "        text/plain:\n          schema: {type: string}\n          example: No.\n": (
                "        application/json:\n          schema: {type: object}\n          example: {}\n"
            )
        },
        "responses.Failure.content.application/json.schema: an object in here makes a class for each operation and",
    ),
    "an enum in an object": Mistake(
        {
            'status: {$ref: "#/components/schemas/Status"}': (
                "status: {type: string, x-open-enum: true, enum: [Queued], "
                'description: "An open enum: unknown values are kept."}'
            )
        },
        f"schemas.Run.properties.status: an enum in here {NAMELESS}",
    ),
    "an enum that does not say that it is open": Mistake(
        {"Where it stands. An open enum: unknown values are kept.": "Where it stands."},
        "schemas.Status: its readers are not told that it is open; "
        "write 'open enum: unknown values are kept' into its description",
    ),
    "a time that is not marked": Mistake(
        {"When it started.": '"When it started, in milliseconds since 1970 UTC."'},
        "schemas.Run.properties.started: is a time that x-epoch-ms does not have; "
        "write x-epoch-ms: [queued, started] beside properties",
    ),
    "a time that does not say so": Mistake(
        {"When it was queued, in milliseconds since 1970 UTC.": "When it was queued."},
        "schemas.Run.properties.queued: does not say that it is in milliseconds since 1970 UTC; write it",
    ),
    "a short time": Mistake(
        {"          format: int64\n": ""},
        "schemas.Run.properties.queued: does not fit into 32 bits; write format: int64",
    ),
    "a list that may be missing": Mistake(
        {"      required: [data]\n": ""},
        "schemas.Runs.required: without 'data' nothing is left of it, and nothing else is needed; "
        "write required: [data]",
    ),
    # examples
    "JSON without an example": Mistake(
        {'            examples:\n              new: {value: {runId: "7", status: Queued, stage: null}}\n': ""},
        "putRun.requestBody.content.application/json: has no example; write examples: {<name>: {value: ...}}",
    ),
    "an example of another type": Mistake(
        {'new: {value: {runId: "7"': "new: {value: {runId: 7"},
        "putRun.requestBody.content.application/json.examples.new.value.runId: "
        "this example does not fit its schema: 7 is not of type 'string'",
    ),
    "an example that lacks something": Mistake(
        {'new: {value: {runId: "7", ': "new: {value: {"},
        "examples.new.value: this example does not fit its schema: 'runId' is a required property",
    ),
    "an example of an unknown status": Mistake(
        {"status: Queued, stage": "status: Qeued, stage"},
        "new.value.status: this example does not fit its schema: 'Qeued'",
    ),
    "an example that is null": Mistake(
        {"status: Queued, stage: null": "status: null, stage: null"},
        "new.value.status: this example does not fit its schema: ",
    ),
    "a wrong example deep in an answer": Mistake(
        {"tags: {site: here}": "tags: {site: 1}"},
        "putRun.responses.200.content.application/json.example.data.0.tags.site: this example does not fit",
    ),
    "a wrong example of a header": Mistake(
        {'              example: "7"\n': "              example: 7\n"},
        "putRun.responses.200.headers.Age.example: this example does not fit its schema: 7 is not of type 'string'",
    ),
    "a wrong example of a parameter": Mistake(
        {"          example: true\n": "          example: maybe\n"},
        "putRun.parameters.0.example: this example does not fit its schema: 'maybe' is not of type 'boolean'",
    ),
    "a wrong example of a property": Mistake(
        {'description: Its id., example: "7"': "description: Its id., example: 7"},
        "schemas.Run.properties.runId.example: this example does not fit its schema: 7 is not of type 'string'",
    ),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is said of each mistake."""
    return lint(tmp_path_factory.mktemp("mistakes"), DESCRIPTION, MISTAKES)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_broken_promise_is_told_in_one_line(name: str, findings: dict[str, list[str]]) -> None:
    """The number leads to the line that was changed, or to one near it."""
    MISTAKES[name].check(DESCRIPTION, findings[name])


def test_a_description_that_keeps_them_is_not_refused(findings: dict[str, list[str]]) -> None:
    """Null where a property may be null, and references in examples of every place included."""
    assert findings["right"] == []


def test_they_hold_for_our_own_description_only(tmp_path: Path) -> None:
    """With --foreign only what the templates need is asked for: the same mistakes pass."""
    kept = {name: mistake for name, mistake in MISTAKES.items() if name != "two tags"}
    said = lint(tmp_path, DESCRIPTION, kept, "--foreign", status=0)
    assert [findings for findings in said.values() if findings] == []
