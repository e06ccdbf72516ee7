from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierCapacityTypeRestrictions(_wire_model.WireModel):
    """Limits on how machines are bought."""

    enable_spot_instances: bool | None = None
    """Whether spot instances are allowed."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("enable_spot_instances", "enableSpotInstances", False),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        enable_spot_instances = _get("enableSpotInstances")
        if enable_spot_instances is not None and type(enable_spot_instances) is not bool:
            _wire.fail("true or false", enable_spot_instances, "enableSpotInstances")
        _made.enable_spot_instances = enable_spot_instances
        _made.__class__ = cls
        _model: Self = _made
        return _model
