"""The generated layer: quoting, open enums, errors of shape; it agrees with the description."""

from __future__ import annotations

import copy
import importlib
import io
import json
import os
import pickle
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import anyio
import httpx
import pandas
import pytest
import yaml
from dateutil.parser import isoparse
from domino_api import (
    ApiError,
    AsyncClient,
    Client,
    InvalidPath,
    OpenEnum,
    Operation,
    Reason,
    ShapeError,
    WireModel,
    paths,
)
from domino_api.api.deployment import get_version
from domino_api.api.files import list_commits, list_files, upload_file
from domino_api.api.runs import get_run, list_runs, start_run
from domino_api.body import Body, Part
from domino_api.models import Commit, FileList, Run, RunList, RunStatus, StartRunRequest, Version

from domino import AsyncDomino, Domino
from domino.errors import NotFoundError
from domino.local import LocalDomino
from tests.support.description import operations
from tests.support.scripted import Reply, scripted

RUN = {"id": "1" * 24, "status": "Succeeded", "queued": 1473969731915, "title": None, "ofTheFuture": {"a": [1]}}


# ------------------------------------------------------------------------------------------------------- the paths
@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("a", "a"),
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("50%", "50%25"),
        ("ü?#", "%C3%BC%3F%23"),
        ("...", "..."),
        ("~-_.", "~-_."),
    ],
)
def test_a_segment_is_quoted_whole(value: str, quoted: str) -> None:
    """Slashes included."""
    assert paths.segment(value, "id") == quoted


@pytest.mark.parametrize(
    ("value", "kept", "in_segment"),
    [
        ("a/b c", "a/b%20c", "a%2Fb%20c"),
        ("/a/b", "a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb", "a%252Fb"),
        ("..a/b..", "..a/b..", "..a%2Fb.."),
    ],
)
def test_a_path_keeps_its_slashes_or_travels_as_one_segment(value: str, kept: str, in_segment: str) -> None:
    """One leading slash is dropped."""
    assert paths.path(value) == kept
    assert paths.path_in_segment(value) == in_segment


@pytest.mark.parametrize(("value", "quoted"), [("", ""), ("/", "/"), ("a", "a"), ("a/", "a/"), ("/a/b c/", "a/b%20c/")])
def test_a_folder_may_be_the_root_and_may_end_with_a_slash(value: str, quoted: str) -> None:
    """Otherwise it is a path."""
    assert paths.folder(value) == quoted


@pytest.mark.parametrize("value", ["..", ".", "a\nb", "\x7f", "\x80", "a\0", "\udc80"])
def test_what_would_change_the_url_is_refused_everywhere(value: str) -> None:
    """Never repaired."""
    for quote in (paths.segment, paths.path, paths.path_in_segment, paths.folder):
        for whole in (value,) if quote is paths.segment else (value, f"a/{value}", f"{value}/b"):
            with pytest.raises(InvalidPath, match="the-name"):
                quote(whole, "the-name")


@pytest.mark.parametrize("value", ["", "//", "a//b", "//a", "a/"])
def test_an_empty_segment_is_refused(value: str) -> None:
    """It would vanish or move the rest."""
    for quote in (paths.path, paths.path_in_segment):
        with pytest.raises(InvalidPath):
            quote(value)
    with pytest.raises(InvalidPath):
        paths.segment("", "id")


@pytest.mark.parametrize("value", [None, 1, b"a", Path("a")])
def test_what_is_no_text_is_a_type_error(value: Any) -> None:
    """It is not turned into text."""
    for quote in (paths.segment, paths.path, paths.path_in_segment, paths.folder):
        with pytest.raises(TypeError, match="must be a str"):
            quote(value, "name")


# ------------------------------------------------------------------------------------------------------- the enums
def test_an_enum_keeps_a_value_that_it_does_not_know() -> None:
    """A newer server may send one."""
    unknown = RunStatus("Hibernating")
    assert (unknown, unknown.value, unknown.name, unknown.is_known) == (
        "Hibernating",
        "Hibernating",
        "Hibernating",
        False,
    )
    assert isinstance(unknown, RunStatus)
    assert unknown not in list(RunStatus)
    assert RunStatus("Hibernating") == unknown
    assert hash(RunStatus("Hibernating")) == hash(unknown) == hash("Hibernating")
    assert RunStatus("Succeeded") is RunStatus.SUCCEEDED
    assert RunStatus.SUCCEEDED.is_known


@pytest.mark.parametrize("status", [RunStatus.SUCCEEDED, RunStatus("Hibernating")])
def test_an_enum_value_is_text_in_every_way(status: RunStatus) -> None:
    """Printed, formatted, as a key, in JSON, copied and pickled."""
    text = status.value
    assert (str(status), f"{status}", f"{status:>12}", "%s" % status) == (text, text, f"{text:>12}", text)  # noqa: UP031  (people do)
    assert json.dumps({"status": status}) == f'{{"status": "{text}"}}'
    assert {text: 1}[status] == 1
    for again in (copy.copy(status), copy.deepcopy(status), pickle.loads(pickle.dumps(status))):
        assert (again, type(again), again.is_known) == (status, RunStatus, status.is_known)
    assert text in repr(status)


@pytest.mark.parametrize("value", [None, 1, True, ["Running"]])
def test_an_enum_takes_only_text(value: Any) -> None:
    """Anything else is an error of shape."""
    with pytest.raises(ShapeError, match="a string"):
        RunStatus.of(value)
    with pytest.raises(ValueError, match=re.escape(repr(value))):
        RunStatus(value)


# ------------------------------------------------------------------------------------------------------ the models
def test_replies_go_where_dicts_go() -> None:
    """Into a table as they are; where they would be changed, and into YAML, by to_dict()."""
    runs = RunList.from_dict({"data": [RUN, {**RUN, "number": 2}]})
    frame = pandas.DataFrame(runs.data)
    assert list(frame.columns) == [*RUN, "number"]
    assert frame["ofTheFuture"].tolist() == [RUN["ofTheFuture"]] * 2
    assert pandas.json_normalize(runs.to_dict(), "data")["ofTheFuture.a"].tolist() == [[1], [1]]

    assert yaml.safe_load(yaml.safe_dump(runs.to_dict())) == runs

    class Dumper(yaml.SafeDumper):
        """One that knows replies; the one of the library stays as it is."""

    Dumper.add_multi_representer(WireModel, Dumper.represent_dict)
    assert yaml.safe_load(yaml.dump(runs, Dumper=Dumper)) == runs


@pytest.mark.parametrize(
    ("decode", "wire", "path", "told"),
    [
        (Run.from_dict, [], "", "the reply should be an object, but is a list"),
        (Run.from_dict, {"status": "x"}, "id", "id should be a string, but is null or missing"),
        (Run.from_dict, {"id": 5, "status": "x"}, "id", "id should be a string, but is a whole number"),
        (Run.from_dict, {"id": "1", "status": "x", "number": True}, "number", "a whole number, but is true or false"),
        (RunList.from_dict, {"data": {}}, "data", "data should be a list, but is an object"),
        (RunList.from_dict, {"data": [{"id": "1", "status": "x"}, 3]}, "data[1]", "data[1] should be an object"),
        (RunList.from_dict, {"data": [{"id": "1", "status": "x"}, {"id": "1"}]}, "data[1].status", "data[1].status"),
        (
            Run.from_dict,
            {"id": "1", "status": "x", "diagnosticStatistics": {"data": [{"key": 1}]}},
            "diagnosticStatistics.data[0].key",
            "should be a string",
        ),
    ],
)
def test_a_wrong_shape_names_the_path_and_not_the_value(decode: Any, wire: Any, path: str, told: str) -> None:
    """What was expected, and what kind of thing was there."""
    with pytest.raises(ShapeError) as caught:
        decode(wire)
    assert caught.value.path == path
    assert told in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_epoch_fields_are_also_times() -> None:
    """Aware, in UTC; a time beyond the calendar is none."""
    run = Run.from_dict(RUN)
    assert run.queued_at == datetime(2016, 9, 15, 20, 2, 11, 915000, tzinfo=timezone.utc)
    assert (run.completed, run.completed_at) == (None, None)
    assert Run.from_dict({**RUN, "queued": 10**18}).queued_at is None


def test_a_time_as_text_is_read_too() -> None:
    """Newer services send ISO 8601; the dict keeps what came."""
    run = Run.from_dict({**RUN, "queued": "2016-09-15T20:02:11.915Z"})
    assert run.queued == RUN["queued"]
    assert run["queued"] == "2016-09-15T20:02:11.915Z"
    assert Run.from_dict({**RUN, "queued": "2016-09-15T20:02:11.915"}).queued == RUN["queued"]  # no zone is UTC


def test_a_bare_list_is_read_as_its_envelope() -> None:
    """Some servers leave the envelope out."""
    assert [run.id for run in RunList.from_dict([RUN]).data] == [RUN["id"]]  # type: ignore[arg-type]
    assert FileList.from_dict([{"path": "a", "key": "k"}]).data[0].path == "a"  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ the description
def described() -> Iterator[tuple[str, str, dict[str, Any], list[dict[str, Any]], Any]]:
    """Yield path, method, operation, parameters and generated module of every operation."""
    for path, method, operation in operations():
        module = importlib.import_module(f"domino_api.api.{operation['tags'][0]}.{snake(operation['operationId'])}")
        yield path, method, operation, operation["parameters"], module


def snake(name: str) -> str:
    """Return a camelCase or Header-Case name as the generator spells it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|-", "_", name).lower()


def constant(parameter: dict[str, Any]) -> Any:
    """Return the one value of a parameter that is always sent and is no argument, None for any other."""
    values = parameter["schema"].get("enum", [])
    return values[0] if parameter.get("required") is True and len(values) == 1 else None


def asked(operation: dict[str, Any], parameters: list[dict[str, Any]], module: Any, body: Any) -> Operation[Any]:
    """Make the generated operation from the examples in the description."""
    given = {
        {"range": "range_", "type": "type_"}.get(snake(each["name"]), snake(each["name"])): each.get("example", True)
        for each in parameters
        if constant(each) is None
    }
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        model = getattr(
            importlib.import_module("domino_api.models"),
            content["application/json"]["schema"]["$ref"].rpartition("/")[2],
        )
        given["body"] = model.from_dict(body)
    elif "multipart/form-data" in content:
        given["body"] = Part(b"content", filename="file")
    elif content:
        given["body"] = Body(b"content")
    made: Operation[Any] = module.operation(**given)
    return made


EXAMPLES = [
    pytest.param(path, method, operation, parameters, module, body, id=f"{operation['operationId']}-{name}")
    for path, method, operation, parameters, module in described()
    for name, body in (
        {
            name: example["value"]
            for name, example in operation.get("requestBody", {})
            .get("content", {})
            .get("application/json", {})
            .get("examples", {})
            .items()
        }
        or {"request": None}
    ).items()
]
REPLIES = [
    pytest.param(operation, parameters, module, int(status), example["value"], id=f"{operation['operationId']}-{name}")
    for _, _, operation, parameters, module in described()
    for status, reply in operation["responses"].items()
    if status.startswith("2")
    for name, example in reply.get("content", {}).get("application/json", {}).get("examples", {}).items()
]


@pytest.mark.parametrize(("path", "method", "operation", "parameters", "module", "body"), EXAMPLES)
def test_a_generated_request_is_the_described_one(
    path: str, method: str, operation: dict[str, Any], parameters: list[dict[str, Any]], module: Any, body: Any
) -> None:
    """Method, path, query, headers and body."""
    made = asked(operation, parameters, module, body)
    values = {each["name"]: constant(each) or each.get("example", True) for each in parameters}
    for name, value in values.items():
        written = value if path.endswith(f"{{{name}}}") else str(value).replace("/", "%2F")
        path = path.replace(f"{{{name}}}", str(written))
    texts = {
        name: value if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }
    assert (made.name, made.method, made.path) == (snake(operation["operationId"]), method.upper(), path)
    assert made.params == {each["name"]: texts[each["name"]] for each in parameters if each["in"] == "query"}
    assert made.headers == {each["name"]: texts[each["name"]] for each in parameters if each["in"] == "header"}
    assert {name: value for name, value in (made.json or {}).items() if value is not None} == {
        name: value for name, value in (body or {}).items() if value is not None
    }


def models_in(value: Any) -> Iterator[WireModel]:
    """Yield every model in a decoded reply, with those in its attributes."""
    if isinstance(value, WireModel):
        yield value
        for name, _, _ in value._fields:
            yield from models_in(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from models_in(item)


def with_times(value: Any) -> Any:
    """Return JSON with ISO 8601 times in one spelling, and without fields that are null."""
    if isinstance(value, dict):
        return {name: with_times(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [with_times(item) for item in value]
    return isoparse(value) if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value) else value


@pytest.mark.parametrize(("operation", "parameters", "module", "status", "example"), REPLIES)
def test_an_example_reply_becomes_its_model_and_comes_back(
    operation: dict[str, Any], parameters: list[dict[str, Any]], module: Any, status: int, example: Any
) -> None:
    """This ties description and models: every described field is an attribute that gives back what came."""
    body = next(
        (
            e["value"]
            for e in operation.get("requestBody", {})
            .get("content", {})
            .get("application/json", {})
            .get("examples", {})
            .values()
        ),
        None,
    )
    read = asked(operation, parameters, module, body).read(httpx.Response(status, json=example))
    assert (
        [each.to_dict() if isinstance(each, WireModel) else each for each in read] == example
        if isinstance(read, list)
        else (read.to_dict() if isinstance(read, WireModel) else read) == example
    )
    for model in models_in(read):
        by_hand = type(model)(**{name: getattr(model, name) for name, _, _ in model._fields})
        if not model._fields:
            continue  # a map: any name is one of its own
        known = {wire for _, wire, _ in model._fields}
        assert set(model) <= known, f"{type(model).__name__} does not describe {set(model) - known}"
        assert with_times(by_hand.to_dict()) == with_times(model.to_dict())


@pytest.mark.parametrize(
    ("operation", "parameters", "module", "status", "example"),
    [each for each in REPLIES if isinstance(each.values[-1], dict)],
)
def test_a_reply_with_fields_of_the_future_is_read(
    operation: dict[str, Any], parameters: list[dict[str, Any]], module: Any, status: int, example: Any
) -> None:
    """And they are kept."""
    newer = {**example, "ofTheFuture": [None, {"x": 1}]}
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    bodies = [each["value"] for each in content.get("examples", {}).values()]
    made = asked(operation, parameters, module, next(iter(bodies), None))
    assert made.read(httpx.Response(status, json=newer)).to_dict() == newer


# ---------------------------------------------------------------------------------------------------- the sending
def test_sync_and_asyncio_send_with_the_settings_of_a_domino(server: LocalDomino, project: str) -> None:
    """`get_run.sync(..., client=domino.api)` and `await get_run.asyncio(..., client=domino.api)`."""
    owner, name = project.split("/")
    with Domino(project, server.api_key, server.url) as domino:
        run_id = domino.runs_start(["true"]).run_id
        assert get_run.sync(owner, name, run_id, client=domino.api).id == run_id
        assert list_runs.sync(owner, name, client=domino.api).data[0].id == run_id
        stored = upload_file.sync(owner, name, "a.txt", body=Body(b"content"), client=domino.api)
        commits = list_commits.sync(owner, name, client=domino.api)
        assert isinstance(commits[0], Commit)
        assert stored.key in [
            file.key for file in list_files.sync(owner, name, commits[0].id, "/", client=domino.api).data
        ]
        with pytest.raises(NotFoundError):
            get_run.sync(owner, name, "2" * 24, client=domino.api)

    async def scenario() -> Run:
        async with AsyncDomino(project, server.api_key, server.url) as domino:
            with pytest.raises(NotFoundError):
                await get_run.asyncio(owner, name, "2" * 24, client=domino.api)
            return await get_run.asyncio(owner, name, run_id, client=domino.api)

    assert anyio.run(scenario).id == run_id


def test_the_generated_client_works_alone() -> None:
    """With its own exceptions, which hold the facts."""
    with scripted(Reply({"version": "5.10.0"})) as server, Client(server.url) as client:
        assert get_version.sync(client=client) == Version(version="5.10.0")
    with scripted(Reply({"message": "no"}, status=404)) as server:
        with Client(server.url + "/") as client, pytest.raises(ApiError, match="HTTP 404") as caught:
            get_version.sync(client=client)
        assert caught.value.failure.reason is Reason.STATUS
        assert json.loads(caught.value.failure.body) == {"message": "no"}

        async def scenario() -> None:
            async with AsyncClient(server.url) as client:
                await get_version.asyncio(client=client)

        with pytest.raises(ApiError, match="HTTP 404"):
            anyio.run(scenario)


def test_a_start_sends_json() -> None:
    """With its content type."""
    with scripted(Reply({"runId": "1" * 24, "message": "m"})) as server, Client(server.url) as client:
        request = StartRunRequest(command=["main.py", "ü"], is_direct=False)
        assert start_run.sync("a", "b", body=request, client=client).run_id == "1" * 24
    assert server.asked[0].headers["content-type"] == "application/json"
    assert json.loads(server.asked[0].body)["command"] == ["main.py", "ü"]


def test_a_body_that_cannot_go_back_is_sent_once() -> None:
    """A second time only its rest, which is nothing, would be stored."""
    reading, writing = os.pipe()
    os.write(writing, b"content")
    os.close(writing)
    stored = Reply({"path": "a.txt", "key": "k"}, status=201)
    with open(reading, "rb") as pipe, scripted(stored) as server, Client(server.url) as client:
        body = Body(pipe)
        assert upload_file.sync("a", "b", "a.txt", body=body, client=client).key == "k"
        with pytest.raises(io.UnsupportedOperation, match="cannot be rewound"):
            upload_file.sync("a", "b", "a.txt", body=body, client=client)


def test_a_closed_file_is_no_body() -> None:
    """Said when it is given, not when it is sent."""
    file = io.BytesIO(b"content")
    file.close()
    with pytest.raises(ValueError, match="closed"):
        Body(file)


def test_commits_are_texts_or_objects() -> None:
    """Both shapes of the description, also mixed."""
    wire = ["c" * 40, {"id": "d" * 40, "name": "n", "commitTime": 1}]
    with scripted(Reply(wire)) as server, Client(server.url) as client:
        commits = list_commits.sync("a", "b", client=client)
    assert commits[0] == "c" * 40
    assert isinstance(commits[1], Commit)
    with scripted(Reply([1])) as server, Client(server.url) as client, pytest.raises(ApiError, match=r"\[0\]"):
        list_commits.sync("a", "b", client=client)


def test_every_enum_of_the_models_is_open() -> None:
    """A value of the future is never an error."""
    models = importlib.import_module("domino_api.models")
    enums = [getattr(models, name) for name in models.__all__ if not issubclass(getattr(models, name), WireModel)]
    assert enums
    assert all(issubclass(enum, OpenEnum) for enum in enums)
