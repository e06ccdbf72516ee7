from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.run import Run


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunList(_wire_model.WireModel):
    """The runs of a project, newest queued first. A bare array is read as the `data` field."""

    data: list[Run]
    """The runs."""
    object_type: str | None = None
    """Always `list`."""
    uri: str | None = None
    """Address of this list."""
    url: str | None = None
    """Address of this list, as other sources spell it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("data", "data", True),
        ("object_type", "objectType", False),
        ("uri", "uri", False),
        ("url", "url", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "data")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        data = _get("data")
        from ..models.run import Run

        data = _wire.at("data", _wire.list_of(Run.from_dict), data)
        _wire_model.put(_made, "data", data)
        object_type = _get("objectType")
        if object_type is not None and type(object_type) is not str:
            _wire.fail("a string", object_type, "objectType")
        uri = _get("uri")
        if uri is not None and type(uri) is not str:
            _wire.fail("a string", uri, "uri")
        url = _get("url")
        if url is not None and type(url) is not str:
            _wire.fail("a string", url, "url")
        _made.data = data
        _made.object_type = object_type
        _made.uri = uri
        _made.url = url
        _made.__class__ = cls
        _model: Self = _made
        return _model
