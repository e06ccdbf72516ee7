"""What replies are: dicts that cannot be changed, with attributes; on every Python version."""

from __future__ import annotations

import copy
import functools
import json
import operator
import pickle
import traceback
from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from domino_api import OpenEnum, models
from domino_api.models import AbnormalStatus, Run, RunList, RunStarted, RunStatus, StartRunRequest

from domino.types import FinishedRun, StoppingJob, UploadedFile

UNKNOWN = "Hibernating"
ENUMS = [each for name in models.__all__ if issubclass(each := getattr(models, name), OpenEnum)]


def copies(value: Any) -> list[Any]:
    """Return what `copy` and every protocol of `pickle` make of a value."""
    pickled = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    return [copy.copy(value), copy.deepcopy(value), *pickled]


@pytest.mark.parametrize("by_name", [False, True])
@pytest.mark.parametrize("enum", ENUMS)
def test_every_enum_value_can_be_copied_and_pickled(
    enum: type[OpenEnum], by_name: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is not known, too; and where Enum does it by name, as on Python 3.11.2, which Debian 12 has."""
    if by_name:
        monkeypatch.setattr(Enum, "__reduce_ex__", lambda self, _: (getattr, (type(self), self.name)))
    for again in copies(enum(UNKNOWN)):
        assert (again, type(again), again.value, again.is_known) == (UNKNOWN, enum, UNKNOWN, False)
    for member in enum:
        assert all(again is member for again in copies(member))


WIRE = {
    "id": "1" * 24,
    "status": UNKNOWN,
    "queued": 1473969731915,
    "title": None,
    "diagnosticStatistics": {"isError": False, "data": [{"key": "k", "value": "v", "alsoNew": 1}]},
    "ofTheFuture": {"a": [1]},
}


def test_a_reply_is_the_dict_that_came() -> None:
    """With fields that nobody described; what takes a dict takes a reply."""
    run = Run.from_dict(WIRE)
    assert isinstance(run, dict)
    assert run == WIRE
    assert run == WIRE
    assert list(run) == list(WIRE)
    assert (len(run), "title" in run, "number" in run, run.get("number", 5)) == (len(WIRE), True, False, 5)
    assert (run["queued"], run["ofTheFuture"], run["status"]) == (WIRE["queued"], {"a": [1]}, UNKNOWN)
    for text in (
        json.dumps(run),
        json.dumps(run, indent=1),
        json.dumps({"runs": [run]}),
        json.JSONEncoder().encode(run),
    ):
        assert json.loads(text) in (WIRE, {"runs": [WIRE]})
    for plain in (dict(run), {**run}, run | {}, {} | run, run.copy(), dict(run.items())):
        assert (type(plain), plain) == (dict, WIRE)
    assert run | {"title": "mine"} == {**WIRE, "title": "mine"}
    assert Run.from_dict(run) == run
    with pytest.raises(TypeError, match="unhashable"):
        hash(run)


def test_a_model_within_a_reply_is_the_same_by_key_and_by_attribute() -> None:
    """And what was decoded stays as it was."""
    wire = copy.deepcopy(WIRE)
    run = Run.from_dict(wire)
    statistics = run["diagnosticStatistics"]["data"][0]
    assert run["diagnosticStatistics"] is run.diagnostic_statistics
    assert (statistics.key, statistics["alsoNew"]) == ("k", 1)
    assert wire == WIRE
    assert type(wire["diagnosticStatistics"]) is dict
    runs = RunList.from_dict({"data": [wire]})
    assert runs["data"] is runs.data
    assert json.loads(json.dumps(runs)) == {"data": [WIRE]}


def test_to_dict_is_a_deep_copy_of_plain_dicts() -> None:
    """It may be changed at every depth; the reply stays."""
    run = Run.from_dict(WIRE)
    changed = run.to_dict()
    assert changed == WIRE
    changed["ofTheFuture"]["a"].append(2)
    changed["diagnosticStatistics"]["data"][0]["key"] = "mine"
    assert run == WIRE


@pytest.mark.parametrize("depth", [1, 100, 500, 990, 5000])
def test_to_dict_copies_however_deep_a_reply_is(depth: int) -> None:
    """A wait makes its run of such a copy: what a server nests must not end it."""
    deep: Any = None
    for _ in range(depth):
        deep = {"a": [deep]}
    run = Run.from_dict({**WIRE, "deep": deep})
    copied = run.to_dict()
    assert FinishedRun.of(run).id == run.id
    levels, original = 0, deep
    inner = copied["deep"]
    while inner is not None:
        assert inner is not original
        assert list(inner) == ["a"]
        inner, original, levels = inner["a"][0], original["a"][0], levels + 1
    assert levels == depth


CHANGES: dict[str, Callable[[Any], object]] = {
    "item": lambda reply: operator.setitem(reply, "title", "mine"),
    "delete": lambda reply: operator.delitem(reply, "id"),
    "clear": lambda reply: reply.clear(),
    "pop": lambda reply: reply.pop("id"),
    "pop with a default": lambda reply: reply.pop("nothing", None),
    "popitem": lambda reply: reply.popitem(),
    "setdefault": lambda reply: reply.setdefault("id", 1),
    "update": lambda reply: reply.update(title="mine"),
    "update with a dict": lambda reply: reply.update({"title": "mine"}),
    "in place": lambda reply: reply.__ior__({"title": "mine"}),
    "made again": lambda reply: reply.__init__(id="2", status=RunStatus.FAILED),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize(
    "reply",
    [Run.from_dict(WIRE), Run(id="1", status=RunStatus.RUNNING), FinishedRun.of(Run.from_dict(WIRE))],
    ids=["decoded", "by hand", "derived"],
)
def test_a_reply_cannot_be_changed(reply: Run, change: Callable[[Any], object]) -> None:
    """The error tells the way out."""
    before = reply.to_dict()
    with pytest.raises(TypeError, match=r"Run is read-only: dict\(reply\) is a copy that can be changed$"):
        change(reply)
    assert reply.to_dict() == before
    assert (reply.id, reply.title) == (before["id"], before.get("title"))


def test_an_attribute_cannot_be_set() -> None:
    """It would say something else than the dict."""
    for run in (Run.from_dict(WIRE), Run(id="1", status=RunStatus.RUNNING)):
        with pytest.raises(AttributeError):
            run.title = "mine"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            del run.id
        assert (run.title, run.get("title")) == (None, None)


class Derived(Run):
    """A class of a program built on top."""


@pytest.mark.parametrize(
    "reply",
    [
        Run.from_dict(WIRE),
        RunList.from_dict({"data": [WIRE, WIRE], "new": 1}),
        FinishedRun.of(Run.from_dict(WIRE), "started"),
        UploadedFile.from_dict({"path": "a", "key": "k", "lastModified": 1}),
        StoppingJob.from_dict({"id": "1", "statuses": {"isCompleted": False, "executionStatus": "Running"}}),
        Derived.from_dict(WIRE),
        AbnormalStatus.from_dict({"a": "b"}),
        AbnormalStatus.from_dict({}),
        Run(id="1", status=RunStatus(UNKNOWN), title="made by hand"),
        StartRunRequest(command=["main.py"], is_direct=False),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_a_reply_can_be_copied_and_pickled(reply: Any) -> None:
    """Into a cache or another process: with its class, its attributes, unknown fields and unknown enum values."""
    for again in copies(reply):
        assert (type(again), again, repr(again)) == (type(reply), reply, repr(reply))
        assert list(again) == list(reply)
        for name, wire_name, _ in reply._fields:
            assert getattr(again, name) == getattr(reply, name)
            assert type(getattr(again, name)) is type(getattr(reply, name))
            if isinstance(getattr(again, name), dict):
                assert again[wire_name] is getattr(again, name)
        with pytest.raises(TypeError, match="read-only"):
            again.clear()
    deep = copy.deepcopy(reply)
    assert all(deep[key] is not value for key, value in reply.items() if isinstance(value, (dict, list)))


def test_an_empty_reply_is_still_a_reply() -> None:
    """`if reply:` asks whether there is one."""
    assert AbnormalStatus.from_dict({})
    assert len(AbnormalStatus.from_dict({})) == 0


def test_a_model_made_by_hand_is_the_dict_of_its_attributes() -> None:
    """By wire names, in JSON's types, without optional ones that are None."""
    request = StartRunRequest(command=("main.py", "1"), is_direct=True, title=None)  # type: ignore[arg-type]
    assert request["command"] == ["main.py", "1"]
    assert json.loads(json.dumps(request)) == request == request.to_dict()
    assert {name: value for name, value in request.items() if value is not None} == {
        "command": ["main.py", "1"],
        "isDirect": True,
    }
    run = Run(id="1", status=RunStatus.RUNNING)
    runs = RunList(data=[run])
    assert runs["data"][0] is run
    assert json.dumps(runs) == '{"data": [{"id": "1", "status": "Running"}]}'
    assert type(run["status"]) is str
    assert runs == RunList.from_dict(runs.to_dict())


def test_a_model_that_is_half_made_fails_as_any_object_does() -> None:
    """A debugger that looks at one gets an AttributeError, no endless recursion."""
    half = Run.__new__(Run)
    for name in ("id", "output_commit_id", "outputCommitId", "nothing", "_nothing"):
        with pytest.raises(AttributeError, match=f"no attribute '{name}'"):
            getattr(half, name)
    assert repr(half) == "<Run>"


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (
            Run(id="1", status=RunStatus.RUNNING, number=3, title="hello"),
            "<Run id='1' number=3 title='hello' status='Running'>",
        ),
        (Run.from_dict(WIRE), f"<Run id='{'1' * 24}' status='Hibernating' and 4 more>"),
        (RunList.from_dict({"data": [WIRE] * 30, "url": "/"}), "<RunList .data has 30 and 1 more>"),
        (RunStarted(run_id="1", message="m"), "<RunStarted run_id='1' and 1 more>"),
        (AbnormalStatus.from_dict({"a": "secret"}), "<AbnormalStatus with 1 key>"),
        (AbnormalStatus.from_dict({}), "<AbnormalStatus>"),
    ],
)
def test_a_reply_is_printed_in_one_short_line(reply: Any, shown: str) -> None:
    """What tells it from others, how long its lists are, how much more there is."""
    assert repr(reply) == str(reply) == f"{reply}" == shown


def test_no_value_makes_a_printed_reply_long() -> None:
    """Nor breaks the line; only fields that identify are shown."""
    run = Run(id="1", status=RunStatus("s" * 5000), title="t\n" * 5000, executor="secret", number=10**50)
    assert len(repr(run)) < 300
    assert "\n" not in repr(run)
    assert "secret" not in repr(run)


RUN = Run.from_dict({"id": "1" * 24, "status": "Succeeded", "outputCommitId": "c" * 40, "ofTheFuture": 1})
STARTED = RunStarted(run_id="1" * 24, message="https://example.com")


@pytest.mark.parametrize(
    ("reply", "name", "said"),
    [
        (RUN, "outputcommitId", "did you mean 'output_commit_id'?"),
        (RUN, "output_comit_id", "did you mean 'output_commit_id'?"),
        (RUN, "outputCommitId", "did you mean 'output_commit_id'?"),
        (RUN, "complete", "did you mean 'completed'?"),
        (RUN, "start_at", "did you mean 'started_at'?"),
        (RUN, "run_id", "did you mean 'id'?"),
        (RUN, "runId", "did you mean 'id'?"),
        (STARTED, "id", "did you mean 'run_id'?"),
        (FinishedRun.of(RUN), "runId", "did you mean 'run_id'?"),
        (RUN, "ofTheFuture", "the description does not know it, but ['ofTheFuture'] came with the reply"),
        (RUN, "nothing", None),
        (RUN, "_repr_svg_", None),
    ],
)
def test_a_misspelt_attribute_gets_a_near_name(reply: Any, name: str, said: str | None) -> None:
    """Once, also where Python would add one of its own; hasattr and getattr work as for any object."""
    assert not hasattr(reply, name)
    assert getattr(reply, name, 5) == 5
    with pytest.raises(AttributeError) as caught:
        getattr(reply, name)
    text = f"{type(reply).__name__!r} object has no attribute {name!r}" + (f": {said}" if said else "")
    assert str(caught.value) == text
    assert caught.value.name == name
    shown = "".join(traceback.format_exception(caught.value))
    assert shown.count("id you mean") == text.count("id you mean")
    assert shown.endswith(f"{text}\n")


@pytest.mark.parametrize(
    ("reply", "key", "said"),
    [
        (RUN, "outputCommitID", "did you mean 'outputCommitId'?"),
        (RUN, "output_commit_id", "did you mean 'outputCommitId'?"),
        (RUN, "statsu", "did you mean 'status'?"),
        (RUN, "ofThefuture", "did you mean 'ofTheFuture'?"),
        (RUN, "runId", "did you mean 'id'?"),
        (STARTED, "id", "did you mean 'runId'?"),
        (RUN, "number", "it was left out, and the attribute 'number' is None"),
        (RunList(data=[]), 0, "did you mean .data[0]?"),
        (RUN, 0, None),
        (RUN, "nothing", None),
    ],
)
def test_a_misspelt_key_gets_a_near_name(reply: Any, key: object, said: str | None) -> None:
    """A KeyError whose text can be read, and whose argument is the key."""
    with pytest.raises(KeyError) as caught:
        reply[key]
    assert str(caught.value) == f"{type(reply).__name__} has no key {key!r}" + (f": {said}" if said else "")
    assert caught.value.args == (key,)
    assert reply.get(key, 5) == 5
    assert key not in reply


@pytest.mark.parametrize("ask", [getattr, operator.getitem])
def test_errors_about_missing_names_can_be_copied_and_pickled(ask: Any) -> None:
    """Worker processes hand them over."""
    with pytest.raises((AttributeError, KeyError)) as caught:
        ask(RUN, "statsu")
    for again in copies(caught.value):
        assert (type(again), str(again), again.args) == (type(caught.value), str(caught.value), ("statsu",))


def _pickled(reply: RunList, protocol: int) -> RunList:
    again: RunList = pickle.loads(pickle.dumps(reply, protocol))
    return again


@pytest.mark.parametrize("depth", [0, 1, 99, 100, 101, 499, 500, 990])
@pytest.mark.parametrize("shape", ["objects", "lists", "both"])
@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, *(functools.partial(_pickled, protocol=each) for each in (2, pickle.HIGHEST_PROTOCOL))],
)
def test_a_reply_is_copied_and_pickled_however_deep_the_server_nests_it(
    again: Callable[[RunList], RunList], shape: str, depth: int
) -> None:
    """Python itself goes into it level by level, and gives up at about 500."""
    deep: Any = "the bottom"
    for level in range(depth):
        deep = {"in": deep, "beside": level} if shape == "objects" or (shape == "both" and level % 2) else [deep, level]
    reply = RunList.from_dict({"data": [{"id": "1", "status": "Queued", "unknown": deep}], "unknown": [deep]})
    made = again(reply)
    assert isinstance(made.data[0], Run)
    assert (made.data[0].id, made["data"][0] is made.data[0]) == ("1", True)
    for found in (made["unknown"][0], made.data[0]["unknown"]):
        bottom, levels = found, 0
        while isinstance(bottom, (dict, list)):
            expected = depth - 1 - levels
            assert expected == (bottom["beside"] if isinstance(bottom, dict) else bottom[1])
            bottom, levels = bottom["in"] if isinstance(bottom, dict) else bottom[0], levels + 1
        assert (bottom, levels) == ("the bottom", depth)
    with pytest.raises(TypeError, match="read-only"):
        made["data"] = []  # type: ignore[misc]
