from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_revision_rule import EnvironmentRevisionRule
from ..models.spark_cluster_mode import SparkClusterMode

if TYPE_CHECKING:
    from ..models.environment_revision import EnvironmentRevision


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectSettings(_wire_model.WireModel):
    """What executions of a project have when they ask for nothing else (`ProjectSettingsDto`)."""

    default_environment_id: str | None = None
    """Id of their environment."""
    default_environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Revision of that environment: a rule, or one revision by its id."""
    default_hardware_tier_id: str | None = None
    """Id of their hardware tier."""
    spark_cluster_mode: SparkClusterMode | None = None
    """How Spark runs. An open enum: unknown values are kept."""
    default_volume_size_gi_b: float | None = None
    """Size of their volume, in GiB."""
    max_volume_size_gi_b: float | None = None
    """Largest size of a volume, in GiB."""
    min_volume_size_gi_b: float | None = None
    """Smallest size of a volume, in GiB."""
    recommended_volume_size_gi_b: float | None = None
    """Size that Domino proposes, in GiB."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("default_environment_id", "defaultEnvironmentId", False),
        ("default_environment_revision_spec", "defaultEnvironmentRevisionSpec", False),
        ("default_hardware_tier_id", "defaultHardwareTierId", False),
        ("spark_cluster_mode", "sparkClusterMode", False),
        ("default_volume_size_gi_b", "defaultVolumeSizeGiB", False),
        ("max_volume_size_gi_b", "maxVolumeSizeGiB", False),
        ("min_volume_size_gi_b", "minVolumeSizeGiB", False),
        ("recommended_volume_size_gi_b", "recommendedVolumeSizeGiB", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        default_environment_id = _get("defaultEnvironmentId")
        if default_environment_id is not None and type(default_environment_id) is not str:
            _wire.fail("a string", default_environment_id, "defaultEnvironmentId")
        default_environment_revision_spec = _get("defaultEnvironmentRevisionSpec")
        if default_environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            default_environment_revision_spec = _wire.at(
                "defaultEnvironmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                default_environment_revision_spec,
            )
        default_hardware_tier_id = _get("defaultHardwareTierId")
        if default_hardware_tier_id is not None and type(default_hardware_tier_id) is not str:
            _wire.fail("a string", default_hardware_tier_id, "defaultHardwareTierId")
        spark_cluster_mode = _get("sparkClusterMode")
        if spark_cluster_mode is not None:
            spark_cluster_mode = _wire.at("sparkClusterMode", SparkClusterMode.of, spark_cluster_mode)
        default_volume_size_gi_b = _get("defaultVolumeSizeGiB")
        if default_volume_size_gi_b is not None:
            default_volume_size_gi_b = _wire.at("defaultVolumeSizeGiB", _wire.number, default_volume_size_gi_b)
        max_volume_size_gi_b = _get("maxVolumeSizeGiB")
        if max_volume_size_gi_b is not None:
            max_volume_size_gi_b = _wire.at("maxVolumeSizeGiB", _wire.number, max_volume_size_gi_b)
        min_volume_size_gi_b = _get("minVolumeSizeGiB")
        if min_volume_size_gi_b is not None:
            min_volume_size_gi_b = _wire.at("minVolumeSizeGiB", _wire.number, min_volume_size_gi_b)
        recommended_volume_size_gi_b = _get("recommendedVolumeSizeGiB")
        if recommended_volume_size_gi_b is not None:
            recommended_volume_size_gi_b = _wire.at(
                "recommendedVolumeSizeGiB", _wire.number, recommended_volume_size_gi_b
            )
        _made.default_environment_id = default_environment_id
        _made.default_environment_revision_spec = default_environment_revision_spec
        _made.default_hardware_tier_id = default_hardware_tier_id
        _made.spark_cluster_mode = spark_cluster_mode
        _made.default_volume_size_gi_b = default_volume_size_gi_b
        _made.max_volume_size_gi_b = max_volume_size_gi_b
        _made.min_volume_size_gi_b = min_volume_size_gi_b
        _made.recommended_volume_size_gi_b = recommended_volume_size_gi_b
        _made.__class__ = cls
        _model: Self = _made
        return _model
