from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Relogin(_wire_model.WireModel):
    """The user must log in again."""

    redirect_path: str | None = None
    """Where to log in, relative to the host; may be absent."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("redirect_path", "redirectPath", False),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        redirect_path = _get("redirectPath")
        if redirect_path is not None and type(redirect_path) is not str:
            _wire.fail("a string", redirect_path, "redirectPath")
        _made.redirect_path = redirect_path
        _made.__class__ = cls
        _model: Self = _made
        return _model
