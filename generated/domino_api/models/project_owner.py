from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectOwner(_wire_model.WireModel):
    """Owner of a project."""

    id: str | None = None
    """Id of the owner."""
    user_name: str | None = None
    """User name of the owner."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("user_name", "userName", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if id is not None and type(id) is not str:
            _wire.fail("a string", id, "id")
        user_name = _get("userName")
        if user_name is not None and type(user_name) is not str:
            _wire.fail("a string", user_name, "userName")
        _made.id = id
        _made.user_name = user_name
        _made.__class__ = cls
        _model: Self = _made
        return _model
