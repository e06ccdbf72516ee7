from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.snapshot_file_name import SnapshotFileName
    from ..models.snapshot_file_size import SnapshotFileSize


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SnapshotFile(_wire_model.WireModel):
    """A file or folder of a snapshot."""

    name: SnapshotFileName
    """How a file or folder of a snapshot is called."""
    size: SnapshotFileSize | None = None
    """How large it is."""
    last_modified: int | None = None
    """When it was last written, milliseconds since 1970 UTC."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", True),
        ("size", "size", False),
        ("last_modified", "lastModified", False),
    )

    @property
    def last_modified_at(self) -> datetime.datetime | None:
        """`last_modified` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.last_modified)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        from ..models.snapshot_file_name import SnapshotFileName

        name = _wire.at("name", SnapshotFileName.from_dict, name)
        _wire_model.put(_made, "name", name)
        size = _get("size")
        if size is not None:
            from ..models.snapshot_file_size import SnapshotFileSize

            size = _wire.at("size", SnapshotFileSize.from_dict, size)
            _wire_model.put(_made, "size", size)
        last_modified = _get("lastModified")
        if last_modified is not None and type(last_modified) is not int:
            last_modified = _wire.if_readable(_wire.epoch_ms, last_modified)
        _made.name = name
        _made.size = size
        _made.last_modified = last_modified
        _made.__class__ = cls
        _model: Self = _made
        return _model
