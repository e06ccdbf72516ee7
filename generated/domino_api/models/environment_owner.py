from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_owner_type import EnvironmentOwnerType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentOwner(_wire_model.WireModel):
    """Owner of an environment."""

    id: str
    """Id of the user or organization."""
    owner_type: EnvironmentOwnerType | None = None
    """What owns an environment. An open enum: unknown values are kept."""
    username: str | None = None
    """Its name."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("owner_type", "ownerType", False),
        ("username", "username", False),
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
        owner_type = _get("ownerType")
        if owner_type is not None:
            owner_type = _wire.at("ownerType", EnvironmentOwnerType.of, owner_type)
        username = _get("username")
        if username is not None and type(username) is not str:
            _wire.fail("a string", username, "username")
        _made.id = id
        _made.owner_type = owner_type
        _made.username = username
        _made.__class__ = cls
        _model: Self = _made
        return _model
