from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, kw_only=True)
class HardwareTierCapacityTypeRestrictions(_wire_model.WireModel):
    """Limits on how machines are bought."""

    enable_spot_instances: bool | None = None
    """Whether spot instances are allowed."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("enable_spot_instances", "enableSpotInstances", False),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
        _get = _source.get
        enable_spot_instances = _get("enableSpotInstances")
        if enable_spot_instances is not None and type(enable_spot_instances) is not bool:
            _wire.fail("true or false", enable_spot_instances, "enableSpotInstances")
        _made.enable_spot_instances = enable_spot_instances
        _made._wire = _source
        return _model
