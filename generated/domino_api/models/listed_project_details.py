from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ListedProjectDetails(_wire_model.WireModel):
    """More about a project in a list."""

    updated_at: datetime.datetime | None = None
    """When it last changed."""
    is_restricted: bool | None = None
    """Whether it is restricted."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("updated_at", "updatedAt", False),
        ("is_restricted", "isRestricted", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        updated_at = _get("updatedAt")
        if updated_at is not None:
            updated_at = _wire.if_readable(_wire.timestamp, updated_at)
        is_restricted = _get("isRestricted")
        if is_restricted is not None and type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        _made.updated_at = updated_at
        _made.is_restricted = is_restricted
        _made.__class__ = cls
        _model: Self = _made
        return _model
