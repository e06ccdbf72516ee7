from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobStageTime(_wire_model.WireModel):
    """When a job came how far."""

    submission_time: int | None = None
    """When it was submitted, in milliseconds since 1970 UTC."""
    run_start_time: int | None = None
    """When user code started, in milliseconds since 1970 UTC; null until then."""
    completed_time: int | None = None
    """When it ended, in milliseconds since 1970 UTC; null until then."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("submission_time", "submissionTime", False),
        ("run_start_time", "runStartTime", False),
        ("completed_time", "completedTime", False),
    )

    @property
    def submission_time_at(self) -> datetime.datetime | None:
        """`submission_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.submission_time)

    @property
    def run_start_time_at(self) -> datetime.datetime | None:
        """`run_start_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.run_start_time)

    @property
    def completed_time_at(self) -> datetime.datetime | None:
        """`completed_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.completed_time)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        submission_time = _get("submissionTime")
        if submission_time is not None and type(submission_time) is not int:
            submission_time = _wire.if_readable(_wire.epoch_ms, submission_time)
        run_start_time = _get("runStartTime")
        if run_start_time is not None and type(run_start_time) is not int:
            run_start_time = _wire.if_readable(_wire.epoch_ms, run_start_time)
        completed_time = _get("completedTime")
        if completed_time is not None and type(completed_time) is not int:
            completed_time = _wire.if_readable(_wire.epoch_ms, completed_time)
        _made.submission_time = submission_time
        _made.run_start_time = run_start_time
        _made.completed_time = completed_time
        _made.__class__ = cls
        _model: Self = _made
        return _model
