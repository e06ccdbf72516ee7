from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ReplyMetadata(_wire_model.WireModel):
    """What comes beside a reply of the public API (`MetadataV1`)."""

    request_id: str | None = None
    """Tells the operators which request it was."""
    notices: list[str] | None = None
    """What the server has to say besides."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("request_id", "requestId", False),
        ("notices", "notices", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        request_id = _get("requestId")
        if request_id is not None and type(request_id) is not str:
            _wire.fail("a string", request_id, "requestId")
        notices = _get("notices")
        if notices is not None:
            notices = _wire.at("notices", _wire.list_of(_wire.text), notices)
        _made.request_id = request_id
        _made.notices = notices
        _made.__class__ = cls
        _model: Self = _made
        return _model
