from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.linked_goal import LinkedGoal
    from ..models.reply_metadata import ReplyMetadata


@_wire_model.model(eq=False, repr=False, kw_only=True)
class LinkedGoalList(_wire_model.WireModel):
    """The goals that a job is linked to."""

    goals: list[LinkedGoal]
    """The goals."""
    metadata: ReplyMetadata | None = None
    """What comes beside a reply of the public API (`MetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("goals", "goals", True),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        goals = _get("goals")
        from ..models.linked_goal import LinkedGoal

        goals = _wire.at("goals", _wire.list_of(LinkedGoal.from_dict), goals)
        _wire_model.put(_made, "goals", goals)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.reply_metadata import ReplyMetadata

            metadata = _wire.at("metadata", ReplyMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.goals = goals
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
