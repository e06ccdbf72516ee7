from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.copyable_net_app_volume import CopyableNetAppVolume


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NetAppVolumeNotCopied(_wire_model.WireModel):
    """A NetApp volume that could not be copied."""

    volume_info: CopyableNetAppVolume | None = None
    """A NetApp volume of a project that is copied (`NetAppVolumeInfoV1`)."""
    error_message: str | None = None
    """Why not."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("volume_info", "volumeInfo", False),
        ("error_message", "errorMessage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        volume_info = _get("volumeInfo")
        if volume_info is not None:
            from ..models.copyable_net_app_volume import CopyableNetAppVolume

            volume_info = _wire.at("volumeInfo", CopyableNetAppVolume.from_dict, volume_info)
            _wire_model.put(_made, "volumeInfo", volume_info)
        error_message = _get("errorMessage")
        if error_message is not None and type(error_message) is not str:
            _wire.fail("a string", error_message, "errorMessage")
        _made.volume_info = volume_info
        _made.error_message = error_message
        _made.__class__ = cls
        _model: Self = _made
        return _model
