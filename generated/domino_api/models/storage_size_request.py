from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.storage_unit import StorageUnit


@_wire_model.model(eq=False, repr=False, kw_only=True)
class StorageSizeRequest(_wire_model.WireModel):
    """An amount of storage to have (`Information`)."""

    value: float
    """The number."""
    unit: StorageUnit
    """Unit of an amount of storage. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", True),
        ("unit", "unit", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        value = _get("value")
        value = _wire.at("value", _wire.number, value)
        unit = _get("unit")
        unit = StorageUnit.of(unit) if type(unit) is str else _wire.fail("a string", unit, "unit")
        _made.value = value
        _made.unit = unit
        _made.__class__ = cls
        _model: Self = _made
        return _model
