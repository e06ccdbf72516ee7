from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Tag(_wire_model.WireModel):
    """A tag that jobs can have."""

    tag_id: str
    """Its id."""
    name: str | None = None
    """Its text."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("tag_id", "tagId", True),
        ("name", "name", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        tag_id = _get("tagId")
        if type(tag_id) is not str:
            _wire.fail("a string", tag_id, "tagId")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        _made.tag_id = tag_id
        _made.name = name
        _made.__class__ = cls
        _model: Self = _made
        return _model
