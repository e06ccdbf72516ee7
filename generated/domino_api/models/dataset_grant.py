from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.dataset_role import DatasetRole


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetGrant(_wire_model.WireModel):
    """A role of somebody in a dataset."""

    target_id: str
    """Id of the user or organization."""
    target_role: DatasetRole
    """A role in a dataset. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("target_id", "targetId", True),
        ("target_role", "targetRole", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        target_id = _get("targetId")
        if type(target_id) is not str:
            _wire.fail("a string", target_id, "targetId")
        target_role = _get("targetRole")
        target_role = (
            DatasetRole.of(target_role)
            if type(target_role) is str
            else _wire.fail("a string", target_role, "targetRole")
        )
        _made.target_id = target_id
        _made.target_role = target_role
        _made.__class__ = cls
        _model: Self = _made
        return _model
