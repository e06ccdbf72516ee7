from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.project_file import ProjectFile


@_wire_model.model(eq=False, repr=False, kw_only=True)
class FileList(_wire_model.WireModel):
    """Files below a folder, recursively. A bare array is read as the `data` field; other fields are likely, none
    is known.
    """

    data: list[ProjectFile]
    """The files."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("data", "data", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "data")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        data = _get("data")
        from ..models.project_file import ProjectFile

        data = _wire.at("data", _wire.list_of(ProjectFile.from_dict), data)
        _wire_model.put(_made, "data", data)
        _made.data = data
        _made.__class__ = cls
        _model: Self = _made
        return _model
