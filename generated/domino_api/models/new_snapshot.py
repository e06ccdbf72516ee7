from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewSnapshot(_wire_model.WireModel):
    """What a snapshot holds."""

    relative_file_paths: list[str]
    """Files and folders, relative to the dataset; `.` is all of it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("relative_file_paths", "relativeFilePaths", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        relative_file_paths = _get("relativeFilePaths")
        relative_file_paths = _wire.at("relativeFilePaths", _wire.list_of(_wire.text), relative_file_paths)
        _made.relative_file_paths = relative_file_paths
        _made.__class__ = cls
        _model: Self = _made
        return _model
