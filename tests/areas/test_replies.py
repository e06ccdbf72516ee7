"""What replies and their values can be used for, on every Python version."""

from __future__ import annotations

import copy
import pickle
from enum import Enum
from typing import Any

import pytest
from domino_api import models
from domino_api.models import Run, RunStatus
from domino_api.wire import OpenEnum

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
