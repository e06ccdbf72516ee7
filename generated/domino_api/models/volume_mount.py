from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class VolumeMount(_wire_model.WireModel):
    """Where a volume is mounted."""

    mount_path: str | None = None
    """Path in the container."""
    sub_path: str | None = None
    """Path in the volume."""
    read_only: bool | None = None
    """Whether it cannot be written to."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("mount_path", "mountPath", False),
        ("sub_path", "subPath", False),
        ("read_only", "readOnly", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        mount_path = _get("mountPath")
        if mount_path is not None and type(mount_path) is not str:
            _wire.fail("a string", mount_path, "mountPath")
        sub_path = _get("subPath")
        if sub_path is not None and type(sub_path) is not str:
            _wire.fail("a string", sub_path, "subPath")
        read_only = _get("readOnly")
        if read_only is not None and type(read_only) is not bool:
            _wire.fail("true or false", read_only, "readOnly")
        _made.mount_path = mount_path
        _made.sub_path = sub_path
        _made.read_only = read_only
        _made.__class__ = cls
        _model: Self = _made
        return _model
