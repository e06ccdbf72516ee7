from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.new_organization_member import NewOrganizationMember


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewOrganization(_wire_model.WireModel):
    """An organization to make."""

    name: str
    """Its name."""
    members: list[NewOrganizationMember]
    """Its members."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", True),
        ("members", "members", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if type(name) is not str:
            _wire.fail("a string", name, "name")
        members = _get("members")
        from ..models.new_organization_member import NewOrganizationMember

        members = _wire.at("members", _wire.list_of(NewOrganizationMember.from_dict), members)
        _wire_model.put(_made, "members", members)
        _made.name = name
        _made.members = members
        _made.__class__ = cls
        _model: Self = _made
        return _model
