from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_details_owner_type import EnvironmentDetailsOwnerType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentDetailsOwner(_wire_model.WireModel):
    """Owner of an environment, as v4 tells it."""

    id: str
    """Id of the user or organization."""
    username: str | None = None
    """Its name."""
    environment_owner_type: EnvironmentDetailsOwnerType | None = None
    """What owns an environment, as v4 writes it. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("username", "username", False),
        ("environment_owner_type", "environmentOwnerType", False),
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
        username = _get("username")
        if username is not None and type(username) is not str:
            _wire.fail("a string", username, "username")
        environment_owner_type = _get("environmentOwnerType")
        if environment_owner_type is not None:
            environment_owner_type = _wire.at(
                "environmentOwnerType", EnvironmentDetailsOwnerType.of, environment_owner_type
            )
        _made.id = id
        _made.username = username
        _made.environment_owner_type = environment_owner_type
        _made.__class__ = cls
        _model: Self = _made
        return _model
