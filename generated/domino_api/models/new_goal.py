from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewGoal(_wire_model.WireModel):
    """A goal to add."""

    title: str
    """Its title."""
    description: str | None = None
    """More about it."""
    assignee_id: str | None = None
    """Id of the user who is to reach it."""
    stage_id: str | None = None
    """Id of the stage it is in."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("title", "title", True),
        ("description", "description", False),
        ("assignee_id", "assigneeId", False),
        ("stage_id", "stageId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        title = _get("title")
        if type(title) is not str:
            _wire.fail("a string", title, "title")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        assignee_id = _get("assigneeId")
        if assignee_id is not None and type(assignee_id) is not str:
            _wire.fail("a string", assignee_id, "assigneeId")
        stage_id = _get("stageId")
        if stage_id is not None and type(stage_id) is not str:
            _wire.fail("a string", stage_id, "stageId")
        _made.title = title
        _made.description = description
        _made.assignee_id = assignee_id
        _made.stage_id = stage_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
