from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.job_log_set import JobLogSet
    from ..models.job_problem_suggestion import JobProblemSuggestion


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobLogs(_wire_model.WireModel):
    """What a job has printed, and what may be wrong (`LogsWithProblemSuggestion`)."""

    logset: JobLogSet
    """Some lines of what a job has printed."""
    problem_suggestion: JobProblemSuggestion | None = None
    """What may be wrong."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("logset", "logset", True),
        ("problem_suggestion", "problemSuggestion", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        logset = _get("logset")
        from ..models.job_log_set import JobLogSet

        logset = _wire.at("logset", JobLogSet.from_dict, logset)
        _wire_model.put(_made, "logset", logset)
        problem_suggestion = _get("problemSuggestion")
        if problem_suggestion is not None:
            from ..models.job_problem_suggestion import JobProblemSuggestion

            problem_suggestion = _wire.at("problemSuggestion", JobProblemSuggestion.from_dict, problem_suggestion)
            _wire_model.put(_made, "problemSuggestion", problem_suggestion)
        _made.logset = logset
        _made.problem_suggestion = problem_suggestion
        _made.__class__ = cls
        _model: Self = _made
        return _model
