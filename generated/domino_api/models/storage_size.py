from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.storage_unit import StorageUnit


@_wire_model.model(eq=False, repr=False, kw_only=True)
class StorageSize(_wire_model.WireModel):
    """An amount of storage, a number with its unit (`Information`)."""

    value: float | None = None
    """The number."""
    unit: StorageUnit | None = None
    """Unit of an amount of storage. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", False),
        ("unit", "unit", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        value = _get("value")
        if value is not None:
            value = _wire.at("value", _wire.number, value)
        unit = _get("unit")
        if unit is not None:
            unit = _wire.at("unit", StorageUnit.of, unit)
        _made.value = value
        _made.unit = unit
        _made.__class__ = cls
        _model: Self = _made
        return _model
