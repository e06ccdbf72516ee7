from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class AddJobTagRequest(_wire_model.WireModel):
    """A tag for a job (`CreateTag`)."""

    tag_name: str
    """Its text."""
    project_id: str
    """Id of the job's project."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("tag_name", "tagName", True),
        ("project_id", "projectId", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        tag_name = _get("tagName")
        if type(tag_name) is not str:
            _wire.fail("a string", tag_name, "tagName")
        project_id = _get("projectId")
        if type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        _made.tag_name = tag_name
        _made.project_id = project_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
