from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.repository_ref_type import RepositoryRefType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RepositoryRef(_wire_model.WireModel):
    """What is used of a git repository."""

    ref_type: RepositoryRefType
    """What is used of a git repository. An open enum: unknown values are kept."""
    value: str | None = None
    """Name of the branch or tag, or id of the commit."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("ref_type", "refType", True),
        ("value", "value", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        ref_type = _get("refType")
        ref_type = (
            RepositoryRefType.of(ref_type) if type(ref_type) is str else _wire.fail("a string", ref_type, "refType")
        )
        value = _get("value")
        if value is not None and type(value) is not str:
            _wire.fail("a string", value, "value")
        _made.ref_type = ref_type
        _made.value = value
        _made.__class__ = cls
        _model: Self = _made
        return _model
