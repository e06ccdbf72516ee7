"""What replies and their values can be used for, on every Python version."""

from __future__ import annotations

import copy
import operator
import pickle
import traceback
from enum import Enum
from typing import Any

import pytest
from domino_api import OpenEnum, models
from domino_api.models import Run, RunList, RunStarted, RunStatus

from domino.types import FinishedRun

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


def test_a_reply_that_holds_an_unknown_enum_value_can_be_copied_and_pickled() -> None:
    """A newer server's reply goes into a cache or another process as any other."""
    run = Run.from_dict({"id": "1" * 24, "status": UNKNOWN})
    for again in copies(run):
        assert (type(again), again, again.status, type(again.status)) == (Run, run, UNKNOWN, RunStatus)


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
        (RUN, "_repr_html_", None),
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
