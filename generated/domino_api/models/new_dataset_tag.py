from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewDatasetTag(_wire_model.WireModel):
    """A tag for a snapshot."""

    tag_name: str
    """The tag: a letter, then letters, digits, hyphens and underscores, as a live deployment says. How long it may
    be is unknown.
    """
    snapshot_id: str
    """Id of the snapshot."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("tag_name", "tagName", True),
        ("snapshot_id", "snapshotId", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        tag_name = _get("tagName")
        if type(tag_name) is not str:
            _wire.fail("a string", tag_name, "tagName")
        snapshot_id = _get("snapshotId")
        if type(snapshot_id) is not str:
            _wire.fail("a string", snapshot_id, "snapshotId")
        _made.tag_name = tag_name
        _made.snapshot_id = snapshot_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
