from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetNotCopied(_wire_model.WireModel):
    """A data set that could not be copied."""

    error_message: str | None = None
    """Why not."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("error_message", "errorMessage", False),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        error_message = _get("errorMessage")
        if error_message is not None and type(error_message) is not str:
            _wire.fail("a string", error_message, "errorMessage")
        _made.error_message = error_message
        _made.__class__ = cls
        _model: Self = _made
        return _model
