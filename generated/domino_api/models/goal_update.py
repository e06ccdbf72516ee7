from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class GoalUpdate(_wire_model.WireModel):
    """What changes in a goal."""

    is_complete: bool
    """Whether it is reached."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("is_complete", "isComplete", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_complete = _get("isComplete")
        if type(is_complete) is not bool:
            _wire.fail("true or false", is_complete, "isComplete")
        _made.is_complete = is_complete
        _made.__class__ = cls
        _model: Self = _made
        return _model
