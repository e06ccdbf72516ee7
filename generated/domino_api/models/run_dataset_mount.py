from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunDatasetMount(_wire_model.WireModel):
    """A dataset mounted in a run. Seen in one live reply only."""

    container_path: str | None = None
    """Where it is mounted."""
    dataset_id: str | None = None
    """Id of the dataset."""
    snapshot_id: str | None = None
    """Id of the dataset's snapshot."""
    is_read_only: bool | None = None
    """Whether the run cannot write to it."""
    resource_id: str | None = None
    """Id of the storage behind it."""
    resource_path: str | None = None
    """Path in the storage behind it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("container_path", "containerPath", False),
        ("dataset_id", "datasetId", False),
        ("snapshot_id", "snapshotId", False),
        ("is_read_only", "isReadOnly", False),
        ("resource_id", "resourceId", False),
        ("resource_path", "resourcePath", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        container_path = _get("containerPath")
        if container_path is not None and type(container_path) is not str:
            _wire.fail("a string", container_path, "containerPath")
        dataset_id = _get("datasetId")
        if dataset_id is not None and type(dataset_id) is not str:
            _wire.fail("a string", dataset_id, "datasetId")
        snapshot_id = _get("snapshotId")
        if snapshot_id is not None and type(snapshot_id) is not str:
            _wire.fail("a string", snapshot_id, "snapshotId")
        is_read_only = _get("isReadOnly")
        if is_read_only is not None and type(is_read_only) is not bool:
            _wire.fail("true or false", is_read_only, "isReadOnly")
        resource_id = _get("resourceId")
        if resource_id is not None and type(resource_id) is not str:
            _wire.fail("a string", resource_id, "resourceId")
        resource_path = _get("resourcePath")
        if resource_path is not None and type(resource_path) is not str:
            _wire.fail("a string", resource_path, "resourcePath")
        _made.container_path = container_path
        _made.dataset_id = dataset_id
        _made.snapshot_id = snapshot_id
        _made.is_read_only = is_read_only
        _made.resource_id = resource_id
        _made.resource_path = resource_path
        _made.__class__ = cls
        _model: Self = _made
        return _model
