from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SnapshotFileName(_wire_model.WireModel):
    """How a file or folder of a snapshot is called."""

    is_directory: bool | None = None
    """Whether it is a folder."""
    label: str | None = None
    """Its own name."""
    sortable_name: str | None = None
    """What to sort by."""
    file_name: str | None = None
    """Its path below the root of the dataset."""
    url: str | None = None
    """Where it can be looked at."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_directory", "isDirectory", False),
        ("label", "label", False),
        ("sortable_name", "sortableName", False),
        ("file_name", "fileName", False),
        ("url", "url", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_directory = _get("isDirectory")
        if is_directory is not None and type(is_directory) is not bool:
            _wire.fail("true or false", is_directory, "isDirectory")
        label = _get("label")
        if label is not None and type(label) is not str:
            _wire.fail("a string", label, "label")
        sortable_name = _get("sortableName")
        if sortable_name is not None and type(sortable_name) is not str:
            _wire.fail("a string", sortable_name, "sortableName")
        file_name = _get("fileName")
        if file_name is not None and type(file_name) is not str:
            _wire.fail("a string", file_name, "fileName")
        url = _get("url")
        if url is not None and type(url) is not str:
            _wire.fail("a string", url, "url")
        _made.is_directory = is_directory
        _made.label = label
        _made.sortable_name = sortable_name
        _made.file_name = file_name
        _made.url = url
        _made.__class__ = cls
        _model: Self = _made
        return _model
