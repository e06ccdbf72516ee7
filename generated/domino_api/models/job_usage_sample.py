from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobUsageSample(_wire_model.WireModel):
    """What a job used of its machine at one time. The units are not documented."""

    cpu: float | None = None
    """CPU."""
    memory: float | None = None
    """Memory."""
    timestamp: int | None = None
    """When, in milliseconds since 1970 UTC."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cpu", "cpu", False),
        ("memory", "memory", False),
        ("timestamp", "timestamp", False),
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
        cpu = _get("cpu")
        if cpu is not None:
            cpu = _wire.at("cpu", _wire.number, cpu)
        memory = _get("memory")
        if memory is not None:
            memory = _wire.at("memory", _wire.number, memory)
        timestamp = _get("timestamp")
        if timestamp is not None and type(timestamp) is not int:
            timestamp = _wire.if_readable(_wire.epoch_ms, timestamp)
        _made.cpu = cpu
        _made.memory = memory
        _made.timestamp = timestamp
        _made.__class__ = cls
        _model: Self = _made
        return _model
