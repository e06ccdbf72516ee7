from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.snapshot_status import SnapshotStatus


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetSnapshot(_wire_model.WireModel):
    """The files of a dataset as they were at one time."""

    id: str
    """Its id, 24 hexadecimal digits."""
    dataset_id: str | None = None
    """Id of its dataset."""
    description: str | None = None
    """What it is for."""
    created_at: datetime.datetime | None = None
    """When it was created."""
    creator_id: str | None = None
    """Id of the user who made it."""
    last_mounted: datetime.datetime | None = None
    """When it was last mounted."""
    status: SnapshotStatus | None = None
    """Where it stands."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("dataset_id", "datasetId", False),
        ("description", "description", False),
        ("created_at", "createdAt", False),
        ("creator_id", "creatorId", False),
        ("last_mounted", "lastMounted", False),
        ("status", "status", False),
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
        dataset_id = _get("datasetId")
        if dataset_id is not None and type(dataset_id) is not str:
            _wire.fail("a string", dataset_id, "datasetId")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        created_at = _get("createdAt")
        if created_at is not None:
            created_at = _wire.if_readable(_wire.timestamp, created_at)
        creator_id = _get("creatorId")
        if creator_id is not None and type(creator_id) is not str:
            _wire.fail("a string", creator_id, "creatorId")
        last_mounted = _get("lastMounted")
        if last_mounted is not None:
            last_mounted = _wire.if_readable(_wire.timestamp, last_mounted)
        status = _get("status")
        if status is not None:
            status = _wire.at("status", SnapshotStatus.of, status)
        _made.id = id
        _made.dataset_id = dataset_id
        _made.description = description
        _made.created_at = created_at
        _made.creator_id = creator_id
        _made.last_mounted = last_mounted
        _made.status = status
        _made.__class__ = cls
        _model: Self = _made
        return _model
