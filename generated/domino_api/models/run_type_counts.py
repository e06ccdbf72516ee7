from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.run_type import RunType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunTypeCounts(_wire_model.WireModel):
    """How many executions of one kind a project has."""

    run_type: RunType | None = None
    """Kind of an execution. An open enum: unknown values are kept."""
    executing_count: int | None = None
    """How many are not over."""
    stopped_count: int | None = None
    """How many are over."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run_type", "runType", False),
        ("executing_count", "executingCount", False),
        ("stopped_count", "stoppedCount", False),
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
        executing_count = _get("executingCount")
        if executing_count is not None and type(executing_count) is not int:
            executing_count = _wire.at("executingCount", _wire.integer, executing_count)
        stopped_count = _get("stoppedCount")
        if stopped_count is not None and type(stopped_count) is not int:
            stopped_count = _wire.at("stoppedCount", _wire.integer, stopped_count)
        _made.run_type = run_type
        _made.executing_count = executing_count
        _made.stopped_count = stopped_count
        _made.__class__ = cls
        _model: Self = _made
        return _model
