from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class StopJobRequest(_wire_model.WireModel):
    """Which job to stop, and what becomes of its results."""

    job_id: str
    """Id of the job, or of a v1 run."""
    commit_results: bool
    """True keeps the results; false discards them."""
    project_id: str | None = None
    """Id of the project. Not in Domino's own description, but official clients send it and one note calls it
    needed: send it.
    """
    source: str | None = None
    """Meaning unknown; no client needs it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("job_id", "jobId", True),
        ("commit_results", "commitResults", True),
        ("project_id", "projectId", False),
        ("source", "source", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        job_id = _get("jobId")
        if type(job_id) is not str:
            _wire.fail("a string", job_id, "jobId")
        commit_results = _get("commitResults")
        if type(commit_results) is not bool:
            _wire.fail("true or false", commit_results, "commitResults")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        source = _get("source")
        if source is not None and type(source) is not str:
            _wire.fail("a string", source, "source")
        _made.job_id = job_id
        _made.commit_results = commit_results
        _made.project_id = project_id
        _made.source = source
        _made.__class__ = cls
        _model: Self = _made
        return _model
