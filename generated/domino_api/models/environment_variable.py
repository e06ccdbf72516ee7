from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentVariable(_wire_model.WireModel):
    """An environment variable of executions in an environment."""

    key: str
    """Its name."""
    value: str
    """Its value."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("key", "key", True),
        ("value", "value", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        key = _get("key")
        if type(key) is not str:
            _wire.fail("a string", key, "key")
        value = _get("value")
        if type(value) is not str:
            _wire.fail("a string", value, "value")
        _made.key = key
        _made.value = value
        _made.__class__ = cls
        _model: Self = _made
        return _model
