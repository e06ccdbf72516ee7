from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.job_log_type import JobLogType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobLogLine(_wire_model.WireModel):
    """A line that a job has printed (`LogContent`)."""

    timestamp: int | None = None
    """When, in milliseconds since 1970 UTC."""
    log_type: JobLogType | None = None
    """Where a line comes from. An open enum: unknown values are kept."""
    log: str | None = None
    """Its text, without a line end."""
    size: int | None = None
    """How long it is."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("timestamp", "timestamp", False),
        ("log_type", "logType", False),
        ("log", "log", False),
        ("size", "size", False),
    )

    @property
    def timestamp_at(self) -> datetime.datetime | None:
        """`timestamp` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.timestamp)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        timestamp = _get("timestamp")
        if timestamp is not None and type(timestamp) is not int:
            timestamp = _wire.if_readable(_wire.epoch_ms, timestamp)
        log_type = _get("logType")
        if log_type is not None:
            log_type = _wire.at("logType", JobLogType.of, log_type)
        log = _get("log")
        if log is not None and type(log) is not str:
            _wire.fail("a string", log, "log")
        size = _get("size")
        if size is not None and type(size) is not int:
            size = _wire.at("size", _wire.integer, size)
        _made.timestamp = timestamp
        _made.log_type = log_type
        _made.log = log
        _made.size = size
        _made.__class__ = cls
        _model: Self = _made
        return _model
