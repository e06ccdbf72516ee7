from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.job_log_line import JobLogLine
    from ..models.job_log_pagination import JobLogPagination


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobLogSet(_wire_model.WireModel):
    """Some lines of what a job has printed."""

    log_content: list[JobLogLine]
    """The lines."""
    is_complete: bool | None = None
    """Whether there are no more to come."""
    pagination: JobLogPagination | None = None
    """Which lines these are."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("log_content", "logContent", True),
        ("is_complete", "isComplete", False),
        ("pagination", "pagination", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        log_content = _get("logContent")
        from ..models.job_log_line import JobLogLine

        log_content = _wire.at("logContent", _wire.list_of(JobLogLine.from_dict), log_content)
        _wire_model.put(_made, "logContent", log_content)
        is_complete = _get("isComplete")
        if is_complete is not None and type(is_complete) is not bool:
            _wire.fail("true or false", is_complete, "isComplete")
        pagination = _get("pagination")
        if pagination is not None:
            from ..models.job_log_pagination import JobLogPagination

            pagination = _wire.at("pagination", JobLogPagination.from_dict, pagination)
            _wire_model.put(_made, "pagination", pagination)
        _made.log_content = log_content
        _made.is_complete = is_complete
        _made.pagination = pagination
        _made.__class__ = cls
        _model: Self = _made
        return _model
