"""scripts/drift.sh: what breaks us, what is new and what is known, in files and of deployments on real sockets."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from domino.local import LocalDomino
from tests.description.mistakes import PYTHON, ROOT
from tests.support.scripted import Asked, Reply, scripted

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

Json = dict[str, Any]
REFERENCE = ROOT.parent / "shared" / "reference"  # Domino's own descriptions: consulted, not shipped
STORED = ("domino-v4-core.json", "domino-public-api-6.3.0.json")
#: The description in one piece is read much faster than in its parts.
IN_ONE_PIECE = ("--ours", ROOT / "domino/local/public-api.json", "--known", ROOT / "openapi/known-drift.yaml")
TEXT, WHOLE, NUMBER, FLAG = ({"type": each} for each in ("string", "integer", "number", "boolean"))
OK = {"200": {"description": "Done."}}


class Told(NamedTuple):
    """What the script has said, and its exit status."""

    status: int
    lines: list[str]
    error: str


def drift(*arguments: object, **variables: str) -> Told:
    """Run the script on these arguments."""
    done = subprocess.run(
        [PYTHON, ROOT / "scripts/description/drift.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **variables},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Told(done.returncode, done.stdout.splitlines(), done.stderr)


def written(file: Path, document: object) -> Path:
    """Write a document, as JSON, which is YAML, too."""
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def description(paths: Json, **more: Any) -> Json:
    """Return a small description."""
    return {"openapi": "3.0.3", "info": {"title": "Things", "version": "1"}, "paths": paths, **more}


def thing(**fields: Any) -> Json:
    """Return an object with these fields, those whose name ends in `_` required."""
    required = [name[:-1] for name in fields if name.endswith("_")]
    return {"type": "object", "required": required, "properties": {n.rstrip("_"): each for n, each in fields.items()}}


def answers(schema: Json, status: str = "200", media: str = "application/json") -> Json:
    """Return an operation that answers this."""
    return {"responses": {status: {"description": "It.", "content": {media: {"schema": schema}}}}}


def takes(schema: Json, media: str = "application/json", *, required: bool = True) -> Json:
    """Return an operation that is sent this."""
    return {"requestBody": {"required": required, "content": {media: {"schema": schema}}}, "responses": OK}


def asks(*parameters: Json) -> Json:
    """Return an operation with these parameters."""
    return {"parameters": list(parameters), "responses": OK}


def query(name: str, schema: Json = TEXT, *, required: bool = False, place: str = "query") -> Json:
    """Return a parameter."""
    return {"name": name, "in": place, "required": required, "schema": schema}


def one_of(*values: str | None, **more: Any) -> Json:
    """Return an enum."""
    return {"type": "string", "enum": list(values), **more}


def null(schema: Json) -> Json:
    """Return a schema that takes null, too."""
    return {**schema, "nullable": True}


NOTHING: tuple[str, ...] = ()
#: For each kind of change our operation, theirs, and what is told of it.
CASES: dict[str, tuple[Json, Json, tuple[str, ...]]] = {
    # ------------------------------------------------------------------------------------------ what we read
    "sameReply": (answers(thing(id_=TEXT, size=WHOLE)), answers(thing(id_=TEXT, size=WHOLE)), NOTHING),
    "goneRequired": (
        answers(thing(id_=TEXT)),
        answers(thing(name=TEXT)),
        ("breaks us reply.id: is not there, and we need it", "new reply.name: field"),
    ),
    "goneOptional": (
        answers(thing(a=TEXT, b=TEXT)),
        answers(thing(a=TEXT)),
        ("new reply.b: is not there; optional here",),
    ),
    "nowOptional": (
        answers(thing(id_=TEXT)),
        answers(thing(id=TEXT)),
        ("breaks us reply.id: is optional, required here",),
    ),
    "nowRequired": (answers(thing(id=TEXT)), answers(thing(id_=TEXT)), NOTHING),
    "nowNull": (answers(thing(id_=TEXT)), answers(thing(id_=null(TEXT))), ("breaks us reply.id: may be null",)),
    "nullBesideAReference": (
        answers(thing(id_=TEXT)),
        answers(thing(id_={"$ref": "#/components/schemas/Text", "nullable": True})),
        ("breaks us reply.id: may be null",),
    ),
    "nullWhereNothingMayBe": (answers(thing(id=TEXT)), answers(thing(id=null(TEXT))), NOTHING),
    "noNullAnyMore": (answers(thing(id_=null(TEXT))), answers(thing(id_=TEXT)), NOTHING),
    "nullInAList": (
        answers({"type": "array", "items": TEXT}),
        answers({"type": "array", "items": null(TEXT)}),
        ("breaks us reply[]: may be null",),
    ),
    "otherType": (answers(thing(id=TEXT)), answers(thing(id=WHOLE)), ("breaks us reply.id: is integer, string here",)),
    "readWholeOfNumber": (answers(thing(n=NUMBER)), answers(thing(n=WHOLE)), NOTHING),
    "readNumberOfWhole": (
        answers(thing(n=WHOLE)),
        answers(thing(n=NUMBER)),
        ("breaks us reply.n: is number, integer here",),
    ),
    "otherWidth": (
        answers(thing(n={**WHOLE, "format": "int64"})),
        answers(thing(n={**WHOLE, "format": "int32"})),
        NOTHING,
    ),
    "otherKindOfTime": (
        answers(thing(t={**TEXT, "format": "date-time"})),
        answers(thing(t={**TEXT, "format": "date"})),
        ("breaks us reply.t: is date, date-time here",),
    ),
    "typeIsNotTold": (answers(thing(id_=TEXT)), answers(thing(id_={"description": "It."})), NOTHING),
    "newValue": (answers(one_of("a", "b")), answers(one_of("c", "b", "a")), ("new reply: enum values c",)),
    "valueNeverComes": (answers(one_of("a", "b")), answers(one_of("b")), NOTHING),
    "valuesInOtherOrder": (answers(one_of("a", "b")), answers(one_of("b", "a")), NOTHING),
    "valuesOfFreeText": (answers(TEXT), answers(one_of("b", "a")), ("new reply: is an enum of a, b",)),
    "newInside": (
        answers({"type": "array", "items": thing(a=thing(b=TEXT))}),
        answers({"type": "array", "items": thing(a=thing(b=TEXT, c=thing(d=TEXT)))}),
        ("new reply[].a.c: field",),
    ),
    "changedInMap": (
        answers({"additionalProperties": TEXT}),
        answers({"additionalProperties": FLAG}),
        ("breaks us reply{}: is boolean, string here",),
    ),
    "onlyWritten": (answers(thing(a=TEXT)), answers(thing(a=TEXT, b={**TEXT, "writeOnly": True})), NOTHING),
    "oneOfTwoForms": (answers({"oneOf": [TEXT, thing(id_=TEXT)]}), answers(thing(id_=TEXT)), NOTHING),
    "aThirdForm": (
        answers({"oneOf": [TEXT, WHOLE]}),
        answers({"anyOf": [WHOLE, TEXT, FLAG]}),
        ("breaks us reply: is boolean, string here",),
    ),
    "bareList": (
        answers({**thing(data={"type": "array", "items": thing(id_=TEXT)}), "x-list-field": "data"}),
        answers({"type": "array", "items": thing(id_=TEXT, b=TEXT)}),
        ("new reply[].b: field",),
    ),
    "otherSuccess": (answers(TEXT), answers(TEXT, "201"), ("breaks us reply: success is 201, 200 here",)),
    "anySuccess": (answers(TEXT), answers(TEXT, "2XX"), NOTHING),
    "onlyDefault": (answers(TEXT), answers(WHOLE, "default"), ("breaks us reply: is integer, string here",)),
    "otherFailure": (answers(TEXT), {"responses": {**answers(TEXT)["responses"], "418": OK["200"]}}, NOTHING),
    "noBodyAnyMore": (answers(TEXT), {"responses": OK}, ("breaks us reply: has no body, and we read one",)),
    "bodyNotRead": ({"responses": OK}, answers(TEXT), ("new reply: has a body",)),
    "otherContent": (
        answers(TEXT),
        answers(TEXT, media="text/plain"),
        ("breaks us reply: is text/plain, application/json here",),
    ),
    "contentWithParameter": (answers(TEXT), answers(TEXT, media="Application/JSON; charset=utf-8"), NOTHING),
    # ------------------------------------------------------------------------------------------ what we send
    "sameRequest": (takes(thing(id_=TEXT, b=TEXT)), takes(thing(id_=TEXT, b=TEXT)), NOTHING),
    "newRequiredField": (
        takes(thing(a=TEXT)),
        takes(thing(a=TEXT, b_=TEXT)),
        ("breaks us request.b: is required, and we do not have it",),
    ),
    "newOptionalField": (takes(thing(a=TEXT)), takes(thing(a=TEXT, b=TEXT)), ("new request.b: field",)),
    "fieldNowRequired": (
        takes(thing(a=TEXT)),
        takes(thing(a_=TEXT)),
        ("breaks us request.a: is required, optional here",),
    ),
    "fieldNowOptional": (takes(thing(a_=TEXT)), takes(thing(a=TEXT)), NOTHING),
    "fieldNotTaken": (
        takes(thing(a=TEXT, b=TEXT)),
        takes(thing(a=TEXT)),
        ("breaks us request.b: is not there, and we send it",),
    ),
    "onlyRead": (takes(thing(a=TEXT)), takes(thing(a=TEXT, b_={**TEXT, "readOnly": True})), NOTHING),
    "valueNotTaken": (
        takes(one_of("a", "b")),
        takes(one_of("b", "c")),
        ("breaks us request: does not take a", "new request: enum values c"),
    ),
    "everyValueTaken": (takes(one_of("a", "b")), takes(TEXT), NOTHING),
    "sendWholeAsNumber": (takes(thing(n=WHOLE)), takes(thing(n=NUMBER)), NOTHING),
    "sendNumberAsWhole": (
        takes(thing(n=NUMBER)),
        takes(thing(n=WHOLE)),
        ("breaks us request.n: is integer, number here",),
    ),
    "nullIsSent": (takes(thing(a_=null(TEXT))), takes(thing(a_=TEXT)), ("breaks us request.a: does not take null",)),
    "nullIsLeftOut": (takes(thing(a=null(TEXT))), takes(thing(a=TEXT)), NOTHING),
    "oneFormIsTaken": (takes(TEXT), takes({"oneOf": [WHOLE, TEXT]}), NOTHING),
    "bodyRequired": (asks(), takes(TEXT), ("breaks us request: a body is required, and we send none",)),
    "bodyOptional": (asks(), takes(TEXT, required=False), ("new request: optional body",)),
    "bodyNotTaken": (takes(TEXT), asks(), ("breaks us request: takes no body, and we send one",)),
    "otherKindOfBody": (
        takes(TEXT),
        takes(TEXT, "text/plain"),
        ("breaks us request: takes text/plain, not application/json",),
    ),
    "newOptional": (asks(), asks(query("q")), ("new query.q: optional parameter",)),
    "newRequired": (
        asks(),
        asks(query("q", required=True)),
        ("breaks us query.q: is required, and we do not have it",),
    ),
    "parameterRequired": (
        asks(query("q")),
        asks(query("q", required=True)),
        ("breaks us query.q: is required, optional here",),
    ),
    "parameterNotTaken": (asks(query("q")), asks(), ("breaks us query.q: is not there, and we send it",)),
    "parameterMoved": (
        asks(query("q")),
        asks(query("q", place="header")),
        ("breaks us query.q: is not there, and we send it", "new header.q: optional parameter"),
    ),
    "parameterType": (
        asks(query("q", WHOLE)),
        asks(query("q", FLAG)),
        ("breaks us query.q: is boolean, integer here",),
    ),
    "parameterNull": (asks(query("q", null(TEXT))), asks(query("q")), NOTHING),
    "headersHaveNoCase": (asks(query("X-A", place="header")), asks(query("x-a", place="header")), NOTHING),
    "rangeGoesAnywhere": (asks(query("Range", place="header")), asks(), NOTHING),
    "deprecated": (asks(), {**asks(), "deprecated": True}, ("new operation: is deprecated",)),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what is told of all cases: each is an operation."""
    folder = tmp_path_factory.mktemp("drift")
    ours, theirs = Path(folder / "ours.yaml"), Path(folder / "theirs.json")
    identity = query("id", TEXT, required=True, place="path")
    other = {**identity, "name": "thingId"}
    written(
        ours,
        description(
            {
                f"/v4/{name}/{{id}}": {"parameters": [identity], "post": {"operationId": name, **case[0]}}
                for name, case in CASES.items()
            }
        ),
    )
    written(
        theirs,
        description(
            {
                f"/{name}/{{thingId}}": {"parameters": [other], "post": {"operationId": "its", **case[1]}}
                for name, case in CASES.items()
            },
            components={"schemas": {"Text": TEXT}},
            servers=[{"url": "https://{host}/v4/", "variables": {"host": {"default": "domino.example.com"}}}],
        ),
    )
    written(folder / "known-drift.yaml", [])
    return drift("--ours", ours, theirs)


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_change_is_told(told: Told, name: str) -> None:
    """One line with its kind, the operation and the place; nothing where nothing is amiss."""
    found = [re.split("  +", line, maxsplit=2) for line in told.lines[:-1]]
    mine = sorted(f"{kind} {rest}" for kind, operation, rest in found if operation == name)
    assert mine == sorted(CASES[name][2])


def test_the_summary_counts(told: Told) -> None:
    """What breaks us comes first, the counts last; the exit status is 1."""
    expected = [line for _, _, lines in CASES.values() for line in lines]
    breaking = sum(line.startswith("breaks us") for line in expected)
    assert told.status == 1
    assert [line.startswith("breaks us") for line in told.lines[:-1]] == [True] * breaking + [False] * (
        len(expected) - breaking
    )
    assert told.lines[-1] == (
        f"{len(CASES)} of {len(CASES)} operations compared, 0 not described there: {breaking} break us, "
        f"{len(expected) - breaking} new, 0 known, 0 rows known without need"
    )


# ---------------------------------------------------------------------------------------------------------- dialects
OURS = description(
    {
        "/api/jobs/v1/{jobId}": {
            "get": {
                "operationId": "getJob",
                "parameters": [query("jobId", required=True, place="path"), query("full", FLAG)],
                **answers({"$ref": "#/components/schemas/Job"}),
            },
            "put": {"operationId": "renameJob", **takes(thing(name_=TEXT, note=null(TEXT)))},
        },
        "/api/jobs/v1/{jobId}/log": {
            "put": {
                "operationId": "putLog",
                **takes(thing(upfile_={"type": "string", "format": "binary"}), "multipart/form-data"),
            },
        },
    },
    components={
        "schemas": {
            "Job": thing(
                id_=TEXT,
                parent={"allOf": [{"$ref": "#/components/schemas/Job"}], "nullable": True},
                state={"allOf": [{"$ref": "#/components/schemas/State"}], "nullable": True},
                size={"type": "integer", "format": "int64", "nullable": True},
            ),
            "State": one_of("a", "b"),
        }
    },
)
SWAGGER_2: Json = {
    "swagger": "2.0",
    "info": {"title": "Jobs", "version": "1"},
    "basePath": "/api/jobs/",
    "paths": {
        "/v1/{id}/": {
            "parameters": [{"name": "id", "in": "path", "required": True, "type": "string"}],
            "get": {
                "parameters": [{"name": "full", "in": "query", "type": "boolean"}],
                "responses": {"200": {"schema": {"$ref": "#/definitions/a~1Job"}}},
            },
            "put": {
                "parameters": [
                    {"name": "body", "in": "body", "required": True, "schema": thing(name_=TEXT, note=TEXT)},
                ],
                "responses": OK,
            },
        },
        "/v1/{id}/log": {
            "put": {
                "consumes": ["multipart/form-data"],
                "parameters": [{"name": "upfile", "in": "formData", "type": "file", "required": True}],
                "responses": OK,
            }
        },
    },
    "definitions": {
        "a/Job": thing(
            id_=TEXT,
            parent={"$ref": "#/definitions/a~1Job", "x-nullable": True},
            state=one_of("b", "a", None),
            size={"type": "integer", "format": "int32"},
        )
    },
}
OPENAPI_31: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Jobs", "version": "1"},
    "servers": [{"url": "https://domino.example.com/api"}],
    "paths": {
        "/jobs/v1/{x}": {
            "get": {
                "parameters": [query("x", required=True, place="path"), {"$ref": "#/components/parameters/Full"}],
                **answers({"$ref": "#/components/schemas/Job"}, media="application/hal+json"),
            },
            "put": takes({"allOf": [thing(name_=TEXT), thing(note={"type": ["null", "string"]})]}),
        },
        "/jobs/v1/{x}/log": {"put": {"requestBody": {"$ref": "#/components/requestBodies/Log"}, "responses": OK}},
    },
    "components": {
        "parameters": {"Full": query("full", FLAG)},
        "requestBodies": {
            "Log": {
                "required": True,
                "content": {"multipart/form-data": {"schema": thing(upfile_={"type": "string", "format": "binary"})}},
            }
        },
        "schemas": {
            "Job": {
                "properties": {
                    "id": {"type": ["string"]},
                    "parent": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Job"}]},
                    "state": {"anyOf": [one_of("b"), one_of("a"), {"type": "null"}]},
                    "size": {"type": ["integer", "null"]},
                },
                "required": ["id"],
            }
        },
    },
}


@pytest.mark.parametrize("theirs", [OURS, SWAGGER_2, OPENAPI_31], ids=["itself", "Swagger 2", "OpenAPI 3.1"])
def test_the_same_in_another_dialect_is_the_same(tmp_path: Path, theirs: Json) -> None:
    """References, null, widths of numbers, order of values, servers, names of what is in the path."""
    told = compared(tmp_path, OURS, theirs)
    assert told.lines == [summary(3)]
    assert told.status == 0


@pytest.mark.parametrize("theirs", [SWAGGER_2, OPENAPI_31], ids=["Swagger 2", "OpenAPI 3.1"])
def test_a_change_in_another_dialect_is_told(tmp_path: Path, theirs: Json) -> None:
    """The schema behind a reference has another type; it is told once, though the schema leads to itself."""
    changed = json.loads(json.dumps(theirs).replace('"integer"', '"string"'))
    told = compared(tmp_path, OURS, changed)
    assert told.lines == ["breaks us  getJob  reply.size: is string, integer here", summary(3, breaks=1)]


def test_yaml_is_read_too(tmp_path: Path) -> None:
    """By the ending of the file."""
    ours = written(tmp_path / "ours.yaml", OURS)
    assert drift("--ours", ours, "--known", written(tmp_path / "known.yaml", []), ours).lines == [summary(3)]


# ------------------------------------------------------------------------------------------- operations and the list
def compared(folder: Path, ours: Json, theirs: Json, *options: object, known: object = ()) -> Told:
    """Return what is told of two descriptions."""
    written(folder / "known-drift.yaml", list(known) if isinstance(known, tuple) else known)
    return drift("--ours", written(folder / "ours.yaml", ours), *options, written(folder / "theirs.json", theirs))


def summary(
    compared: int, total: int = 0, *, absent: int = 0, breaks: int = 0, new: int = 0, known: int = 0, unneeded: int = 0
) -> str:
    """Return the last line."""
    return (
        f"{compared} of {total or compared} operations compared, {absent} not described there: "
        f"{breaks} break{'s' if breaks == 1 else ''} us, {new} new, {known} known, "
        f"{unneeded} row{'' if unneeded == 1 else 's'} known without need"
    )


def named(**operations: str) -> Json:
    """Return a description of operations, each at a method and path."""
    paths: Json = {}
    for name, where in operations.items():
        method, path = where.split()
        paths.setdefault(path, {})[method.lower()] = {"operationId": name, **asks()}
    return description(paths)


def test_a_file_that_is_cut_breaks_nothing(tmp_path: Path) -> None:
    """What it does not have is told in one line, unless it has the path with another method."""
    ours = named(a="GET /v4/a", b="GET /v4/b/{id}", c="GET /v1/c", d="GET /v4/d/{id}")
    theirs = named(a="GET /v4/a", d="POST /v4/d/{name}", e="GET /v4/e")
    told = compared(tmp_path, ours, theirs)
    gone = "breaks us  d  operation: GET /v4/d/{} is gone; there is POST"
    assert told.lines == [gone, "not described there: b, c", summary(1, 4, absent=2, breaks=1)]
    assert told.status == 1


def test_a_file_that_is_whole_has_all_of_its_family(tmp_path: Path) -> None:
    """What is in another family of paths was never there."""
    ours = named(a="GET /v4/a", b="GET /v4/b/{id}", c="GET /v1/c")
    told = compared(tmp_path, ours, named(a="GET /v4/a"), "--whole")
    gone = "breaks us  b  operation: GET /v4/b/{} is gone"
    assert told.lines == [gone, "not described there: c", summary(1, 3, absent=1, breaks=1)]


def test_of_several_sources_each_is_told_by_name(tmp_path: Path) -> None:
    """An operation is gone only if none of them has it."""
    ours = named(a="GET /v4/a", b="GET /v4/b")
    first = written(tmp_path / "first.json", named(a="GET /v4/a"))
    second = description({"/v4/b": {"get": asks(query("q"))}})
    told = compared(tmp_path, ours, second, "--whole", first)
    assert told.lines == [f"new        b  query.q: optional parameter [{tmp_path}/theirs.json]", summary(2, new=1)]
    assert told.status == 0


def row(**changes: str) -> Json:
    """Return a row of what is known."""
    usual = {"of": "Thin", "operation": "a", "place": "query.q", "finding": "is not there, and we send it"}
    return {**usual, "reason": "they take it", **changes}


ASKING = description({"/v4/a": {"get": {"operationId": "a", **asks(query("q"))}}})
MISSED = "breaks us  a  query.q: is not there, and we send it"


def test_what_is_known_breaks_nothing(tmp_path: Path) -> None:
    """It is told with its reason."""
    told = compared(tmp_path, ASKING, named(a="GET /v4/a"), known=[row()])
    line = "known      a  query.q: is not there, and we send it; they take it"
    assert told == Told(0, [line, summary(1, known=1)], "")


@pytest.mark.parametrize("change", ["of", "operation", "place", "finding"])
def test_a_row_fits_word_by_word(tmp_path: Path, change: str) -> None:
    """One that is about something else hides nothing, and is told if it should fit."""
    other = row(**{change: "Other"})
    told = compared(tmp_path, ASKING, named(a="GET /v4/a"), known=[other])
    # One of another description was not tried; one of an operation that we do not have will never fit.
    unneeded = (
        []
        if change == "of"
        else [f"known, but fits nothing any more  {other['operation']}  {other['place']}: {other['finding']}"]
    )
    assert told.lines == [MISSED, *unneeded, summary(1, breaks=1, unneeded=len(unneeded))]
    assert told.status == 1


def test_a_row_that_fits_nothing_any_more_is_told(tmp_path: Path) -> None:
    """It breaks nothing; where its operation is not described it may be needed elsewhere."""
    told = compared(tmp_path, ASKING, ASKING, known=[row()])
    unneeded = "known, but fits nothing any more  a  query.q: is not there, and we send it"
    assert told == Told(0, [unneeded, summary(1, unneeded=1)], "")
    told = compared(tmp_path, ASKING, named(b="GET /v4/b"), known=[row()])
    assert told == Told(0, ["not described there: a", summary(0, 1, absent=1)], "")


@pytest.mark.parametrize("known", [{"a": "b"}, ["a"], [{"of": "Things"}], [row(reason="")], [row(more="x")]])
def test_a_list_that_is_none_is_refused(tmp_path: Path, known: object) -> None:
    """A row without its reason is none."""
    told = compared(tmp_path, ASKING, ASKING, known=known)
    assert (told.status, told.lines) == (2, [])
    assert "known-drift.yaml" in told.error


def test_text_of_theirs_stays_on_its_line(tmp_path: Path) -> None:
    """No name gives orders to a terminal, or makes a line that looks like one of ours."""
    theirs = description({"/v4/a": {"get": asks(query("q"), query("x\x1b[2J\nbreaks us  b"))}})
    told = compared(tmp_path, ASKING, theirs)
    assert told.lines == ["new        a  query.x\ufffd[2J\ufffdbreaks us  b: optional parameter", summary(1, new=1)]


# ------------------------------------------------------------------------------------------------- usage and reading
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a HOST or a FILE"),
        (("--no-such-option", "x.json"), "no-such-option"),
        (("--timeout", "0", "x.json"), "--timeout"),
        (("--timeout", "inf", "x.json"), "--timeout"),
        (("x.json",), "x.json: there is no such file; a HOST begins with https://"),
        (("ftp://domino.example.com",), "a HOST is as https://domino.example.com"),
        (("https://",), "a HOST is as https://domino.example.com"),
        (("https://user:secret@domino.example.com",), "a HOST holds no user or password"),
        (("https://a.example.com", "https://b.example.com"), "one HOST at a time"),
        (("--ours", "nowhere.yaml", "x.json"), "nowhere.yaml: there is no such file"),
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """With what is wrong, and no report."""
    small = "--ours", written(tmp_path / "ours.yaml", ASKING), "--known", written(tmp_path / "known.yaml", [])
    told = drift(*small, *arguments)
    assert (told.status, told.lines) == (2, [])
    assert said in told.error
    assert "secret" not in told.error


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is no JSON"),
        ("<html>Log in</html>", "but a page"),
        ("[" * 100_000, "this is no JSON"),
        ("[]", "this is no description"),
        ('{"paths": {}}', "this is no description"),
        ('{"openapi": "3.0.3", "paths": []}', "this is no description"),
    ],
)
def test_a_file_that_is_no_description_is_status_2(tmp_path: Path, text: str, said: str) -> None:
    """Whatever it is instead."""
    (tmp_path / "theirs.json").write_text(text, encoding="utf-8")
    ours = written(tmp_path / "ours.yaml", ASKING)
    told = drift("--ours", ours, "--known", written(tmp_path / "known.yaml", []), tmp_path / "theirs.json")
    assert (told.status, told.lines) == (2, [])
    assert f"theirs.json: {said}" in told.error.replace("this is no JSON, but a page", "but a page")


def test_malformed_parts_are_read_as_if_they_were_not_there(tmp_path: Path) -> None:
    """A description by others has anything; what is left of it is compared."""
    ours = description({"/v4/a": {"get": {"operationId": "a", **answers(thing(id=TEXT))}}})
    circle = {"$ref": "#/components/schemas/Circle"}
    odd: Json = {
        "/v4/a": {
            "parameters": "x",
            "get": {"parameters": [1, {"$ref": "#/no/where"}, {"$ref": "other.json#/x"}], **answers(circle)},
        },
        "/v4/b": ["get"],
    }
    both = {"Circle": {"allOf": [circle, {"properties": ["id"], "required": 1, "enum": 2, "oneOf": {}}]}}
    told = compared(
        tmp_path, ours, description(odd, servers=[{"url": "http://[", "variables": 1}], components={"schemas": both})
    )
    assert told.status in (0, 1)
    assert told.lines[-1].startswith("1 of 1 operations compared")


# ------------------------------------------------------------------------------------------------------- deployments
def test_the_local_domino_describes_itself_as_we_do(server: LocalDomino) -> None:
    """By the script itself and with the description in its parts: nothing is found."""
    done = subprocess.run(
        [ROOT / "scripts/drift.sh", f"{server.url}/"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "DOMINO_USER_API_KEY": server.api_key},
    )
    total = len(re.findall('"operationId"', (ROOT / "domino/local/public-api.json").read_text(encoding="utf-8")))
    assert done.stdout.splitlines() == [f"{server.url}/assets/swagger.json: 404, not compared", summary(total)]
    assert done.returncode == 0


def deployment(asked: Asked) -> Reply:
    """Answer as a deployment: the public API, and the internal one at another place of the same host."""
    if asked.target == "/assets/swagger.json":
        return Reply(b"", 302, {"Location": "/elsewhere/swagger.json"})
    if asked.target == "/elsewhere/swagger.json":
        return Reply(description({"/v4/a": {"get": asks(query("q", WHOLE))}}))
    return Reply(description({"/api/b": {"get": asks(query("x"))}}))


def asked_of(folder: Path, host: str, *options: object, **variables: str) -> Told:
    """Compare what a deployment answers with operations in three families."""
    ours = named(b="GET /api/b", c="GET /api/c", d="GET /v1/d")
    ours["paths"] |= ASKING["paths"]
    known = written(folder / "known.yaml", [])
    return drift("--ours", written(folder / "ours.yaml", ours), "--known", known, *options, host, **variables)


def test_a_deployment_is_asked_for_both_of_its_descriptions(tmp_path: Path) -> None:
    """They are whole; the key goes along; a path after the host is dropped; a redirect on the host is followed."""
    with scripted(deployment) as server:
        told = asked_of(tmp_path, f"{server.url}/workspace?x=1", DOMINO_USER_API_KEY="the-key")
    assert told.lines == [
        "breaks us  c  operation: GET /api/c is gone [public-api.json]",
        "breaks us  a  query.q: is integer, string here [swagger.json]",
        "new        b  query.x: optional parameter [public-api.json]",
        "not described there: d",
        summary(2, 4, absent=1, breaks=2, new=1),
    ]
    assert [asked.target for asked in server.asked] == [
        "/assets/public-api.json",
        "/assets/swagger.json",
        "/elsewhere/swagger.json",
    ]
    assert {asked.headers["x-domino-api-key"] for asked in server.asked} == {"the-key"}


def test_without_a_key_none_is_sent_and_the_host_may_be_a_setting(tmp_path: Path) -> None:
    """The descriptions of a deployment are open to all; DOMINO_API_HOST names it."""
    with scripted(deployment) as server:
        ours = written(tmp_path / "ours.yaml", ASKING)
        known = written(tmp_path / "known.yaml", [])
        assert drift("--ours", ours, "--known", known, DOMINO_API_HOST=server.url).status == 1
    assert len(server.asked) == 3
    assert not any("x-domino-api-key" in asked.headers for asked in server.asked)


def test_a_redirect_to_another_origin_is_not_followed(tmp_path: Path) -> None:
    """Another port is another origin; nothing is asked there, and no key goes there."""
    with scripted(Reply(ASKING)) as other:
        there = f"{other.url}/assets/public-api.json"
        with scripted(Reply(b"", 307, {"Location": there})) as server:
            told = asked_of(tmp_path, server.url, DOMINO_USER_API_KEY="the-key")
    assert (told.status, told.lines, other.asked) == (2, [], [])
    assert f"redirects to {other.url}, which is not followed" in told.error
    assert "the-key" not in told.error


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("<html>Log in</html>"), "this is no JSON, but a page"),
        (Reply({"errors": []}, 401), "answers 401: is DOMINO_USER_API_KEY right?"),
        (Reply("", 502), "answers 502"),
        (Reply({"a": 1}), "this is no description"),
        (Reply("", 404), "has neither /assets/public-api.json nor /assets/swagger.json"),
        (Reply("", 302, {"Location": "/assets/again"}), "redirects more than 5 times"),
        (Reply("cut", 200, {"Content-Length": "9", "Connection": "close"}), "peer closed connection"),
    ],
)
def test_an_answer_that_is_no_description_is_status_2(tmp_path: Path, reply: Reply, said: str) -> None:
    """What a deployment says instead is told."""
    with scripted(reply) as server:
        told = asked_of(tmp_path, server.url)
    assert (told.status, told.lines) == (2, [])
    assert said in told.error


@contextmanager
def dripping(start: bytes) -> Iterator[str]:
    """Serve these bytes, then one more now and then, for ever."""
    over = threading.Event()

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(start)
            while not over.wait(0.05):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        over.set()
        thread.join()


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 ", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"]
)
def test_nothing_is_waited_for_for_ever(tmp_path: Path, start: bytes) -> None:
    """The limit is for all of an answer, also one of which a byte comes now and then."""
    with dripping(start) as host:
        told = asked_of(tmp_path, host, "--timeout", "0.3")
    assert (told.status, told.lines) == (2, [])
    assert "/assets/public-api.json: took longer than 0.3 seconds" in told.error


def test_a_host_that_does_not_answer_is_status_2(tmp_path: Path) -> None:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    told = asked_of(tmp_path, f"http://127.0.0.1:{port}")
    assert (told.status, told.lines) == (2, [])
    assert "refused" in told.error


# ------------------------------------------------------------------------------------------ Domino's own descriptions
def test_nothing_in_dominos_own_descriptions_breaks_us() -> None:
    """Those that are stored; every row of what is known is needed."""
    files = [REFERENCE / name for name in STORED]
    for file in files:
        if not file.is_file():
            pytest.skip(f"Domino's own description {file.name} is not beside the project, in shared/reference")
    told = drift(*IN_ONE_PIECE, *files)
    rows = (ROOT / "openapi/known-drift.yaml").read_text(encoding="utf-8").count("- of:")
    assert told.status == 0, told.lines
    assert ": 0 break us, " in told.lines[-1]
    assert told.lines[-1].endswith(f"{rows} known, 0 rows known without need")


def test_a_description_agrees_with_itself() -> None:
    """Whatever is written in it, it is no drift from what it is itself."""
    name = STORED[0]
    if not (REFERENCE / name).is_file():
        pytest.skip(f"Domino's own description {name} is not beside the project, in shared/reference")
    told = drift("--ours", REFERENCE / name, "--known", ROOT / "openapi/known-drift.yaml", "--whole", REFERENCE / name)
    assert told.status == 0, told.lines
    assert ": 0 break us, 0 new, 0 known" in told.lines[-1]
