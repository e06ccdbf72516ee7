from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.dataset_grant import DatasetGrant


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewDataset(_wire_model.WireModel):
    """What a new dataset is called, and where it belongs; one of `projectId` and `snapshotId` is needed."""

    name: str
    """Its name, unique in the project."""
    description: str | None = None
    """What it is for."""
    project_id: str | None = None
    """Id of the project it belongs to."""
    snapshot_id: str | None = None
    """Id of a snapshot whose files it gets."""
    grants: list[DatasetGrant] | None = None
    """Who may use it; with `snapshotId` this has no effect."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", True),
        ("description", "description", False),
        ("project_id", "projectId", False),
        ("snapshot_id", "snapshotId", False),
        ("grants", "grants", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        snapshot_id = _get("snapshotId")
        if snapshot_id is not None and type(snapshot_id) is not str:
            _wire.fail("a string", snapshot_id, "snapshotId")
        grants = _get("grants")
        if grants is not None:
            from ..models.dataset_grant import DatasetGrant

            grants = _wire.at("grants", _wire.list_of(DatasetGrant.from_dict), grants)
            _wire_model.put(_made, "grants", grants)
        _made.name = name
        _made.description = description
        _made.project_id = project_id
        _made.snapshot_id = snapshot_id
        _made.grants = grants
        _made.__class__ = cls
        _model: Self = _made
        return _model
