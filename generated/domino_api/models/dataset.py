from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Dataset(_wire_model.WireModel):
    """A dataset, a folder of files that runs of a project share."""

    id: str
    """Its id, 24 hexadecimal digits."""
    name: str | None = None
    """Its name, unique in the project."""
    description: str | None = None
    """What it is for."""
    project_id: str | None = None
    """Id of its project; one whose project is gone has none."""
    created_at: datetime.datetime | None = None
    """When it was created."""
    snapshot_ids: list[str] | None = None
    """Ids of its snapshots."""
    tags: dict[str, str] | None = None
    """Ids of snapshots by their tags."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("description", "description", False),
        ("project_id", "projectId", False),
        ("created_at", "createdAt", False),
        ("snapshot_ids", "snapshotIds", False),
        ("tags", "tags", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        created_at = _get("createdAt")
        if created_at is not None:
            created_at = _wire.if_readable(_wire.timestamp, created_at)
        snapshot_ids = _get("snapshotIds")
        if snapshot_ids is not None:
            snapshot_ids = _wire.at("snapshotIds", _wire.list_of(_wire.text), snapshot_ids)
        tags = _get("tags")
        if tags is not None:
            tags = _wire.at("tags", _wire.map_of(_wire.text), tags)
        _made.id = id
        _made.name = name
        _made.description = description
        _made.project_id = project_id
        _made.created_at = created_at
        _made.snapshot_ids = snapshot_ids
        _made.tags = tags
        _made.__class__ = cls
        _model: Self = _made
        return _model
