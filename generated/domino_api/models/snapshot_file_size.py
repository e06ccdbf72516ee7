from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SnapshotFileSize(_wire_model.WireModel):
    """How large a file of a snapshot is."""

    label: str | None = None
    """Its size, for people."""
    size_in_bytes: int | None = None
    """Its size; null for a folder."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("label", "label", False),
        ("size_in_bytes", "sizeInBytes", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        label = _get("label")
        if label is not None and type(label) is not str:
            _wire.fail("a string", label, "label")
        size_in_bytes = _get("sizeInBytes")
        if size_in_bytes is not None and type(size_in_bytes) is not int:
            size_in_bytes = _wire.at("sizeInBytes", _wire.integer, size_in_bytes)
        _made.label = label
        _made.size_in_bytes = size_in_bytes
        _made.__class__ = cls
        _model: Self = _made
        return _model
