from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetProject(_wire_model.WireModel):
    """The project of a dataset."""

    project_id: str | None = None
    """Its id."""
    project_name: str | None = None
    """Its name."""
    project_owner_username: str | None = None
    """User name of its owner."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("project_id", "projectId", False),
        ("project_name", "projectName", False),
        ("project_owner_username", "projectOwnerUsername", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        project_name = _get("projectName")
        if project_name is not None and type(project_name) is not str:
            _wire.fail("a string", project_name, "projectName")
        project_owner_username = _get("projectOwnerUsername")
        if project_owner_username is not None and type(project_owner_username) is not str:
            _wire.fail("a string", project_owner_username, "projectOwnerUsername")
        _made.project_id = project_id
        _made.project_name = project_name
        _made.project_owner_username = project_owner_username
        _made.__class__ = cls
        _model: Self = _made
        return _model
