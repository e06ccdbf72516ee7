from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.day_of_week import DayOfWeek


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierOverprovisioning(_wire_model.WireModel):
    """Machines of a tier that are kept ready."""

    instances: int | None = None
    """How many."""
    scheduling_enabled: bool | None = None
    """Whether only at certain times."""
    days_of_week: list[DayOfWeek] | None = None
    """On which days."""
    timezone: str | None = None
    """Time zone of the times."""
    from_time: str | None = None
    """From when; the format is unknown."""
    to_time: str | None = None
    """Until when; the format is unknown."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("instances", "instances", False),
        ("scheduling_enabled", "schedulingEnabled", False),
        ("days_of_week", "daysOfWeek", False),
        ("timezone", "timezone", False),
        ("from_time", "fromTime", False),
        ("to_time", "toTime", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        instances = _get("instances")
        if instances is not None and type(instances) is not int:
            instances = _wire.at("instances", _wire.integer, instances)
        scheduling_enabled = _get("schedulingEnabled")
        if scheduling_enabled is not None and type(scheduling_enabled) is not bool:
            _wire.fail("true or false", scheduling_enabled, "schedulingEnabled")
        days_of_week = _get("daysOfWeek")
        if days_of_week is not None:
            days_of_week = _wire.at("daysOfWeek", _wire.list_of(DayOfWeek.of), days_of_week)
        timezone = _get("timezone")
        if timezone is not None and type(timezone) is not str:
            _wire.fail("a string", timezone, "timezone")
        from_time = _get("fromTime")
        if from_time is not None and type(from_time) is not str:
            _wire.fail("a string", from_time, "fromTime")
        to_time = _get("toTime")
        if to_time is not None and type(to_time) is not str:
            _wire.fail("a string", to_time, "toTime")
        _made.instances = instances
        _made.scheduling_enabled = scheduling_enabled
        _made.days_of_week = days_of_week
        _made.timezone = timezone
        _made.from_time = from_time
        _made.to_time = to_time
        _made.__class__ = cls
        _model: Self = _made
        return _model
