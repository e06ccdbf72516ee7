from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.organization_role import OrganizationRole


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewOrganizationMember(_wire_model.WireModel):
    """A user who becomes a member of an organization."""

    user_id: str
    """Id of the user."""
    organization_role: OrganizationRole
    """Role of a user in an organization. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("user_id", "userId", True),
        ("organization_role", "organizationRole", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        user_id = _get("userId")
        if type(user_id) is not str:
            _wire.fail("a string", user_id, "userId")
        organization_role = _get("organizationRole")
        organization_role = (
            OrganizationRole.of(organization_role)
            if type(organization_role) is str
            else _wire.fail("a string", organization_role, "organizationRole")
        )
        _made.user_id = user_id
        _made.organization_role = organization_role
        _made.__class__ = cls
        _model: Self = _made
        return _model
