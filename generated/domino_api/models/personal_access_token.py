from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class PersonalAccessToken(_wire_model.WireModel):
    """A new personal access token, with its secret, which nothing shows again."""

    pat_id: str
    """Its id."""
    token: str
    """The secret: what is sent as bearer token. Its repr does not show it."""
    user_id: str | None = None
    """Id of the user whom it stands for."""
    name: str | None = None
    """Its name."""
    description: str | None = None
    """What it is for."""
    is_valid: bool | None = None
    """Whether it is accepted."""
    created_at: datetime.datetime | None = None
    """When it was made."""
    expires_at: datetime.datetime | None = None
    """When it ends."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("pat_id", "patId", True),
        ("token", "token", True),
        ("user_id", "userId", False),
        ("name", "name", False),
        ("description", "description", False),
        ("is_valid", "isValid", False),
        ("created_at", "createdAt", False),
        ("expires_at", "expiresAt", False),
    )

    _secrets: ClassVar[tuple[str, ...]] = ("token",)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        pat_id = _get("patId")
        if type(pat_id) is not str:
            _wire.fail("a string", pat_id, "patId")
        token = _get("token")
        if not isinstance(token, str):
            _wire.fail("a string", token, "token")
        token = _wire.Secret(token)
        _wire_model.put(_made, "token", token)
        user_id = _get("userId")
        if user_id is not None and type(user_id) is not str:
            _wire.fail("a string", user_id, "userId")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        is_valid = _get("isValid")
        if is_valid is not None and type(is_valid) is not bool:
            _wire.fail("true or false", is_valid, "isValid")
        created_at = _get("createdAt")
        if created_at is not None:
            created_at = _wire.if_readable(_wire.timestamp, created_at)
        expires_at = _get("expiresAt")
        if expires_at is not None:
            expires_at = _wire.if_readable(_wire.timestamp, expires_at)
        _made.pat_id = pat_id
        _made.token = token
        _made.user_id = user_id
        _made.name = name
        _made.description = description
        _made.is_valid = is_valid
        _made.created_at = created_at
        _made.expires_at = expires_at
        _made.__class__ = cls
        _model: Self = _made
        return _model
