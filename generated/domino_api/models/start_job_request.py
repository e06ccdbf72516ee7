from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.capacity_type import CapacityType
from ..models.environment_revision_rule import EnvironmentRevisionRule

if TYPE_CHECKING:
    from ..models.compute_cluster_request import ComputeClusterRequest
    from ..models.environment_revision import EnvironmentRevision
    from ..models.git_reference import GitReference
    from ..models.on_demand_spark_cluster import OnDemandSparkCluster


@_wire_model.model(eq=False, repr=False, kw_only=True)
class StartJobRequest(_wire_model.WireModel):
    """What to start, and how."""

    project_id: str
    """Id of the project."""
    command_to_run: str
    """The command line."""
    title: str | None = None
    """Title to show in the web interface."""
    commit_id: str | None = None
    """Commit of the project's own files to run from, in git-based projects too; the latest if left out."""
    main_repo_git_ref: GitReference | None = None
    """What to run of the main git repository of a git-based project."""
    capacity_type: CapacityType | None = None
    """How the machine is bought."""
    override_hardware_tier_id: str | None = None
    """Id of the hardware tier; the project's if left out."""
    environment_id: str | None = None
    """Id of the environment; the project's if left out."""
    environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Revision of that environment: a rule, or one revision by its id."""
    compute_cluster_properties: ComputeClusterRequest | None = None
    """Compute cluster to attach."""
    on_demand_spark_cluster_properties: OnDemandSparkCluster | None = None
    """Spark cluster to attach, in the older form."""
    external_volume_mounts: list[str] | None = None
    """Ids of external volumes to mount."""
    net_app_volume_ids: list[str] | None = None
    """Ids of NetApp volumes to mount."""
    override_volume_size_gi_b: float | None = None
    """Size of the volume that the job works on, in GiB; the project's if left out."""
    snapshot_datasets_on_completion: bool | None = None
    """Whether its end makes snapshots of datasets."""
    snapshot_net_app_volumes_on_completion: bool | None = None
    """Whether its end makes snapshots of NetApp volumes."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("project_id", "projectId", True),
        ("command_to_run", "commandToRun", True),
        ("title", "title", False),
        ("commit_id", "commitId", False),
        ("main_repo_git_ref", "mainRepoGitRef", False),
        ("capacity_type", "capacityType", False),
        ("override_hardware_tier_id", "overrideHardwareTierId", False),
        ("environment_id", "environmentId", False),
        ("environment_revision_spec", "environmentRevisionSpec", False),
        ("compute_cluster_properties", "computeClusterProperties", False),
        ("on_demand_spark_cluster_properties", "onDemandSparkClusterProperties", False),
        ("external_volume_mounts", "externalVolumeMounts", False),
        ("net_app_volume_ids", "netAppVolumeIds", False),
        ("override_volume_size_gi_b", "overrideVolumeSizeGiB", False),
        ("snapshot_datasets_on_completion", "snapshotDatasetsOnCompletion", False),
        ("snapshot_net_app_volumes_on_completion", "snapshotNetAppVolumesOnCompletion", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        project_id = _get("projectId")
        if type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        command_to_run = _get("commandToRun")
        if type(command_to_run) is not str:
            _wire.fail("a string", command_to_run, "commandToRun")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        main_repo_git_ref = _get("mainRepoGitRef")
        if main_repo_git_ref is not None:
            from ..models.git_reference import GitReference

            main_repo_git_ref = _wire.at("mainRepoGitRef", GitReference.from_dict, main_repo_git_ref)
            _wire_model.put(_made, "mainRepoGitRef", main_repo_git_ref)
        capacity_type = _get("capacityType")
        if capacity_type is not None:
            capacity_type = _wire.at("capacityType", CapacityType.of, capacity_type)
        override_hardware_tier_id = _get("overrideHardwareTierId")
        if override_hardware_tier_id is not None and type(override_hardware_tier_id) is not str:
            _wire.fail("a string", override_hardware_tier_id, "overrideHardwareTierId")
        environment_id = _get("environmentId")
        if environment_id is not None and type(environment_id) is not str:
            _wire.fail("a string", environment_id, "environmentId")
        environment_revision_spec = _get("environmentRevisionSpec")
        if environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            environment_revision_spec = _wire.at(
                "environmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                environment_revision_spec,
            )
        compute_cluster_properties = _get("computeClusterProperties")
        if compute_cluster_properties is not None:
            from ..models.compute_cluster_request import ComputeClusterRequest

            compute_cluster_properties = _wire.at(
                "computeClusterProperties", ComputeClusterRequest.from_dict, compute_cluster_properties
            )
            _wire_model.put(_made, "computeClusterProperties", compute_cluster_properties)
        on_demand_spark_cluster_properties = _get("onDemandSparkClusterProperties")
        if on_demand_spark_cluster_properties is not None:
            from ..models.on_demand_spark_cluster import OnDemandSparkCluster

            on_demand_spark_cluster_properties = _wire.at(
                "onDemandSparkClusterProperties", OnDemandSparkCluster.from_dict, on_demand_spark_cluster_properties
            )
            _wire_model.put(_made, "onDemandSparkClusterProperties", on_demand_spark_cluster_properties)
        external_volume_mounts = _get("externalVolumeMounts")
        if external_volume_mounts is not None:
            external_volume_mounts = _wire.at("externalVolumeMounts", _wire.list_of(_wire.text), external_volume_mounts)
        net_app_volume_ids = _get("netAppVolumeIds")
        if net_app_volume_ids is not None:
            net_app_volume_ids = _wire.at("netAppVolumeIds", _wire.list_of(_wire.text), net_app_volume_ids)
        override_volume_size_gi_b = _get("overrideVolumeSizeGiB")
        if override_volume_size_gi_b is not None:
            override_volume_size_gi_b = _wire.at("overrideVolumeSizeGiB", _wire.number, override_volume_size_gi_b)
        snapshot_datasets_on_completion = _get("snapshotDatasetsOnCompletion")
        if snapshot_datasets_on_completion is not None and type(snapshot_datasets_on_completion) is not bool:
            _wire.fail("true or false", snapshot_datasets_on_completion, "snapshotDatasetsOnCompletion")
        snapshot_net_app_volumes_on_completion = _get("snapshotNetAppVolumesOnCompletion")
        if (
            snapshot_net_app_volumes_on_completion is not None
            and type(snapshot_net_app_volumes_on_completion) is not bool
        ):
            _wire.fail("true or false", snapshot_net_app_volumes_on_completion, "snapshotNetAppVolumesOnCompletion")
        _made.project_id = project_id
        _made.command_to_run = command_to_run
        _made.title = title
        _made.commit_id = commit_id
        _made.main_repo_git_ref = main_repo_git_ref
        _made.capacity_type = capacity_type
        _made.override_hardware_tier_id = override_hardware_tier_id
        _made.environment_id = environment_id
        _made.environment_revision_spec = environment_revision_spec
        _made.compute_cluster_properties = compute_cluster_properties
        _made.on_demand_spark_cluster_properties = on_demand_spark_cluster_properties
        _made.external_volume_mounts = external_volume_mounts
        _made.net_app_volume_ids = net_app_volume_ids
        _made.override_volume_size_gi_b = override_volume_size_gi_b
        _made.snapshot_datasets_on_completion = snapshot_datasets_on_completion
        _made.snapshot_net_app_volumes_on_completion = snapshot_net_app_volumes_on_completion
        _made.__class__ = cls
        _model: Self = _made
        return _model
