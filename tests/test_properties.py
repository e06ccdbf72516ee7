"""Properties: what holds for any path, any JSON, any redirect, any schedule of retries, and not for examples alone."""

from __future__ import annotations

import gzip
import json
import os
import re
from datetime import datetime, timezone
from itertools import pairwise
from typing import Any, TypeAlias
from urllib.parse import unquote

import httpx
import pytest
from attrs import evolve
from domino_api import Operation, ShapeError, WireModel, models, paths
from domino_api.decoding import decoder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domino import errors
from domino._calls.engine import run_blocking
from domino._calls.retry import Call, RetryPolicy, retry_after
from domino._network.redirect import RedirectRefused, followed
from tests.support.description import SCHEMAS, Json

Values: TypeAlias = st.SearchStrategy[Any]

MODELS = sorted(
    name for name, schema in SCHEMAS.items() if "properties" in schema and issubclass(getattr(models, name), WireModel)
)
BASE = "https://domino.example.com"
_WRONG: Json = {"string": 7, "integer": "x", "number": "x", "boolean": "true", "array": {}, "object": []}

anything: Values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
tricky_text = st.text() | st.text(alphabet="/.%?#\\ab:@\x00\n ", max_size=12)


def resolved(schema: Json) -> Json:
    """Return a schema without references."""
    while "$ref" in schema or "allOf" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["allOf"][0]
    return schema


def values_of(schema: Json) -> Values:
    """Return what fits a schema, as servers may send it: optional fields absent or null, unknown fields besides."""
    schema = resolved(schema)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return st.one_of([values_of(choice) for choice in choices])
    kind = schema.get("type")
    if kind == "object":
        return objects_of(schema)
    if kind == "array":
        return st.lists(st.deferred(lambda: values_of(schema["items"])), max_size=2)
    if kind == "string":
        if schema.get("format") == "date-time":
            return st.datetimes(timezones=st.just(timezone.utc)).map(lambda moment: moment.isoformat())
        return st.text(max_size=5) | st.sampled_from(schema.get("enum", ["x"]))
    kinds: dict[Any, Values] = {
        "integer": st.integers(-(2**63), 2**63 - 1),
        "number": st.floats(allow_nan=False, allow_infinity=False) | st.integers(-99, 99),
        "boolean": st.booleans(),
    }
    return kinds.get(kind, anything)


def objects_of(schema: Json) -> Values:
    """Return objects that fit a schema."""
    if "properties" not in schema:
        extra = schema.get("additionalProperties", {})
        return st.dictionaries(st.text(max_size=5), values_of(extra if isinstance(extra, dict) else {}), max_size=2)
    epoch = schema.get("x-epoch-ms", [])
    needed: dict[str, Values] = {}
    optional: dict[str, Values] = {}
    for name, property_schema in schema["properties"].items():
        values = moments if name in epoch else values_of(property_schema)
        if name in schema.get("required", []):
            needed[name] = values | st.none() if property_schema.get("nullable") else values
        else:
            optional[name] = values | st.none()
    known = st.fixed_dictionaries(needed, optional=optional)
    unknown = st.dictionaries(st.text(max_size=3).map("x-".__add__), anything, max_size=1)
    return st.builds(lambda one, more: {**more, **one}, known, unknown)


moments: Values = st.integers(-(2**53), 2**53) | st.datetimes(timezones=st.just(timezone.utc)).map(
    lambda moment: moment.isoformat()
)
#: Examples for each model; `scripts/test.sh --long` asks for more.
EXAMPLES = int(os.environ.get("DOMINO_PROPERTY_EXAMPLES", "5"))
bounded = settings(deadline=None)
slow = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", MODELS)
@slow
@given(data=st.data())
def test_json_that_fits_the_description_parses_and_round_trips(name: str, data: st.DataObject) -> None:
    """Whatever fits a schema becomes the model, and comes out as it went in."""
    wire = data.draw(objects_of(SCHEMAS[name]))
    model: Any = getattr(models, name).from_dict(wire)
    assert dict(model) == wire
    assert model.to_dict() == wire
    assert json.loads(json.dumps(dict(model))) == wire
    assert dict(type(model).from_dict(model)) == wire
    assert isinstance(repr(model), str)


@pytest.mark.parametrize("name", [name for name in MODELS if "x-list-field" in SCHEMAS[name]])
@slow
@given(data=st.data())
def test_a_bare_list_is_read_as_its_envelope(name: str, data: st.DataObject) -> None:
    """A list without its envelope gives the same items."""
    field = SCHEMAS[name]["x-list-field"]
    items = data.draw(values_of(SCHEMAS[name]["properties"][field]))
    for wire in (items, {"items": items}):
        model: Any = getattr(models, name).from_dict(wire)
        assert [dict(item) for item in getattr(model, re.sub("([A-Z])", r"_\1", field).lower())] == items


@pytest.mark.parametrize("name", MODELS)
@slow
@given(data=st.data())
def test_a_field_of_another_type_is_an_error_with_its_path(name: str, data: st.DataObject) -> None:
    """One wrong field in an object that fits otherwise: ShapeError that names the field."""
    schema = SCHEMAS[name]
    # Of times see the next one.
    fields = {field: resolved(each) for field, each in schema["properties"].items()}
    wrong = {field: str(each.get("type")) for field, each in fields.items() if field not in times_of(schema)}
    field = data.draw(st.sampled_from(sorted(field for field, kind in wrong.items() if kind in _WRONG) or [""]))
    if field:
        wire = {**data.draw(objects_of(schema)), field: _WRONG[wrong[field]]}
        with pytest.raises(ShapeError) as caught:
            getattr(models, name).from_dict(wire)
        assert caught.value.path == field


def times_of(schema: dict[str, Any]) -> set[str]:
    """Return the fields of an object that are times and may be missing."""
    fields = {field: resolved(each) for field, each in schema["properties"].items()}
    times = {field for field, each in fields.items() if each.get("format") == "date-time"}
    return {*times, *schema.get("x-epoch-ms", [])} - set(schema.get("required", []))


@pytest.mark.parametrize("name", [name for name in MODELS if times_of(SCHEMAS[name])])
@slow
@given(data=st.data(), value=anything)
def test_no_time_that_may_be_missing_loses_a_reply(name: str, data: st.DataObject, value: Any) -> None:
    """Whatever stands there, the dict keeps it; the attribute is a time or None."""
    schema = SCHEMAS[name]
    field = data.draw(st.sampled_from(sorted(times_of(schema))))
    model = getattr(models, name).from_dict({**data.draw(objects_of(schema)), field: value})
    assert repr(model[field]) == repr(value)
    attribute = next(attribute for attribute, wire_name, _ in model._fields if wire_name == field)
    assert isinstance(getattr(model, attribute), int | float | datetime | None)


@pytest.mark.parametrize("name", MODELS)
@slow
@given(wire=anything)
def test_any_json_is_a_model_or_a_typed_error(name: str, wire: Any) -> None:
    """No JSON makes anything but the model or ShapeError."""
    try:
        getattr(models, name).from_dict(wire)
    except ShapeError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


@bounded
@given(value=tricky_text)
def test_a_segment_arrives_as_it_was_given_or_is_refused(value: str) -> None:
    """A quoted segment stays one segment, decodes to what was given, and no URL library changes it."""
    try:
        quoted = paths.segment(value, "run_id")
    except paths.InvalidPath:
        return
    assert "/" not in quoted
    assert unquote(quoted, errors="strict") == value
    assert httpx.URL(f"{BASE}/v1/{quoted}/x").raw_path.decode() == f"/v1/{quoted}/x"


@bounded
@given(value=tricky_text)
def test_a_path_arrives_as_it_was_given_or_is_refused(value: str) -> None:
    """A quoted path keeps its slashes and loses at most a leading one."""
    try:
        quoted, in_segment = paths.path(value), paths.path_in_segment(value)
    except paths.InvalidPath:
        return
    assert unquote(quoted, errors="strict") == unquote(in_segment, errors="strict") == value.removeprefix("/")
    assert "/" not in in_segment
    url = httpx.URL(f"{BASE}/v1/projects/o/p/{quoted}")
    assert url.raw_path.decode() == f"/v1/projects/o/p/{quoted}"
    assert (url.host, url.query, url.fragment) == ("domino.example.com", b"", "")


@bounded
@given(value=st.lists(st.sampled_from(["", ".", "..", "a", "%2e", "b\x7f"]), min_size=1).map("/".join))
def test_a_path_with_an_empty_or_dotted_segment_is_refused(value: str) -> None:
    """Such a segment is never repaired; one leading slash alone is dropped."""
    parts = value.removeprefix("/").split("/")
    if {"", ".", "..", "b\x7f"} & set(parts):
        with pytest.raises(paths.InvalidPath):
            paths.path(value)
    else:
        assert unquote(paths.path(value)) == value.removeprefix("/")


locations = st.builds(
    "".join,
    st.lists(
        st.sampled_from(["http:", "https:", "//", "/", "domino.example.com", "evil.example.com", ":443", ":80", ":x",
                         "@", "a", "..", "?", "#", "\\", "[", "]", "\t", "%", "é"]),
        max_size=8,
    ),
) | st.text(max_size=20)  # fmt: skip


@bounded
@given(location=locations, scheme=st.sampled_from(["http", "https"]))
def test_no_location_leads_a_call_away(location: str, scheme: str) -> None:
    """Whatever a server writes there: the same host, never from https to http, or RedirectRefused."""
    request = httpx.Request("GET", f"{scheme}://domino.example.com/v1/x", stream=httpx.ByteStream(b""))
    response = httpx.Response(302, headers=[(b"location", location.encode("utf-8", "replace"))])
    try:
        following = followed(request, response)
    except RedirectRefused:
        return
    if following is not None:
        assert following.url.host == "domino.example.com"
        assert following.url.scheme in ("https", scheme)
        assert following.headers["host"] == following.url.netloc.decode()


@bounded
@given(
    contents=st.lists(st.binary(max_size=50), min_size=1, max_size=3),
    cuts=st.lists(st.integers(0, 200), max_size=6),
    missing=st.integers(0, 8),
)
def test_gzip_is_decoded_whole_or_not_at_all(contents: list[bytes], cuts: list[int], missing: int) -> None:
    """However it is cut into pieces, all members are decoded; an end that is missing is an error."""
    data = b"".join(gzip.compress(content) for content in contents)
    data = data[: len(data) - missing]
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = decoder("gzip")
    assert found is not None
    decoded = b"".join(piece for start, end in pairwise(places) for piece in found.add(data[start:end]))
    if missing:
        with pytest.raises(ValueError, match="ends too early"):
            found.finish()
    else:
        found.finish()
        assert decoded == b"".join(contents)


class _Clock:
    """Time that passes by sleeping."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


headers = st.none() | st.integers(-5, 10**12).map(str) | st.text(max_size=12) | st.sampled_from(
    ["Tue, 14 Nov 2023 22:13:40 GMT", "Tue, 14 Nov 1923 22:13:40 +9999", "Mon, 01 Jan 9999 00:00:00 -2359", "²"]
)  # fmt: skip


@bounded
@given(value=headers)
def test_any_retry_after_is_seconds_or_nothing(value: str | None) -> None:
    """No header breaks the retry loop."""
    error = errors.CallError("x", headers={} if value is None else {"retry-after": value})
    wanted = retry_after(error, 1_700_000_000.0)
    assert wanted is None or wanted >= 0


@bounded
@given(
    method=st.sampled_from(["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"]),
    described=st.sampled_from([None, True, False]),
    answers=st.lists(st.tuples(st.sampled_from([None, 400, 401, 408, 429, 500, 502, 503, 504]), headers), max_size=8),
    max_retries=st.integers(0, 6),
    patience=st.none() | st.floats(0.1, 100),
    poll=st.booleans(),
)
def test_retries_are_few_bounded_and_only_of_what_may_be_repeated(
    method: str,
    described: bool | None,
    answers: list[tuple[int | None, str | None]],
    max_retries: int,
    patience: float | None,
    poll: bool,
) -> None:
    """However a server fails: never too often, never too long, never past the deadline, never what must not."""
    clock, policy = _Clock(), RetryPolicy(max_retries=max_retries)
    started = clock.now
    sent: list[int | None] = []

    async def once() -> str:
        if len(sent) == len(answers):
            return "done"
        status, header = answers[len(sent)]
        sent.append(status)
        kept = {} if header is None else {"retry-after": header}
        if status is None:
            raise errors.ConnectionFailedError("cut", headers=kept)
        raise (
            errors.StatusError("no", status=status, headers=kept) if status != 401 else errors.AuthenticationError("no")
        )

    by_method: Operation[None] = Operation(name="x", method=method, path="/", read=lambda _: None)
    operation = by_method if described is None else evolve(by_method, repeatable=described)
    deadline = None if patience is None else started + patience
    call = Call(operation, policy, clock, deadline=deadline, poll=poll)
    try:
        result = run_blocking(call.run(once, clock.sleep_async))
    except errors.CallError as error:
        assert error.attempts == len(sent) <= max_retries + 1  # noqa: PT017  (either outcome is right)
        assert error.elapsed == clock.now - started  # noqa: PT017
    else:
        assert result == "done"
    assert len(clock.slept) <= max_retries
    assert all(0 <= seconds <= policy.longest_retry_after + 0.1 for seconds in clock.slept)
    if described is False or (described is None and method in ("POST", "PATCH")):
        assert not clock.slept
    if deadline is not None:
        assert clock.now < deadline or not clock.slept
    transient = {None, 408, 429, 502, 503, 504} | ({500} if poll else set())
    assert all(status in transient for status in sent[:-1])
