from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_revision_rule import EnvironmentRevisionRule

if TYPE_CHECKING:
    from ..models.environment_revision import EnvironmentRevision
    from ..models.storage_size_request import StorageSizeRequest


@_wire_model.model(eq=False, repr=False, kw_only=True)
class OnDemandSparkCluster(_wire_model.WireModel):
    """A Spark cluster to attach to a job, in the older form (`OnDemandSparkClusterPropertiesSpec`)."""

    compute_environment_id: str
    """Id of its environment."""
    executor_count: int
    """Number of executors."""
    executor_hardware_tier_id: str
    """Id of the executors' hardware tier, not wrapped."""
    master_hardware_tier_id: str
    """Id of the master's hardware tier, not wrapped."""
    compute_environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Revision of that environment: a rule, or one revision by its id."""
    executor_storage: StorageSizeRequest | None = None
    """Storage of each executor."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("compute_environment_id", "computeEnvironmentId", True),
        ("executor_count", "executorCount", True),
        ("executor_hardware_tier_id", "executorHardwareTierId", True),
        ("master_hardware_tier_id", "masterHardwareTierId", True),
        ("compute_environment_revision_spec", "computeEnvironmentRevisionSpec", False),
        ("executor_storage", "executorStorage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        compute_environment_id = _get("computeEnvironmentId")
        if type(compute_environment_id) is not str:
            _wire.fail("a string", compute_environment_id, "computeEnvironmentId")
        executor_count = _get("executorCount")
        if type(executor_count) is not int:
            executor_count = _wire.at("executorCount", _wire.integer, executor_count)
        executor_hardware_tier_id = _get("executorHardwareTierId")
        if type(executor_hardware_tier_id) is not str:
            _wire.fail("a string", executor_hardware_tier_id, "executorHardwareTierId")
        master_hardware_tier_id = _get("masterHardwareTierId")
        if type(master_hardware_tier_id) is not str:
            _wire.fail("a string", master_hardware_tier_id, "masterHardwareTierId")
        compute_environment_revision_spec = _get("computeEnvironmentRevisionSpec")
        if compute_environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            compute_environment_revision_spec = _wire.at(
                "computeEnvironmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                compute_environment_revision_spec,
            )
        executor_storage = _get("executorStorage")
        if executor_storage is not None:
            from ..models.storage_size_request import StorageSizeRequest

            executor_storage = _wire.at("executorStorage", StorageSizeRequest.from_dict, executor_storage)
            _wire_model.put(_made, "executorStorage", executor_storage)
        _made.compute_environment_id = compute_environment_id
        _made.executor_count = executor_count
        _made.executor_hardware_tier_id = executor_hardware_tier_id
        _made.master_hardware_tier_id = master_hardware_tier_id
        _made.compute_environment_revision_spec = compute_environment_revision_spec
        _made.executor_storage = executor_storage
        _made.__class__ = cls
        _model: Self = _made
        return _model
