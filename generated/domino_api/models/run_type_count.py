from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.run_type import RunType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunTypeCount(_wire_model.WireModel):
    """How many executions of one kind a project has."""

    run_type: RunType | None = None
    """Kind of an execution. An open enum: unknown values are kept."""
    count: int | None = None
    """How many."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run_type", "runType", False),
        ("count", "count", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        run_type = _get("runType")
        if run_type is not None:
            run_type = _wire.at("runType", RunType.of, run_type)
        count = _get("count")
        if count is not None and type(count) is not int:
            count = _wire.at("count", _wire.integer, count)
        _made.run_type = run_type
        _made.count = count
        _made.__class__ = cls
        _model: Self = _made
        return _model
