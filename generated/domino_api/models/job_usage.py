from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobUsage(_wire_model.WireModel):
    """What a job uses of its machine. The units are not documented."""

    cpu: float | None = None
    """CPU."""
    memory: float | None = None
    """Memory."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cpu", "cpu", False),
        ("memory", "memory", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        cpu = _get("cpu")
        if cpu is not None:
            cpu = _wire.at("cpu", _wire.number, cpu)
        memory = _get("memory")
        if memory is not None:
            memory = _wire.at("memory", _wire.number, memory)
        _made.cpu = cpu
        _made.memory = memory
        _made.__class__ = cls
        _model: Self = _made
        return _model
