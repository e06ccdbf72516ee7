from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.data_plane import DataPlane
    from ..models.hardware_tier import HardwareTier
    from ..models.hardware_tier_capacity import HardwareTierCapacity


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierWithCapacity(_wire_model.WireModel):
    """A hardware tier, how busy it is, and where it runs."""

    hardware_tier: HardwareTier
    """A kind of machine. startRun takes its `name`; v4 and public jobs take its `id`."""
    capacity: HardwareTierCapacity | None = None
    """How busy a tier is."""
    data_plane: DataPlane | None = None
    """A cluster in which runs execute."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("hardware_tier", "hardwareTier", True),
        ("capacity", "capacity", False),
        ("data_plane", "dataPlane", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        hardware_tier = _get("hardwareTier")
        from ..models.hardware_tier import HardwareTier

        hardware_tier = _wire.at("hardwareTier", HardwareTier.from_dict, hardware_tier)
        _wire_model.put(_made, "hardwareTier", hardware_tier)
        capacity = _get("capacity")
        if capacity is not None:
            from ..models.hardware_tier_capacity import HardwareTierCapacity

            capacity = _wire.at("capacity", HardwareTierCapacity.from_dict, capacity)
            _wire_model.put(_made, "capacity", capacity)
        data_plane = _get("dataPlane")
        if data_plane is not None:
            from ..models.data_plane import DataPlane

            data_plane = _wire.at("dataPlane", DataPlane.from_dict, data_plane)
            _wire_model.put(_made, "dataPlane", data_plane)
        _made.hardware_tier = hardware_tier
        _made.capacity = capacity
        _made.data_plane = data_plane
        _made.__class__ = cls
        _model: Self = _made
        return _model
