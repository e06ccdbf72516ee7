from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class VisibleUser(_wire_model.WireModel):
    """A user that others can see (`UserV1`)."""

    id: str
    """Id of the user, 24 hexadecimal digits."""
    user_name: str | None = None
    """User name, as in a project's path."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    full_name: str | None = None
    """Full name."""
    avatar_url: str | None = None
    """Address of a picture."""
    email: str | None = None
    """E-mail address."""
    company_name: str | None = None
    """Name of the company."""
    phone_number: str | None = None
    """Telephone number."""
    roles: list[str] | None = None
    """Roles in the deployment."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("user_name", "userName", False),
        ("first_name", "firstName", False),
        ("last_name", "lastName", False),
        ("full_name", "fullName", False),
        ("avatar_url", "avatarUrl", False),
        ("email", "email", False),
        ("company_name", "companyName", False),
        ("phone_number", "phoneNumber", False),
        ("roles", "roles", False),
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
        user_name = _get("userName")
        if user_name is not None and type(user_name) is not str:
            _wire.fail("a string", user_name, "userName")
        first_name = _get("firstName")
        if first_name is not None and type(first_name) is not str:
            _wire.fail("a string", first_name, "firstName")
        last_name = _get("lastName")
        if last_name is not None and type(last_name) is not str:
            _wire.fail("a string", last_name, "lastName")
        full_name = _get("fullName")
        if full_name is not None and type(full_name) is not str:
            _wire.fail("a string", full_name, "fullName")
        avatar_url = _get("avatarUrl")
        if avatar_url is not None and type(avatar_url) is not str:
            _wire.fail("a string", avatar_url, "avatarUrl")
        email = _get("email")
        if email is not None and type(email) is not str:
            _wire.fail("a string", email, "email")
        company_name = _get("companyName")
        if company_name is not None and type(company_name) is not str:
            _wire.fail("a string", company_name, "companyName")
        phone_number = _get("phoneNumber")
        if phone_number is not None and type(phone_number) is not str:
            _wire.fail("a string", phone_number, "phoneNumber")
        roles = _get("roles")
        if roles is not None:
            roles = _wire.at("roles", _wire.list_of(_wire.text), roles)
        _made.id = id
        _made.user_name = user_name
        _made.first_name = first_name
        _made.last_name = last_name
        _made.full_name = full_name
        _made.avatar_url = avatar_url
        _made.email = email
        _made.company_name = company_name
        _made.phone_number = phone_number
        _made.roles = roles
        _made.__class__ = cls
        _model: Self = _made
        return _model
