from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentRevisionUpdate(_wire_model.WireModel):
    """What to change of a revision."""

    is_restricted: bool
    """Whether restricted projects use it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("is_restricted", "isRestricted", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_restricted = _get("isRestricted")
        if type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        _made.is_restricted = is_restricted
        _made.__class__ = cls
        _model: Self = _made
        return _model
