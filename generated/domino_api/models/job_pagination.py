from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.job_order import JobOrder
from ..models.sort_direction import SortDirection


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobPagination(_wire_model.WireModel):
    """Which page this is."""

    offset: int | None = None
    """How many jobs come before it."""
    limit: int | None = None
    """How many jobs a page has."""
    sort_by: SortDirection | None = None
    """Which end comes first. An open enum: unknown values are kept."""
    order_by: JobOrder | None = None
    """What jobs are sorted by. An open enum: unknown values are kept."""
    domino_stats_sort_field_name: str | None = None
    """The value that is sorted by."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("offset", "offset", False),
        ("limit", "limit", False),
        ("sort_by", "sortBy", False),
        ("order_by", "orderBy", False),
        ("domino_stats_sort_field_name", "dominoStatsSortFieldName", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        offset = _get("offset")
        if offset is not None and type(offset) is not int:
            offset = _wire.at("offset", _wire.integer, offset)
        limit = _get("limit")
        if limit is not None and type(limit) is not int:
            limit = _wire.at("limit", _wire.integer, limit)
        sort_by = _get("sortBy")
        if sort_by is not None:
            sort_by = _wire.at("sortBy", SortDirection.of, sort_by)
        order_by = _get("orderBy")
        if order_by is not None:
            order_by = _wire.at("orderBy", JobOrder.of, order_by)
        domino_stats_sort_field_name = _get("dominoStatsSortFieldName")
        if domino_stats_sort_field_name is not None and type(domino_stats_sort_field_name) is not str:
            _wire.fail("a string", domino_stats_sort_field_name, "dominoStatsSortFieldName")
        _made.offset = offset
        _made.limit = limit
        _made.sort_by = sort_by
        _made.order_by = order_by
        _made.domino_stats_sort_field_name = domino_stats_sort_field_name
        _made.__class__ = cls
        _model: Self = _made
        return _model
