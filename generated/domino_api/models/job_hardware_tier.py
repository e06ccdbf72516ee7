from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobHardwareTier(_wire_model.WireModel):
    """The hardware tier of a job (`HardwareTierDetails`)."""

    id: str | None = None
    """Its id."""
    name: str | None = None
    """Its name."""
    is_archived: bool | None = None
    """Whether it is archived."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("is_archived", "isArchived", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if id is not None and type(id) is not str:
            _wire.fail("a string", id, "id")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        is_archived = _get("isArchived")
        if is_archived is not None and type(is_archived) is not bool:
            _wire.fail("true or false", is_archived, "isArchived")
        _made.id = id
        _made.name = name
        _made.is_archived = is_archived
        _made.__class__ = cls
        _model: Self = _made
        return _model
