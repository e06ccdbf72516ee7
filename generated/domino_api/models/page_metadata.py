from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class PageMetadata(_wire_model.WireModel):
    """Which page of a list of the public API it is (`PaginatedMetadataV1`)."""

    request_id: str | None = None
    """Tells the operators which request it was."""
    notices: list[str] | None = None
    """What the server has to say besides."""
    offset: int | None = None
    """How many items come before this page."""
    limit: int | None = None
    """How many items it may have at most."""
    total_count: int | None = None
    """How many items there are in all."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("request_id", "requestId", False),
        ("notices", "notices", False),
        ("offset", "offset", False),
        ("limit", "limit", False),
        ("total_count", "totalCount", False),
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
        offset = _get("offset")
        if offset is not None and type(offset) is not int:
            offset = _wire.at("offset", _wire.integer, offset)
        limit = _get("limit")
        if limit is not None and type(limit) is not int:
            limit = _wire.at("limit", _wire.integer, limit)
        total_count = _get("totalCount")
        if total_count is not None and type(total_count) is not int:
            total_count = _wire.at("totalCount", _wire.integer, total_count)
        _made.request_id = request_id
        _made.notices = notices
        _made.offset = offset
        _made.limit = limit
        _made.total_count = total_count
        _made.__class__ = cls
        _model: Self = _made
        return _model
