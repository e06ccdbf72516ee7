from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.abnormal_status import AbnormalStatus
    from ..models.compute_cluster_config import ComputeClusterConfig
    from ..models.data_plane import DataPlane
    from ..models.dependent_dataset_mount import DependentDatasetMount
    from ..models.dependent_external_volume_mount import DependentExternalVolumeMount
    from ..models.dependent_net_app_volume_mount import DependentNetAppVolumeMount
    from ..models.dependent_project import DependentProject
    from ..models.dependent_repository import DependentRepository
    from ..models.git_reference import GitReference
    from ..models.job_commit_details import JobCommitDetails
    from ..models.job_stage_time import JobStageTime
    from ..models.job_started_by import JobStartedBy
    from ..models.job_statistic import JobStatistic
    from ..models.job_statuses import JobStatuses
    from ..models.job_tag import JobTag
    from ..models.job_usage import JobUsage
    from ..models.queued_job_history_details import QueuedJobHistoryDetails
    from ..models.workflow_details import WorkflowDetails


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Job(_wire_model.WireModel):
    """One execution of a project, as the internal v4 API shows it. Of its statuses nothing is required: the reply
    to a stop need not tell them.
    """

    id: str
    """Id of the job, 24 hexadecimal digits; also its v1 run id."""
    statuses: JobStatuses
    """Where a job stands."""
    number: int | None = None
    """Counts up in the project."""
    project_id: str | None = None
    """Id of its project."""
    title: str | None = None
    """Title shown in the web interface."""
    job_run_command: str | None = None
    """Its command line."""
    started_by: JobStartedBy | None = None
    """Who started it."""
    stage_time: JobStageTime | None = None
    """When a job came how far."""
    commit_details: JobCommitDetails | None = None
    """Commits of a job."""
    queued_job_history_details: QueuedJobHistoryDetails | None = None
    """How long it is expected to wait."""
    usage: JobUsage | None = None
    """What it uses of its machine."""
    domino_stats: list[JobStatistic] | None = None
    """Values it left in `dominostats.json`."""
    tags: list[JobTag] | None = None
    """Its tags."""
    comments_count: int | None = None
    """How many comments it has."""
    goal_ids: list[str] | None = None
    """Ids of the goals it is linked to."""
    run_launcher_id: str | None = None
    """Id of the launcher that started it."""
    main_repo_git_ref: GitReference | None = None
    """What it runs of the main git repository."""
    dependent_repositories: list[DependentRepository] | None = None
    """Git repositories in it."""
    dependent_projects: list[DependentProject] | None = None
    """Other projects in it."""
    dependent_dataset_mounts: list[DependentDatasetMount] | None = None
    """Datasets mounted in it."""
    dependent_external_volume_mounts: list[DependentExternalVolumeMount] | None = None
    """External volumes mounted in it."""
    dependent_net_app_volume_mounts: list[DependentNetAppVolumeMount] | None = None
    """NetApp volumes mounted in it."""
    compute_cluster: ComputeClusterConfig | None = None
    """Compute cluster attached to it."""
    data_plane: DataPlane | None = None
    """Where it runs."""
    suggest_datasets: bool | None = None
    """Whether Domino suggests to use datasets."""
    snapshot_datasets_on_completion: bool | None = None
    """Whether its end makes snapshots of datasets."""
    snapshot_net_app_volumes_on_completion: bool | None = None
    """Whether its end makes snapshots of NetApp volumes."""
    workflow_details: WorkflowDetails | None = None
    """Workflow it belongs to."""
    abnormal_status: AbnormalStatus | None = None
    """What went wrong."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("statuses", "statuses", True),
        ("number", "number", False),
        ("project_id", "projectId", False),
        ("title", "title", False),
        ("job_run_command", "jobRunCommand", False),
        ("started_by", "startedBy", False),
        ("stage_time", "stageTime", False),
        ("commit_details", "commitDetails", False),
        ("queued_job_history_details", "queuedJobHistoryDetails", False),
        ("usage", "usage", False),
        ("domino_stats", "dominoStats", False),
        ("tags", "tags", False),
        ("comments_count", "commentsCount", False),
        ("goal_ids", "goalIds", False),
        ("run_launcher_id", "runLauncherId", False),
        ("main_repo_git_ref", "mainRepoGitRef", False),
        ("dependent_repositories", "dependentRepositories", False),
        ("dependent_projects", "dependentProjects", False),
        ("dependent_dataset_mounts", "dependentDatasetMounts", False),
        ("dependent_external_volume_mounts", "dependentExternalVolumeMounts", False),
        ("dependent_net_app_volume_mounts", "dependentNetAppVolumeMounts", False),
        ("compute_cluster", "computeCluster", False),
        ("data_plane", "dataPlane", False),
        ("suggest_datasets", "suggestDatasets", False),
        ("snapshot_datasets_on_completion", "snapshotDatasetsOnCompletion", False),
        ("snapshot_net_app_volumes_on_completion", "snapshotNetAppVolumesOnCompletion", False),
        ("workflow_details", "workflowDetails", False),
        ("abnormal_status", "abnormalStatus", False),
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
        statuses = _get("statuses")
        from ..models.job_statuses import JobStatuses

        statuses = _wire.at("statuses", JobStatuses.from_dict, statuses)
        _wire_model.put(_made, "statuses", statuses)
        number = _get("number")
        if number is not None and type(number) is not int:
            number = _wire.at("number", _wire.integer, number)
        project_id = _get("projectId")
        if project_id is not None and type(project_id) is not str:
            _wire.fail("a string", project_id, "projectId")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        job_run_command = _get("jobRunCommand")
        if job_run_command is not None and type(job_run_command) is not str:
            _wire.fail("a string", job_run_command, "jobRunCommand")
        started_by = _get("startedBy")
        if started_by is not None:
            from ..models.job_started_by import JobStartedBy

            started_by = _wire.at("startedBy", JobStartedBy.from_dict, started_by)
            _wire_model.put(_made, "startedBy", started_by)
        stage_time = _get("stageTime")
        if stage_time is not None:
            from ..models.job_stage_time import JobStageTime

            stage_time = _wire.at("stageTime", JobStageTime.from_dict, stage_time)
            _wire_model.put(_made, "stageTime", stage_time)
        commit_details = _get("commitDetails")
        if commit_details is not None:
            from ..models.job_commit_details import JobCommitDetails

            commit_details = _wire.at("commitDetails", JobCommitDetails.from_dict, commit_details)
            _wire_model.put(_made, "commitDetails", commit_details)
        queued_job_history_details = _get("queuedJobHistoryDetails")
        if queued_job_history_details is not None:
            from ..models.queued_job_history_details import QueuedJobHistoryDetails

            queued_job_history_details = _wire.at(
                "queuedJobHistoryDetails", QueuedJobHistoryDetails.from_dict, queued_job_history_details
            )
            _wire_model.put(_made, "queuedJobHistoryDetails", queued_job_history_details)
        usage = _get("usage")
        if usage is not None:
            from ..models.job_usage import JobUsage

            usage = _wire.at("usage", JobUsage.from_dict, usage)
            _wire_model.put(_made, "usage", usage)
        domino_stats = _get("dominoStats")
        if domino_stats is not None:
            from ..models.job_statistic import JobStatistic

            domino_stats = _wire.at("dominoStats", _wire.list_of(JobStatistic.from_dict), domino_stats)
            _wire_model.put(_made, "dominoStats", domino_stats)
        tags = _get("tags")
        if tags is not None:
            from ..models.job_tag import JobTag

            tags = _wire.at("tags", _wire.list_of(JobTag.from_dict), tags)
            _wire_model.put(_made, "tags", tags)
        comments_count = _get("commentsCount")
        if comments_count is not None and type(comments_count) is not int:
            comments_count = _wire.at("commentsCount", _wire.integer, comments_count)
        goal_ids = _get("goalIds")
        if goal_ids is not None:
            goal_ids = _wire.at("goalIds", _wire.list_of(_wire.text), goal_ids)
        run_launcher_id = _get("runLauncherId")
        if run_launcher_id is not None and type(run_launcher_id) is not str:
            _wire.fail("a string", run_launcher_id, "runLauncherId")
        main_repo_git_ref = _get("mainRepoGitRef")
        if main_repo_git_ref is not None:
            from ..models.git_reference import GitReference

            main_repo_git_ref = _wire.at("mainRepoGitRef", GitReference.from_dict, main_repo_git_ref)
            _wire_model.put(_made, "mainRepoGitRef", main_repo_git_ref)
        dependent_repositories = _get("dependentRepositories")
        if dependent_repositories is not None:
            from ..models.dependent_repository import DependentRepository

            dependent_repositories = _wire.at(
                "dependentRepositories", _wire.list_of(DependentRepository.from_dict), dependent_repositories
            )
            _wire_model.put(_made, "dependentRepositories", dependent_repositories)
        dependent_projects = _get("dependentProjects")
        if dependent_projects is not None:
            from ..models.dependent_project import DependentProject

            dependent_projects = _wire.at(
                "dependentProjects", _wire.list_of(DependentProject.from_dict), dependent_projects
            )
            _wire_model.put(_made, "dependentProjects", dependent_projects)
        dependent_dataset_mounts = _get("dependentDatasetMounts")
        if dependent_dataset_mounts is not None:
            from ..models.dependent_dataset_mount import DependentDatasetMount

            dependent_dataset_mounts = _wire.at(
                "dependentDatasetMounts", _wire.list_of(DependentDatasetMount.from_dict), dependent_dataset_mounts
            )
            _wire_model.put(_made, "dependentDatasetMounts", dependent_dataset_mounts)
        dependent_external_volume_mounts = _get("dependentExternalVolumeMounts")
        if dependent_external_volume_mounts is not None:
            from ..models.dependent_external_volume_mount import (
                DependentExternalVolumeMount,
            )

            dependent_external_volume_mounts = _wire.at(
                "dependentExternalVolumeMounts",
                _wire.list_of(DependentExternalVolumeMount.from_dict),
                dependent_external_volume_mounts,
            )
            _wire_model.put(_made, "dependentExternalVolumeMounts", dependent_external_volume_mounts)
        dependent_net_app_volume_mounts = _get("dependentNetAppVolumeMounts")
        if dependent_net_app_volume_mounts is not None:
            from ..models.dependent_net_app_volume_mount import (
                DependentNetAppVolumeMount,
            )

            dependent_net_app_volume_mounts = _wire.at(
                "dependentNetAppVolumeMounts",
                _wire.list_of(DependentNetAppVolumeMount.from_dict),
                dependent_net_app_volume_mounts,
            )
            _wire_model.put(_made, "dependentNetAppVolumeMounts", dependent_net_app_volume_mounts)
        compute_cluster = _get("computeCluster")
        if compute_cluster is not None:
            from ..models.compute_cluster_config import ComputeClusterConfig

            compute_cluster = _wire.at("computeCluster", ComputeClusterConfig.from_dict, compute_cluster)
            _wire_model.put(_made, "computeCluster", compute_cluster)
        data_plane = _get("dataPlane")
        if data_plane is not None:
            from ..models.data_plane import DataPlane

            data_plane = _wire.at("dataPlane", DataPlane.from_dict, data_plane)
            _wire_model.put(_made, "dataPlane", data_plane)
        suggest_datasets = _get("suggestDatasets")
        if suggest_datasets is not None and type(suggest_datasets) is not bool:
            _wire.fail("true or false", suggest_datasets, "suggestDatasets")
        snapshot_datasets_on_completion = _get("snapshotDatasetsOnCompletion")
        if snapshot_datasets_on_completion is not None and type(snapshot_datasets_on_completion) is not bool:
            _wire.fail("true or false", snapshot_datasets_on_completion, "snapshotDatasetsOnCompletion")
        snapshot_net_app_volumes_on_completion = _get("snapshotNetAppVolumesOnCompletion")
        if (
            snapshot_net_app_volumes_on_completion is not None
            and type(snapshot_net_app_volumes_on_completion) is not bool
        ):
            _wire.fail("true or false", snapshot_net_app_volumes_on_completion, "snapshotNetAppVolumesOnCompletion")
        workflow_details = _get("workflowDetails")
        if workflow_details is not None:
            from ..models.workflow_details import WorkflowDetails

            workflow_details = _wire.at("workflowDetails", WorkflowDetails.from_dict, workflow_details)
            _wire_model.put(_made, "workflowDetails", workflow_details)
        abnormal_status = _get("abnormalStatus")
        if abnormal_status is not None:
            from ..models.abnormal_status import AbnormalStatus

            abnormal_status = _wire.at("abnormalStatus", AbnormalStatus.from_dict, abnormal_status)
            _wire_model.put(_made, "abnormalStatus", abnormal_status)
        _made.id = id
        _made.statuses = statuses
        _made.number = number
        _made.project_id = project_id
        _made.title = title
        _made.job_run_command = job_run_command
        _made.started_by = started_by
        _made.stage_time = stage_time
        _made.commit_details = commit_details
        _made.queued_job_history_details = queued_job_history_details
        _made.usage = usage
        _made.domino_stats = domino_stats
        _made.tags = tags
        _made.comments_count = comments_count
        _made.goal_ids = goal_ids
        _made.run_launcher_id = run_launcher_id
        _made.main_repo_git_ref = main_repo_git_ref
        _made.dependent_repositories = dependent_repositories
        _made.dependent_projects = dependent_projects
        _made.dependent_dataset_mounts = dependent_dataset_mounts
        _made.dependent_external_volume_mounts = dependent_external_volume_mounts
        _made.dependent_net_app_volume_mounts = dependent_net_app_volume_mounts
        _made.compute_cluster = compute_cluster
        _made.data_plane = data_plane
        _made.suggest_datasets = suggest_datasets
        _made.snapshot_datasets_on_completion = snapshot_datasets_on_completion
        _made.snapshot_net_app_volumes_on_completion = snapshot_net_app_volumes_on_completion
        _made.workflow_details = workflow_details
        _made.abnormal_status = abnormal_status
        _made.__class__ = cls
        _model: Self = _made
        return _model
