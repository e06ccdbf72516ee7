from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_visibility import EnvironmentVisibility


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ListedEnvironment(_wire_model.WireModel):
    """An environment in short."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    visibility: EnvironmentVisibility | None = None
    """Who can see an environment. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("visibility", "visibility", False),
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
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", EnvironmentVisibility.of, visibility)
        _made.id = id
        _made.name = name
        _made.visibility = visibility
        _made.__class__ = cls
        _model: Self = _made
        return _model
