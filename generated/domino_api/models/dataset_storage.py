from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetStorage(_wire_model.WireModel):
    """A dataset as the internal v4 API shows it."""

    id: str
    """Its id, 24 hexadecimal digits."""
    name: str | None = None
    """Its name."""
    unique_name: str | None = None
    """A name that no other dataset has."""
    description: str | None = None
    """What it is for."""
    author: str | None = None
    """Id of the user who made it."""
    owner_usernames: list[str] | None = None
    """User names of its owners."""
    project_id: str | None = None
    """Id of its project."""
    created_time: int | None = None
    """When it was created, milliseconds since 1970 UTC."""
    lifecycle_status: str | None = None
    """Where it stands, as Active."""
    status_last_updated_by: str | None = None
    """Id of the user who changed that last."""
    status_last_updated_time: int | None = None
    """When that changed last, milliseconds since 1970 UTC."""
    read_write_snapshot_id: str | None = None
    """Id under which the files are found as they are now."""
    snapshot_ids: list[str] | None = None
    """Ids of its snapshots; the one above may be among them."""
    tags: dict[str, str] | None = None
    """Ids of snapshots by their tags."""
    dataset_path: str | None = None
    """Where runs of its project find it."""
    size_in_bytes: int | None = None
    """Bytes of its files; may be behind."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("unique_name", "uniqueName", False),
        ("description", "description", False),
        ("author", "author", False),
        ("owner_usernames", "ownerUsernames", False),
        ("project_id", "projectId", False),
        ("created_time", "createdTime", False),
        ("lifecycle_status", "lifecycleStatus", False),
        ("status_last_updated_by", "statusLastUpdatedBy", False),
        ("status_last_updated_time", "statusLastUpdatedTime", False),
        ("read_write_snapshot_id", "readWriteSnapshotId", False),
        ("snapshot_ids", "snapshotIds", False),
        ("tags", "tags", False),
        ("dataset_path", "datasetPath", False),
        ("size_in_bytes", "sizeInBytes", False),
    )

    @property
    def created_time_at(self) -> datetime.datetime | None:
        """`created_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.created_time)

    @property
    def status_last_updated_time_at(self) -> datetime.datetime | None:
        """`status_last_updated_time` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.status_last_updated_time)

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
        unique_name = _get("uniqueName")
        if unique_name is not None and type(unique_name) is not str:
            _wire.fail("a string", unique_name, "uniqueName")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        author = _get("author")
        if author is not None and type(author) is not str:
            _wire.fail("a string", author, "author")
        owner_usernames = _get("ownerUsernames")
        if owner_usernames is not None:
            owner_usernames = _wire.at("ownerUsernames", _wire.list_of(_wire.text), owner_usernames)
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        created_time = _get("createdTime")
        if created_time is not None and type(created_time) is not int:
            created_time = _wire.if_readable(_wire.epoch_ms, created_time)
        lifecycle_status = _get("lifecycleStatus")
        if lifecycle_status is not None and type(lifecycle_status) is not str:
            _wire.fail("a string", lifecycle_status, "lifecycleStatus")
        status_last_updated_by = _get("statusLastUpdatedBy")
        if status_last_updated_by is not None and type(status_last_updated_by) is not str:
            _wire.fail("a string", status_last_updated_by, "statusLastUpdatedBy")
        status_last_updated_time = _get("statusLastUpdatedTime")
        if status_last_updated_time is not None and type(status_last_updated_time) is not int:
            status_last_updated_time = _wire.if_readable(_wire.epoch_ms, status_last_updated_time)
        read_write_snapshot_id = _get("readWriteSnapshotId")
        if read_write_snapshot_id is not None and type(read_write_snapshot_id) is not str:
            _wire.fail("a string", read_write_snapshot_id, "readWriteSnapshotId")
        snapshot_ids = _get("snapshotIds")
        if snapshot_ids is not None:
            snapshot_ids = _wire.at("snapshotIds", _wire.list_of(_wire.text), snapshot_ids)
        tags = _get("tags")
        if tags is not None:
            tags = _wire.at("tags", _wire.map_of(_wire.text), tags)
        dataset_path = _get("datasetPath")
        if dataset_path is not None and type(dataset_path) is not str:
            _wire.fail("a string", dataset_path, "datasetPath")
        size_in_bytes = _get("sizeInBytes")
        if size_in_bytes is not None and type(size_in_bytes) is not int:
            size_in_bytes = _wire.at("sizeInBytes", _wire.integer, size_in_bytes)
        _made.id = id
        _made.name = name
        _made.unique_name = unique_name
        _made.description = description
        _made.author = author
        _made.owner_usernames = owner_usernames
        _made.project_id = project_id
        _made.created_time = created_time
        _made.lifecycle_status = lifecycle_status
        _made.status_last_updated_by = status_last_updated_by
        _made.status_last_updated_time = status_last_updated_time
        _made.read_write_snapshot_id = read_write_snapshot_id
        _made.snapshot_ids = snapshot_ids
        _made.tags = tags
        _made.dataset_path = dataset_path
        _made.size_in_bytes = size_in_bytes
        _made.__class__ = cls
        _model: Self = _made
        return _model
