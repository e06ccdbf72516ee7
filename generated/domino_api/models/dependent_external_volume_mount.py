from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.volume_mount import VolumeMount


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DependentExternalVolumeMount(_wire_model.WireModel):
    """An external volume mounted in a job."""

    name: str | None = None
    """Its name."""
    mount: VolumeMount | None = None
    """Where a volume is mounted."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("mount", "mount", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        mount = _get("mount")
        if mount is not None:
            from ..models.volume_mount import VolumeMount

            mount = _wire.at("mount", VolumeMount.from_dict, mount)
            _wire_model.put(_made, "mount", mount)
        _made.name = name
        _made.mount = mount
        _made.__class__ = cls
        _model: Self = _made
        return _model
