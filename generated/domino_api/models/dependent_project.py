from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DependentProject(_wire_model.WireModel):
    """Another project in a job."""

    project_id: str
    """Its id."""
    commit_id: str | None = None
    """Its commit."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("project_id", "projectId", True),
        ("commit_id", "commitId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        project_id = _get("projectId")
        if type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        _made.project_id = project_id
        _made.commit_id = commit_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
