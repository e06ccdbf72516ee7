from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.volume_mount import VolumeMount


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DependentNetAppVolumeMount(_wire_model.WireModel):
    """A NetApp volume mounted in a job."""

    pvc_name: str | None = None
    """Name of its claim in Kubernetes."""
    volume_id: str | None = None
    """Its id."""
    volume_name: str | None = None
    """Its name."""
    volume_mount: VolumeMount | None = None
    """Where it is mounted."""
    snapshot_mount: VolumeMount | None = None
    """Where its snapshot is mounted."""
    other_mounts: list[VolumeMount] | None = None
    """Where else it is mounted."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("pvc_name", "pvcName", False),
        ("volume_id", "volumeId", False),
        ("volume_name", "volumeName", False),
        ("volume_mount", "volumeMount", False),
        ("snapshot_mount", "snapshotMount", False),
        ("other_mounts", "otherMounts", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        pvc_name = _get("pvcName")
        if pvc_name is not None and type(pvc_name) is not str:
            _wire.fail("a string", pvc_name, "pvcName")
        volume_id = _get("volumeId")
        if volume_id is not None and type(volume_id) is not str:
            _wire.fail("a string", volume_id, "volumeId")
        volume_name = _get("volumeName")
        if volume_name is not None and type(volume_name) is not str:
            _wire.fail("a string", volume_name, "volumeName")
        volume_mount = _get("volumeMount")
        if volume_mount is not None:
            from ..models.volume_mount import VolumeMount

            volume_mount = _wire.at("volumeMount", VolumeMount.from_dict, volume_mount)
            _wire_model.put(_made, "volumeMount", volume_mount)
        snapshot_mount = _get("snapshotMount")
        if snapshot_mount is not None:
            from ..models.volume_mount import VolumeMount

            snapshot_mount = _wire.at("snapshotMount", VolumeMount.from_dict, snapshot_mount)
            _wire_model.put(_made, "snapshotMount", snapshot_mount)
        other_mounts = _get("otherMounts")
        if other_mounts is not None:
            from ..models.volume_mount import VolumeMount

            other_mounts = _wire.at("otherMounts", _wire.list_of(VolumeMount.from_dict), other_mounts)
            _wire_model.put(_made, "otherMounts", other_mounts)
        _made.pvc_name = pvc_name
        _made.volume_id = volume_id
        _made.volume_name = volume_name
        _made.volume_mount = volume_mount
        _made.snapshot_mount = snapshot_mount
        _made.other_mounts = other_mounts
        _made.__class__ = cls
        _model: Self = _made
        return _model
