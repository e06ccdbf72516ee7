from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RemoveJobTagRequest(_wire_model.WireModel):
    """Which tag to take off a job (`RemoveTagFromJob`)."""

    project_id: str
    """Id of the job's project."""
    tag_id: str
    """Id of the tag."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("project_id", "projectId", True),
        ("tag_id", "tagId", True),
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
        tag_id = _get("tagId")
        if type(tag_id) is not str:
            _wire.fail("a string", tag_id, "tagId")
        _made.project_id = project_id
        _made.tag_id = tag_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
