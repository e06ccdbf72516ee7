from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class GitReference(_wire_model.WireModel):
    """A branch, tag or commit of a git repository."""

    type_: str
    """`head`, `branches`, `tags` or `commitId`."""
    value: str | None = None
    """Name or id."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("type_", "type", True),
        ("value", "value", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        type_ = _get("type")
        if type(type_) is not str:
            _wire.fail("a string", type_, "type")
        value = _get("value")
        if value is not None and type(value) is not str:
            _wire.fail("a string", value, "value")
        _made.type_ = type_
        _made.value = value
        _made.__class__ = cls
        _model: Self = _made
        return _model
