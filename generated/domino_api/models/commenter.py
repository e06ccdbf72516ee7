from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Commenter(_wire_model.WireModel):
    """Who wrote a comment."""

    commenter_id: str | None = None
    """Id of the user."""
    username: str | None = None
    """User name."""
    full_name: str | None = None
    """Full name."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("commenter_id", "commenterId", False),
        ("username", "username", False),
        ("full_name", "fullName", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        commenter_id = _get("commenterId")
        if commenter_id is not None and type(commenter_id) is not str:
            _wire.fail("a string", commenter_id, "commenterId")
        username = _get("username")
        if username is not None and type(username) is not str:
            _wire.fail("a string", username, "username")
        full_name = _get("fullName")
        if full_name is not None and type(full_name) is not str:
            _wire.fail("a string", full_name, "fullName")
        _made.commenter_id = commenter_id
        _made.username = username
        _made.full_name = full_name
        _made.__class__ = cls
        _model: Self = _made
        return _model
