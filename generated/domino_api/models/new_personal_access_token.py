from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewPersonalAccessToken(_wire_model.WireModel):
    """A personal access token to make."""

    name: str
    """Its name."""
    expires_in: int
    """For how many seconds it is valid."""
    description: str | None = None
    """What it is for."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", True),
        ("expires_in", "expiresIn", True),
        ("description", "description", False),
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
        expires_in = _get("expiresIn")
        if type(expires_in) is not int:
            expires_in = _wire.at("expiresIn", _wire.integer, expires_in)
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        _made.name = name
        _made.expires_in = expires_in
        _made.description = description
        _made.__class__ = cls
        _model: Self = _made
        return _model
