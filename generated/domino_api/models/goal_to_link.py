from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class GoalToLink(_wire_model.WireModel):
    """The goal that a job is to be linked to."""

    goal_id: str
    """Id of the goal."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("goal_id", "goalId", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        goal_id = _get("goalId")
        if type(goal_id) is not str:
            _wire.fail("a string", goal_id, "goalId")
        _made.goal_id = goal_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
