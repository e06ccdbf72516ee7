from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewTags(_wire_model.WireModel):
    """Tags to add."""

    tag_names: list[str]
    """Their names."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("tag_names", "tagNames", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        tag_names = _get("tagNames")
        tag_names = _wire.at("tagNames", _wire.list_of(_wire.text), tag_names)
        _made.tag_names = tag_names
        _made.__class__ = cls
        _model: Self = _made
        return _model
