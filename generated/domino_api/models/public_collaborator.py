from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.public_collaborator_role import PublicCollaboratorRole


@_wire_model.model(eq=False, repr=False, kw_only=True)
class PublicCollaborator(_wire_model.WireModel):
    """Who works on a project, as the public API tells it; its roles begin with a small letter."""

    id: str
    """Id of the user or organisation."""
    role: PublicCollaboratorRole | None = None
    """Role of a collaborator, as the public API spells it. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("role", "role", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        role = _get("role")
        if role is not None:
            role = _wire.at("role", PublicCollaboratorRole.of, role)
        _made.id = id
        _made.role = role
        _made.__class__ = cls
        _model: Self = _made
        return _model
