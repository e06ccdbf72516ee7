from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class YamlText(_wire_model.WireModel):
    """YAML as it was written (`DefaultYamlString`)."""

    raw: str | None = None
    """The text."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("raw", "raw", False),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        raw = _get("raw")
        if raw is not None and type(raw) is not str:
            _wire.fail("a string", raw, "raw")
        _made.raw = raw
        _made.__class__ = cls
        _model: Self = _made
        return _model
