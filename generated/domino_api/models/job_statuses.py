from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.run_status import RunStatus


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobStatuses(_wire_model.WireModel):
    """Where a job stands."""

    is_completed: bool | None = None
    """Whether it is over, whatever the outcome."""
    is_archived: bool | None = None
    """Whether the web interface hides it."""
    is_scheduled: bool | None = None
    """Whether a schedule started it."""
    execution_status: RunStatus | None = None
    """Where a run stands (wire facts 3.1). `Stopped`, `Succeeded`, `Failed` and `Error` are final; `Faulty` has no
    official description, so trust `isCompleted`. Success is `Succeeded` only. An open enum: unknown values are
    kept (some official tools also expect `Cancelled`, `Canceled` and `Archived`).
    """

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_completed", "isCompleted", False),
        ("is_archived", "isArchived", False),
        ("is_scheduled", "isScheduled", False),
        ("execution_status", "executionStatus", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_completed = _get("isCompleted")
        if is_completed is not None and type(is_completed) is not bool:
            _wire.fail("true or false", is_completed, "isCompleted")
        is_archived = _get("isArchived")
        if is_archived is not None and type(is_archived) is not bool:
            _wire.fail("true or false", is_archived, "isArchived")
        is_scheduled = _get("isScheduled")
        if is_scheduled is not None and type(is_scheduled) is not bool:
            _wire.fail("true or false", is_scheduled, "isScheduled")
        execution_status = _get("executionStatus")
        if execution_status is not None:
            execution_status = _wire.at("executionStatus", RunStatus.of, execution_status)
        _made.is_completed = is_completed
        _made.is_archived = is_archived
        _made.is_scheduled = is_scheduled
        _made.execution_status = execution_status
        _made.__class__ = cls
        _model: Self = _made
        return _model
