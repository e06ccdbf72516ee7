from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.snapshot_file import SnapshotFile


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SnapshotFiles(_wire_model.WireModel):
    """Files and folders in one folder of a snapshot."""

    rows: list[SnapshotFile]
    """The files and folders."""
    directory_size: str | None = None
    """Their size, for people."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("rows", "rows", True),
        ("directory_size", "directorySize", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "rows")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        rows = _get("rows")
        from ..models.snapshot_file import SnapshotFile

        rows = _wire.at("rows", _wire.list_of(SnapshotFile.from_dict), rows)
        _wire_model.put(_made, "rows", rows)
        directory_size = _get("directorySize")
        if directory_size is not None and type(directory_size) is not str:
            _wire.fail("a string", directory_size, "directorySize")
        _made.rows = rows
        _made.directory_size = directory_size
        _made.__class__ = cls
        _model: Self = _made
        return _model
