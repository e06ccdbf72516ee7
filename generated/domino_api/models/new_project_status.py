from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_state import ProjectState


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewProjectStatus(_wire_model.WireModel):
    """Where a project is to stand."""

    status: ProjectState
    """Whether a project is still worked on. An open enum: unknown values are kept."""
    is_blocked: bool
    """Whether something blocks it; that counts more than its status."""
    blocked_reason: str | None = None
    """What blocks it."""
    completed_message: str | None = None
    """What is said of its completion."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("status", "status", True),
        ("is_blocked", "isBlocked", True),
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
        status = ProjectState.of(status) if type(status) is str else _wire.fail("a string", status, "status")
        is_blocked = _get("isBlocked")
        if type(is_blocked) is not bool:
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
