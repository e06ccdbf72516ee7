from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentRevision(_wire_model.WireModel):
    """One revision of an environment."""

    revision_id: str
    """Its id."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("revision_id", "revisionId", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        revision_id = _get("revisionId")
        if type(revision_id) is not str:
            _wire.fail("a string", revision_id, "revisionId")
        _made.revision_id = revision_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
