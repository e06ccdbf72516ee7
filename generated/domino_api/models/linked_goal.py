from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class LinkedGoal(_wire_model.WireModel):
    """A goal of the project that a job is linked to."""

    goal_id: str
    """Id of the goal."""
    job_id: str | None = None
    """Id of the job."""
    project_id: str | None = None
    """Id of the project."""
    title: str | None = None
    """Title of the goal."""
    description: str | None = None
    """More about the goal."""
    current_stage: str | None = None
    """Name of the stage that the goal is in."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("goal_id", "goalId", True),
        ("job_id", "jobId", False),
        ("project_id", "projectId", False),
        ("title", "title", False),
        ("description", "description", False),
        ("current_stage", "currentStage", False),
    )

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
        job_id = _get("jobId")
        if job_id is not None and type(job_id) is not str:
            _wire.fail("a string", job_id, "jobId")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        current_stage = _get("currentStage")
        if current_stage is not None and type(current_stage) is not str:
            _wire.fail("a string", current_stage, "currentStage")
        _made.goal_id = goal_id
        _made.job_id = job_id
        _made.project_id = project_id
        _made.title = title
        _made.description = description
        _made.current_stage = current_stage
        _made.__class__ = cls
        _model: Self = _made
        return _model
