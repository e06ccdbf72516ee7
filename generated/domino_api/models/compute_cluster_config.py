from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.compute_cluster_type import ComputeClusterType
from ..models.environment_revision_rule import EnvironmentRevisionRule

if TYPE_CHECKING:
    from ..models.environment_revision import EnvironmentRevision
    from ..models.hardware_tier_identifier import HardwareTierIdentifier
    from ..models.storage_size import StorageSize


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ComputeClusterConfig(_wire_model.WireModel):
    """A compute cluster attached to a job (`ComputeClusterConfigSpecDto`)."""

    cluster_type: ComputeClusterType | None = None
    """Kind of compute cluster. An open enum: unknown values are kept."""
    compute_environment_id: str | None = None
    """Id of its environment."""
    compute_environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Revision of that environment: a rule, or one revision by its id."""
    master_hardware_tier_id: HardwareTierIdentifier | None = None
    """Hardware tier of the master."""
    worker_count: int | None = None
    """Number of workers."""
    max_worker_count: int | None = None
    """Number of workers at most, when it scales."""
    worker_hardware_tier_id: HardwareTierIdentifier | None = None
    """A hardware tier's id, wrapped."""
    worker_storage: StorageSize | None = None
    """Storage of each worker."""
    extra_configs: dict[str, str] | None = None
    """Further settings."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cluster_type", "clusterType", False),
        ("compute_environment_id", "computeEnvironmentId", False),
        ("compute_environment_revision_spec", "computeEnvironmentRevisionSpec", False),
        ("master_hardware_tier_id", "masterHardwareTierId", False),
        ("worker_count", "workerCount", False),
        ("max_worker_count", "maxWorkerCount", False),
        ("worker_hardware_tier_id", "workerHardwareTierId", False),
        ("worker_storage", "workerStorage", False),
        ("extra_configs", "extraConfigs", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        cluster_type = _get("clusterType")
        if cluster_type is not None:
            cluster_type = _wire.at("clusterType", ComputeClusterType.of, cluster_type)
        compute_environment_id = _get("computeEnvironmentId")
        if compute_environment_id is not None and type(compute_environment_id) is not str:
            _wire.fail("a string", compute_environment_id, "computeEnvironmentId")
        compute_environment_revision_spec = _get("computeEnvironmentRevisionSpec")
        if compute_environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            compute_environment_revision_spec = _wire.at(
                "computeEnvironmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                compute_environment_revision_spec,
            )
        master_hardware_tier_id = _get("masterHardwareTierId")
        if master_hardware_tier_id is not None:
            from ..models.hardware_tier_identifier import HardwareTierIdentifier

            master_hardware_tier_id = _wire.at(
                "masterHardwareTierId", HardwareTierIdentifier.from_dict, master_hardware_tier_id
            )
            _wire_model.put(_made, "masterHardwareTierId", master_hardware_tier_id)
        worker_count = _get("workerCount")
        if worker_count is not None and type(worker_count) is not int:
            worker_count = _wire.at("workerCount", _wire.integer, worker_count)
        max_worker_count = _get("maxWorkerCount")
        if max_worker_count is not None and type(max_worker_count) is not int:
            max_worker_count = _wire.at("maxWorkerCount", _wire.integer, max_worker_count)
        worker_hardware_tier_id = _get("workerHardwareTierId")
        if worker_hardware_tier_id is not None:
            from ..models.hardware_tier_identifier import HardwareTierIdentifier

            worker_hardware_tier_id = _wire.at(
                "workerHardwareTierId", HardwareTierIdentifier.from_dict, worker_hardware_tier_id
            )
            _wire_model.put(_made, "workerHardwareTierId", worker_hardware_tier_id)
        worker_storage = _get("workerStorage")
        if worker_storage is not None:
            from ..models.storage_size import StorageSize

            worker_storage = _wire.at("workerStorage", StorageSize.from_dict, worker_storage)
            _wire_model.put(_made, "workerStorage", worker_storage)
        extra_configs = _get("extraConfigs")
        if extra_configs is not None:
            extra_configs = _wire.at("extraConfigs", _wire.map_of(_wire.text), extra_configs)
        _made.cluster_type = cluster_type
        _made.compute_environment_id = compute_environment_id
        _made.compute_environment_revision_spec = compute_environment_revision_spec
        _made.master_hardware_tier_id = master_hardware_tier_id
        _made.worker_count = worker_count
        _made.max_worker_count = max_worker_count
        _made.worker_hardware_tier_id = worker_hardware_tier_id
        _made.worker_storage = worker_storage
        _made.extra_configs = extra_configs
        _made.__class__ = cls
        _model: Self = _made
        return _model
