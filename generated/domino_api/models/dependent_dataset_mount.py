from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DependentDatasetMount(_wire_model.WireModel):
    """A dataset mounted in a job."""

    dataset_id: str
    """Id of the dataset."""
    snapshot_id: str | None = None
    """Id of its snapshot."""
    snapshot_version: int | None = None
    """Version of its snapshot."""
    dataset_name: str | None = None
    """Name of the dataset."""
    project_id: str | None = None
    """Id of the project it belongs to."""
    is_input: bool | None = None
    """Whether the job reads it."""
    container_path: str | None = None
    """Where it is mounted."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("dataset_id", "datasetId", True),
        ("snapshot_id", "snapshotId", False),
        ("snapshot_version", "snapshotVersion", False),
        ("dataset_name", "datasetName", False),
        ("project_id", "projectId", False),
        ("is_input", "isInput", False),
        ("container_path", "containerPath", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        dataset_id = _get("datasetId")
        if type(dataset_id) is not str:
            _wire.fail("a string", dataset_id, "datasetId")
        snapshot_id = _get("snapshotId")
        if snapshot_id is not None and type(snapshot_id) is not str:
            _wire.fail("a string", snapshot_id, "snapshotId")
        snapshot_version = _get("snapshotVersion")
        if snapshot_version is not None and type(snapshot_version) is not int:
            snapshot_version = _wire.at("snapshotVersion", _wire.integer, snapshot_version)
        dataset_name = _get("datasetName")
        if dataset_name is not None and type(dataset_name) is not str:
            _wire.fail("a string", dataset_name, "datasetName")
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        is_input = _get("isInput")
        if is_input is not None and type(is_input) is not bool:
            _wire.fail("true or false", is_input, "isInput")
        container_path = _get("containerPath")
        if container_path is not None and type(container_path) is not str:
            _wire.fail("a string", container_path, "containerPath")
        _made.dataset_id = dataset_id
        _made.snapshot_id = snapshot_id
        _made.snapshot_version = snapshot_version
        _made.dataset_name = dataset_name
        _made.project_id = project_id
        _made.is_input = is_input
        _made.container_path = container_path
        _made.__class__ = cls
        _model: Self = _made
        return _model
