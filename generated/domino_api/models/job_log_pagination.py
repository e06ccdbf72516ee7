from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobLogPagination(_wire_model.WireModel):
    """Which lines these are."""

    limit: int | None = None
    """How many there could be."""
    offset: int | None = None
    """How many come before them."""
    latest_time_nano: str | None = None
    """Time of the last one, in nanoseconds since 1970 UTC: what to send to go on."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("limit", "limit", False),
        ("offset", "offset", False),
        ("latest_time_nano", "latestTimeNano", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        limit = _get("limit")
        if limit is not None and type(limit) is not int:
            limit = _wire.at("limit", _wire.integer, limit)
        offset = _get("offset")
        if offset is not None and type(offset) is not int:
            offset = _wire.at("offset", _wire.integer, offset)
        latest_time_nano = _get("latestTimeNano")
        if latest_time_nano is not None and type(latest_time_nano) is not str:
            _wire.fail("a string", latest_time_nano, "latestTimeNano")
        _made.limit = limit
        _made.offset = offset
        _made.latest_time_nano = latest_time_nano
        _made.__class__ = cls
        _model: Self = _made
        return _model
