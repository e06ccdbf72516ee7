from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_visibility import ProjectVisibility


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ForkProjectRequest(_wire_model.WireModel):
    """A project to fork into."""

    name: str | None = None
    """Its name."""
    description: str | None = None
    """What it is about."""
    visibility: ProjectVisibility | None = None
    """Who can find it."""
    owner_id: str | None = None
    """Id of its owner."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("description", "description", False),
        ("visibility", "visibility", False),
        ("owner_id", "ownerId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", ProjectVisibility.of, visibility)
        owner_id = _get("ownerId")
        if owner_id is not None and type(owner_id) is not str:
            _wire.fail("a string", owner_id, "ownerId")
        _made.name = name
        _made.description = description
        _made.visibility = visibility
        _made.owner_id = owner_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
