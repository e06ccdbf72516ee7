from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.organization_member import OrganizationMember


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Organization(_wire_model.WireModel):
    """A group of users (`OrganizationV1`)."""

    id: str
    """Its id, that of a user."""
    name: str | None = None
    """Its name."""
    members: list[OrganizationMember] | None = None
    """Its members."""
    default_environment_id: str | None = None
    """Id of the environment that its projects have."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("members", "members", False),
        ("default_environment_id", "defaultEnvironmentId", False),
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
        members = _get("members")
        if members is not None:
            from ..models.organization_member import OrganizationMember

            members = _wire.at("members", _wire.list_of(OrganizationMember.from_dict), members)
            _wire_model.put(_made, "members", members)
        default_environment_id = _get("defaultEnvironmentId")
        if default_environment_id is not None and type(default_environment_id) is not str:
            _wire.fail("a string", default_environment_id, "defaultEnvironmentId")
        _made.id = id
        _made.name = name
        _made.members = members
        _made.default_environment_id = default_environment_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
