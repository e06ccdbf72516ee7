from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.collaborator_role import CollaboratorRole


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectCollaborator(_wire_model.WireModel):
    """Who works on a project, and their role."""

    collaborator_id: str
    """Id of the user or organisation."""
    project_role: CollaboratorRole
    """Role of a collaborator. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("collaborator_id", "collaboratorId", True),
        ("project_role", "projectRole", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        collaborator_id = _get("collaboratorId")
        if type(collaborator_id) is not str:
            _wire.fail("a string", collaborator_id, "collaboratorId")
        project_role = _get("projectRole")
        project_role = (
            CollaboratorRole.of(project_role)
            if type(project_role) is str
            else _wire.fail("a string", project_role, "projectRole")
        )
        _made.collaborator_id = collaborator_id
        _made.project_role = project_role
        _made.__class__ = cls
        _model: Self = _made
        return _model
