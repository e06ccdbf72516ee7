from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_state import ProjectState


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectStatus(_wire_model.WireModel):
    """Whether a project is worked on."""

    status: ProjectState | None = None
    """Whether a project is still worked on. An open enum: unknown values are kept."""
    is_blocked: bool | None = None
    """Whether its users say that something blocks it."""
    blocked_reason: str | None = None
    """What blocks it."""
    completed_message: str | None = None
    """What was said when it was completed."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("status", "status", False),
        ("is_blocked", "isBlocked", False),
        ("blocked_reason", "blockedReason", False),
        ("completed_message", "completedMessage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        status = _get("status")
        if status is not None:
            status = _wire.at("status", ProjectState.of, status)
        is_blocked = _get("isBlocked")
        if is_blocked is not None and type(is_blocked) is not bool:
            _wire.fail("true or false", is_blocked, "isBlocked")
        blocked_reason = _get("blockedReason")
        if blocked_reason is not None and type(blocked_reason) is not str:
            _wire.fail("a string", blocked_reason, "blockedReason")
        completed_message = _get("completedMessage")
        if completed_message is not None and type(completed_message) is not str:
            _wire.fail("a string", completed_message, "completedMessage")
        _made.status = status
        _made.is_blocked = is_blocked
        _made.blocked_reason = blocked_reason
        _made.completed_message = completed_message
        _made.__class__ = cls
        _model: Self = _made
        return _model
