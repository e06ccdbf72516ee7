"""The models of the API's requests and replies, each loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .abnormal_status import AbnormalStatus as AbnormalStatus
    from .add_job_comment_request import AddJobCommentRequest as AddJobCommentRequest
    from .add_job_tag_request import AddJobTagRequest as AddJobTagRequest
    from .archive_job_comment_request import (
        ArchiveJobCommentRequest as ArchiveJobCommentRequest,
    )
    from .archive_job_request import ArchiveJobRequest as ArchiveJobRequest
    from .archived_environment import ArchivedEnvironment as ArchivedEnvironment
    from .base_revision import BaseRevision as BaseRevision
    from .billing_tag import BillingTag as BillingTag
    from .capacity_level import CapacityLevel as CapacityLevel
    from .capacity_type import CapacityType as CapacityType
    from .collaborator_role import CollaboratorRole as CollaboratorRole
    from .comment import Comment as Comment
    from .comment_content import CommentContent as CommentContent
    from .comment_context import CommentContext as CommentContext
    from .comment_thread import CommentThread as CommentThread
    from .comment_type import CommentType as CommentType
    from .commenter import Commenter as Commenter
    from .commit import Commit as Commit
    from .compute_cluster_config import ComputeClusterConfig as ComputeClusterConfig
    from .compute_cluster_request import ComputeClusterRequest as ComputeClusterRequest
    from .compute_cluster_type import ComputeClusterType as ComputeClusterType
    from .copy_project_request import CopyProjectRequest as CopyProjectRequest
    from .copyable_dataset import CopyableDataset as CopyableDataset
    from .copyable_net_app_volume import CopyableNetAppVolume as CopyableNetAppVolume
    from .data_plane import DataPlane as DataPlane
    from .data_plane_configuration import (
        DataPlaneConfiguration as DataPlaneConfiguration,
    )
    from .data_plane_state import DataPlaneState as DataPlaneState
    from .data_plane_status import DataPlaneStatus as DataPlaneStatus
    from .dataset import Dataset as Dataset
    from .dataset_change import DatasetChange as DatasetChange
    from .dataset_envelope import DatasetEnvelope as DatasetEnvelope
    from .dataset_grant import DatasetGrant as DatasetGrant
    from .dataset_grant_details import DatasetGrantDetails as DatasetGrantDetails
    from .dataset_grant_list import DatasetGrantList as DatasetGrantList
    from .dataset_grants import DatasetGrants as DatasetGrants
    from .dataset_list import DatasetList as DatasetList
    from .dataset_list_item import DatasetListItem as DatasetListItem
    from .dataset_not_copied import DatasetNotCopied as DatasetNotCopied
    from .dataset_permission import DatasetPermission as DatasetPermission
    from .dataset_project import DatasetProject as DatasetProject
    from .dataset_role import DatasetRole as DatasetRole
    from .dataset_snapshot import DatasetSnapshot as DatasetSnapshot
    from .dataset_storage import DatasetStorage as DatasetStorage
    from .dataset_upload import DatasetUpload as DatasetUpload
    from .day_of_week import DayOfWeek as DayOfWeek
    from .default_compute_cluster import DefaultComputeCluster as DefaultComputeCluster
    from .deleted import Deleted as Deleted
    from .dependent_dataset_mount import DependentDatasetMount as DependentDatasetMount
    from .dependent_external_volume_mount import (
        DependentExternalVolumeMount as DependentExternalVolumeMount,
    )
    from .dependent_net_app_volume_mount import (
        DependentNetAppVolumeMount as DependentNetAppVolumeMount,
    )
    from .dependent_project import DependentProject as DependentProject
    from .dependent_repository import DependentRepository as DependentRepository
    from .diagnostic_statistic import DiagnosticStatistic as DiagnosticStatistic
    from .diagnostic_statistics import DiagnosticStatistics as DiagnosticStatistics
    from .environment import Environment as Environment
    from .environment_base_drift import EnvironmentBaseDrift as EnvironmentBaseDrift
    from .environment_build_status import (
        EnvironmentBuildStatus as EnvironmentBuildStatus,
    )
    from .environment_details import EnvironmentDetails as EnvironmentDetails
    from .environment_details_owner import (
        EnvironmentDetailsOwner as EnvironmentDetailsOwner,
    )
    from .environment_details_owner_type import (
        EnvironmentDetailsOwnerType as EnvironmentDetailsOwnerType,
    )
    from .environment_envelope import EnvironmentEnvelope as EnvironmentEnvelope
    from .environment_image_type import EnvironmentImageType as EnvironmentImageType
    from .environment_list import EnvironmentList as EnvironmentList
    from .environment_owner import EnvironmentOwner as EnvironmentOwner
    from .environment_owner_type import EnvironmentOwnerType as EnvironmentOwnerType
    from .environment_page import EnvironmentPage as EnvironmentPage
    from .environment_revision import EnvironmentRevision as EnvironmentRevision
    from .environment_revision_details import (
        EnvironmentRevisionDetails as EnvironmentRevisionDetails,
    )
    from .environment_revision_envelope import (
        EnvironmentRevisionEnvelope as EnvironmentRevisionEnvelope,
    )
    from .environment_revision_overview import (
        EnvironmentRevisionOverview as EnvironmentRevisionOverview,
    )
    from .environment_revision_rule import (
        EnvironmentRevisionRule as EnvironmentRevisionRule,
    )
    from .environment_revision_state import (
        EnvironmentRevisionState as EnvironmentRevisionState,
    )
    from .environment_revision_status import (
        EnvironmentRevisionStatus as EnvironmentRevisionStatus,
    )
    from .environment_revision_update import (
        EnvironmentRevisionUpdate as EnvironmentRevisionUpdate,
    )
    from .environment_template import EnvironmentTemplate as EnvironmentTemplate
    from .environment_tool import EnvironmentTool as EnvironmentTool
    from .environment_tool_definition import (
        EnvironmentToolDefinition as EnvironmentToolDefinition,
    )
    from .environment_tool_proxy import EnvironmentToolProxy as EnvironmentToolProxy
    from .environment_variable import EnvironmentVariable as EnvironmentVariable
    from .environment_visibility import EnvironmentVisibility as EnvironmentVisibility
    from .error_message import ErrorMessage as ErrorMessage
    from .error_text import ErrorText as ErrorText
    from .executor_info import ExecutorInfo as ExecutorInfo
    from .failure_envelope import FailureEnvelope as FailureEnvelope
    from .file_list import FileList as FileList
    from .file_to_remove import FileToRemove as FileToRemove
    from .file_upload_setting import FileUploadSetting as FileUploadSetting
    from .fork_project_request import ForkProjectRequest as ForkProjectRequest
    from .git_reference import GitReference as GitReference
    from .git_repository import GitRepository as GitRepository
    from .git_repository_envelope import GitRepositoryEnvelope as GitRepositoryEnvelope
    from .git_repository_list import GitRepositoryList as GitRepositoryList
    from .git_service_provider import GitServiceProvider as GitServiceProvider
    from .goal import Goal as Goal
    from .goal_envelope import GoalEnvelope as GoalEnvelope
    from .goal_list import GoalList as GoalList
    from .goal_to_link import GoalToLink as GoalToLink
    from .goal_update import GoalUpdate as GoalUpdate
    from .hardware_tier import HardwareTier as HardwareTier
    from .hardware_tier_capacity import HardwareTierCapacity as HardwareTierCapacity
    from .hardware_tier_capacity_type_restrictions import (
        HardwareTierCapacityTypeRestrictions as HardwareTierCapacityTypeRestrictions,
    )
    from .hardware_tier_cluster_type import (
        HardwareTierClusterType as HardwareTierClusterType,
    )
    from .hardware_tier_compute_cluster_restrictions import (
        HardwareTierComputeClusterRestrictions as HardwareTierComputeClusterRestrictions,
    )
    from .hardware_tier_flags import HardwareTierFlags as HardwareTierFlags
    from .hardware_tier_gpu_configuration import (
        HardwareTierGpuConfiguration as HardwareTierGpuConfiguration,
    )
    from .hardware_tier_identifier import (
        HardwareTierIdentifier as HardwareTierIdentifier,
    )
    from .hardware_tier_overprovisioning import (
        HardwareTierOverprovisioning as HardwareTierOverprovisioning,
    )
    from .hardware_tier_pod_customization import (
        HardwareTierPodCustomization as HardwareTierPodCustomization,
    )
    from .hardware_tier_resources import HardwareTierResources as HardwareTierResources
    from .hardware_tier_with_capacity import (
        HardwareTierWithCapacity as HardwareTierWithCapacity,
    )
    from .imported_repository import ImportedRepository as ImportedRepository
    from .job import Job as Job
    from .job_commit_details import JobCommitDetails as JobCommitDetails
    from .job_environment import JobEnvironment as JobEnvironment
    from .job_hardware_tier import JobHardwareTier as JobHardwareTier
    from .job_log_kind import JobLogKind as JobLogKind
    from .job_log_line import JobLogLine as JobLogLine
    from .job_log_pagination import JobLogPagination as JobLogPagination
    from .job_log_set import JobLogSet as JobLogSet
    from .job_log_type import JobLogType as JobLogType
    from .job_logs import JobLogs as JobLogs
    from .job_order import JobOrder as JobOrder
    from .job_page import JobPage as JobPage
    from .job_pagination import JobPagination as JobPagination
    from .job_problem_suggestion import JobProblemSuggestion as JobProblemSuggestion
    from .job_result_file import JobResultFile as JobResultFile
    from .job_results import JobResults as JobResults
    from .job_runtime_execution_details import (
        JobRuntimeExecutionDetails as JobRuntimeExecutionDetails,
    )
    from .job_stage_time import JobStageTime as JobStageTime
    from .job_started_by import JobStartedBy as JobStartedBy
    from .job_statistic import JobStatistic as JobStatistic
    from .job_statuses import JobStatuses as JobStatuses
    from .job_tag import JobTag as JobTag
    from .job_usage import JobUsage as JobUsage
    from .job_usage_sample import JobUsageSample as JobUsageSample
    from .linked_goal import LinkedGoal as LinkedGoal
    from .linked_goal_envelope import LinkedGoalEnvelope as LinkedGoalEnvelope
    from .linked_goal_list import LinkedGoalList as LinkedGoalList
    from .listed_environment import ListedEnvironment as ListedEnvironment
    from .listed_project import ListedProject as ListedProject
    from .listed_project_details import ListedProjectDetails as ListedProjectDetails
    from .made_project import MadeProject as MadeProject
    from .made_repository import MadeRepository as MadeRepository
    from .main_repository import MainRepository as MainRepository
    from .net_app_volume_not_copied import (
        NetAppVolumeNotCopied as NetAppVolumeNotCopied,
    )
    from .new_dataset import NewDataset as NewDataset
    from .new_dataset_tag import NewDatasetTag as NewDatasetTag
    from .new_environment import NewEnvironment as NewEnvironment
    from .new_environment_revision import (
        NewEnvironmentRevision as NewEnvironmentRevision,
    )
    from .new_environment_tool import NewEnvironmentTool as NewEnvironmentTool
    from .new_environment_tool_proxy import (
        NewEnvironmentToolProxy as NewEnvironmentToolProxy,
    )
    from .new_environment_visibility import (
        NewEnvironmentVisibility as NewEnvironmentVisibility,
    )
    from .new_git_repository import NewGitRepository as NewGitRepository
    from .new_goal import NewGoal as NewGoal
    from .new_organization import NewOrganization as NewOrganization
    from .new_organization_member import NewOrganizationMember as NewOrganizationMember
    from .new_personal_access_token import (
        NewPersonalAccessToken as NewPersonalAccessToken,
    )
    from .new_project import NewProject as NewProject
    from .new_project_status import NewProjectStatus as NewProjectStatus
    from .new_snapshot import NewSnapshot as NewSnapshot
    from .new_tags import NewTags as NewTags
    from .on_demand_spark_cluster import OnDemandSparkCluster as OnDemandSparkCluster
    from .organization import Organization as Organization
    from .organization_envelope import OrganizationEnvelope as OrganizationEnvelope
    from .organization_member import OrganizationMember as OrganizationMember
    from .organization_membership import (
        OrganizationMembership as OrganizationMembership,
    )
    from .organization_page import OrganizationPage as OrganizationPage
    from .organization_role import OrganizationRole as OrganizationRole
    from .page_metadata import PageMetadata as PageMetadata
    from .person import Person as Person
    from .personal_access_token import PersonalAccessToken as PersonalAccessToken
    from .personal_access_token_details import (
        PersonalAccessTokenDetails as PersonalAccessTokenDetails,
    )
    from .project import Project as Project
    from .project_collaborator import ProjectCollaborator as ProjectCollaborator
    from .project_copy import ProjectCopy as ProjectCopy
    from .project_details import ProjectDetails as ProjectDetails
    from .project_file import ProjectFile as ProjectFile
    from .project_operation import ProjectOperation as ProjectOperation
    from .project_owner import ProjectOwner as ProjectOwner
    from .project_relationship import ProjectRelationship as ProjectRelationship
    from .project_repository import ProjectRepository as ProjectRepository
    from .project_role import ProjectRole as ProjectRole
    from .project_settings import ProjectSettings as ProjectSettings
    from .project_settings_update import ProjectSettingsUpdate as ProjectSettingsUpdate
    from .project_state import ProjectState as ProjectState
    from .project_status import ProjectStatus as ProjectStatus
    from .project_status_envelope import ProjectStatusEnvelope as ProjectStatusEnvelope
    from .project_summary import ProjectSummary as ProjectSummary
    from .project_tag import ProjectTag as ProjectTag
    from .project_template_details import (
        ProjectTemplateDetails as ProjectTemplateDetails,
    )
    from .project_type import ProjectType as ProjectType
    from .project_visibility import ProjectVisibility as ProjectVisibility
    from .public_cluster_type import PublicClusterType as PublicClusterType
    from .public_collaborator import PublicCollaborator as PublicCollaborator
    from .public_collaborator_role import (
        PublicCollaboratorRole as PublicCollaboratorRole,
    )
    from .public_environment_visibility import (
        PublicEnvironmentVisibility as PublicEnvironmentVisibility,
    )
    from .public_git_service_provider import (
        PublicGitServiceProvider as PublicGitServiceProvider,
    )
    from .public_rebuild_rule import PublicRebuildRule as PublicRebuildRule
    from .queued_job_history_details import (
        QueuedJobHistoryDetails as QueuedJobHistoryDetails,
    )
    from .rebuild_rule import RebuildRule as RebuildRule
    from .relogin import Relogin as Relogin
    from .remove_job_tag_request import RemoveJobTagRequest as RemoveJobTagRequest
    from .removed_dataset_envelope import (
        RemovedDatasetEnvelope as RemovedDatasetEnvelope,
    )
    from .rename_job_request import RenameJobRequest as RenameJobRequest
    from .reply_metadata import ReplyMetadata as ReplyMetadata
    from .repository_ref import RepositoryRef as RepositoryRef
    from .repository_ref_type import RepositoryRefType as RepositoryRefType
    from .restart_job_request import RestartJobRequest as RestartJobRequest
    from .results_branch import ResultsBranch as ResultsBranch
    from .results_settings import ResultsSettings as ResultsSettings
    from .results_settings_envelope import (
        ResultsSettingsEnvelope as ResultsSettingsEnvelope,
    )
    from .run import Run as Run
    from .run_dataset_mount import RunDatasetMount as RunDatasetMount
    from .run_list import RunList as RunList
    from .run_started import RunStarted as RunStarted
    from .run_status import RunStatus as RunStatus
    from .run_stdout import RunStdout as RunStdout
    from .run_type import RunType as RunType
    from .run_type_count import RunTypeCount as RunTypeCount
    from .run_type_counts import RunTypeCounts as RunTypeCounts
    from .selected_environment import SelectedEnvironment as SelectedEnvironment
    from .selected_environment_revisions import (
        SelectedEnvironmentRevisions as SelectedEnvironmentRevisions,
    )
    from .service_failure import ServiceFailure as ServiceFailure
    from .service_failure_detail import ServiceFailureDetail as ServiceFailureDetail
    from .service_failure_error import ServiceFailureError as ServiceFailureError
    from .snapshot_envelope import SnapshotEnvelope as SnapshotEnvelope
    from .snapshot_file import SnapshotFile as SnapshotFile
    from .snapshot_file_name import SnapshotFileName as SnapshotFileName
    from .snapshot_file_size import SnapshotFileSize as SnapshotFileSize
    from .snapshot_files import SnapshotFiles as SnapshotFiles
    from .snapshot_list import SnapshotList as SnapshotList
    from .snapshot_status import SnapshotStatus as SnapshotStatus
    from .sort_direction import SortDirection as SortDirection
    from .spark_cluster_mode import SparkClusterMode as SparkClusterMode
    from .start_job_request import StartJobRequest as StartJobRequest
    from .start_run_request import StartRunRequest as StartRunRequest
    from .stop_job_request import StopJobRequest as StopJobRequest
    from .storage_size import StorageSize as StorageSize
    from .storage_size_request import StorageSizeRequest as StorageSizeRequest
    from .storage_unit import StorageUnit as StorageUnit
    from .stored_file import StoredFile as StoredFile
    from .summary_repository import SummaryRepository as SummaryRepository
    from .tag import Tag as Tag
    from .template_type import TemplateType as TemplateType
    from .updated_environment_revision import (
        UpdatedEnvironmentRevision as UpdatedEnvironmentRevision,
    )
    from .useable_environment import UseableEnvironment as UseableEnvironment
    from .useable_environment_owner import (
        UseableEnvironmentOwner as UseableEnvironmentOwner,
    )
    from .useable_environments import UseableEnvironments as UseableEnvironments
    from .user import User as User
    from .user_page import UserPage as UserPage
    from .version import Version as Version
    from .visible_project import VisibleProject as VisibleProject
    from .visible_projects import VisibleProjects as VisibleProjects
    from .visible_user import VisibleUser as VisibleUser
    from .volume_mount import VolumeMount as VolumeMount
    from .workflow_details import WorkflowDetails as WorkflowDetails
    from .workflow_execution import WorkflowExecution as WorkflowExecution
    from .yaml_text import YamlText as YamlText
else:  # type checkers would take every misspelt name for a model
    from importlib import import_module

    _MODULES = {
        "AbnormalStatus": ".abnormal_status",
        "AddJobCommentRequest": ".add_job_comment_request",
        "AddJobTagRequest": ".add_job_tag_request",
        "ArchiveJobCommentRequest": ".archive_job_comment_request",
        "ArchiveJobRequest": ".archive_job_request",
        "ArchivedEnvironment": ".archived_environment",
        "BaseRevision": ".base_revision",
        "BillingTag": ".billing_tag",
        "CapacityLevel": ".capacity_level",
        "CapacityType": ".capacity_type",
        "CollaboratorRole": ".collaborator_role",
        "Comment": ".comment",
        "CommentContent": ".comment_content",
        "CommentContext": ".comment_context",
        "CommentThread": ".comment_thread",
        "CommentType": ".comment_type",
        "Commenter": ".commenter",
        "Commit": ".commit",
        "ComputeClusterConfig": ".compute_cluster_config",
        "ComputeClusterRequest": ".compute_cluster_request",
        "ComputeClusterType": ".compute_cluster_type",
        "CopyProjectRequest": ".copy_project_request",
        "CopyableDataset": ".copyable_dataset",
        "CopyableNetAppVolume": ".copyable_net_app_volume",
        "DataPlane": ".data_plane",
        "DataPlaneConfiguration": ".data_plane_configuration",
        "DataPlaneState": ".data_plane_state",
        "DataPlaneStatus": ".data_plane_status",
        "Dataset": ".dataset",
        "DatasetChange": ".dataset_change",
        "DatasetEnvelope": ".dataset_envelope",
        "DatasetGrant": ".dataset_grant",
        "DatasetGrantDetails": ".dataset_grant_details",
        "DatasetGrantList": ".dataset_grant_list",
        "DatasetGrants": ".dataset_grants",
        "DatasetList": ".dataset_list",
        "DatasetListItem": ".dataset_list_item",
        "DatasetNotCopied": ".dataset_not_copied",
        "DatasetPermission": ".dataset_permission",
        "DatasetProject": ".dataset_project",
        "DatasetRole": ".dataset_role",
        "DatasetSnapshot": ".dataset_snapshot",
        "DatasetStorage": ".dataset_storage",
        "DatasetUpload": ".dataset_upload",
        "DayOfWeek": ".day_of_week",
        "DefaultComputeCluster": ".default_compute_cluster",
        "Deleted": ".deleted",
        "DependentDatasetMount": ".dependent_dataset_mount",
        "DependentExternalVolumeMount": ".dependent_external_volume_mount",
        "DependentNetAppVolumeMount": ".dependent_net_app_volume_mount",
        "DependentProject": ".dependent_project",
        "DependentRepository": ".dependent_repository",
        "DiagnosticStatistic": ".diagnostic_statistic",
        "DiagnosticStatistics": ".diagnostic_statistics",
        "Environment": ".environment",
        "EnvironmentBaseDrift": ".environment_base_drift",
        "EnvironmentBuildStatus": ".environment_build_status",
        "EnvironmentDetails": ".environment_details",
        "EnvironmentDetailsOwner": ".environment_details_owner",
        "EnvironmentDetailsOwnerType": ".environment_details_owner_type",
        "EnvironmentEnvelope": ".environment_envelope",
        "EnvironmentImageType": ".environment_image_type",
        "EnvironmentList": ".environment_list",
        "EnvironmentOwner": ".environment_owner",
        "EnvironmentOwnerType": ".environment_owner_type",
        "EnvironmentPage": ".environment_page",
        "EnvironmentRevision": ".environment_revision",
        "EnvironmentRevisionDetails": ".environment_revision_details",
        "EnvironmentRevisionEnvelope": ".environment_revision_envelope",
        "EnvironmentRevisionOverview": ".environment_revision_overview",
        "EnvironmentRevisionRule": ".environment_revision_rule",
        "EnvironmentRevisionState": ".environment_revision_state",
        "EnvironmentRevisionStatus": ".environment_revision_status",
        "EnvironmentRevisionUpdate": ".environment_revision_update",
        "EnvironmentTemplate": ".environment_template",
        "EnvironmentTool": ".environment_tool",
        "EnvironmentToolDefinition": ".environment_tool_definition",
        "EnvironmentToolProxy": ".environment_tool_proxy",
        "EnvironmentVariable": ".environment_variable",
        "EnvironmentVisibility": ".environment_visibility",
        "ErrorMessage": ".error_message",
        "ErrorText": ".error_text",
        "ExecutorInfo": ".executor_info",
        "FailureEnvelope": ".failure_envelope",
        "FileList": ".file_list",
        "FileToRemove": ".file_to_remove",
        "FileUploadSetting": ".file_upload_setting",
        "ForkProjectRequest": ".fork_project_request",
        "GitReference": ".git_reference",
        "GitRepository": ".git_repository",
        "GitRepositoryEnvelope": ".git_repository_envelope",
        "GitRepositoryList": ".git_repository_list",
        "GitServiceProvider": ".git_service_provider",
        "Goal": ".goal",
        "GoalEnvelope": ".goal_envelope",
        "GoalList": ".goal_list",
        "GoalToLink": ".goal_to_link",
        "GoalUpdate": ".goal_update",
        "HardwareTier": ".hardware_tier",
        "HardwareTierCapacity": ".hardware_tier_capacity",
        "HardwareTierCapacityTypeRestrictions": ".hardware_tier_capacity_type_restrictions",
        "HardwareTierClusterType": ".hardware_tier_cluster_type",
        "HardwareTierComputeClusterRestrictions": ".hardware_tier_compute_cluster_restrictions",
        "HardwareTierFlags": ".hardware_tier_flags",
        "HardwareTierGpuConfiguration": ".hardware_tier_gpu_configuration",
        "HardwareTierIdentifier": ".hardware_tier_identifier",
        "HardwareTierOverprovisioning": ".hardware_tier_overprovisioning",
        "HardwareTierPodCustomization": ".hardware_tier_pod_customization",
        "HardwareTierResources": ".hardware_tier_resources",
        "HardwareTierWithCapacity": ".hardware_tier_with_capacity",
        "ImportedRepository": ".imported_repository",
        "Job": ".job",
        "JobCommitDetails": ".job_commit_details",
        "JobEnvironment": ".job_environment",
        "JobHardwareTier": ".job_hardware_tier",
        "JobLogKind": ".job_log_kind",
        "JobLogLine": ".job_log_line",
        "JobLogPagination": ".job_log_pagination",
        "JobLogSet": ".job_log_set",
        "JobLogType": ".job_log_type",
        "JobLogs": ".job_logs",
        "JobOrder": ".job_order",
        "JobPage": ".job_page",
        "JobPagination": ".job_pagination",
        "JobProblemSuggestion": ".job_problem_suggestion",
        "JobResultFile": ".job_result_file",
        "JobResults": ".job_results",
        "JobRuntimeExecutionDetails": ".job_runtime_execution_details",
        "JobStageTime": ".job_stage_time",
        "JobStartedBy": ".job_started_by",
        "JobStatistic": ".job_statistic",
        "JobStatuses": ".job_statuses",
        "JobTag": ".job_tag",
        "JobUsage": ".job_usage",
        "JobUsageSample": ".job_usage_sample",
        "LinkedGoal": ".linked_goal",
        "LinkedGoalEnvelope": ".linked_goal_envelope",
        "LinkedGoalList": ".linked_goal_list",
        "ListedEnvironment": ".listed_environment",
        "ListedProject": ".listed_project",
        "ListedProjectDetails": ".listed_project_details",
        "MadeProject": ".made_project",
        "MadeRepository": ".made_repository",
        "MainRepository": ".main_repository",
        "NetAppVolumeNotCopied": ".net_app_volume_not_copied",
        "NewDataset": ".new_dataset",
        "NewDatasetTag": ".new_dataset_tag",
        "NewEnvironment": ".new_environment",
        "NewEnvironmentRevision": ".new_environment_revision",
        "NewEnvironmentTool": ".new_environment_tool",
        "NewEnvironmentToolProxy": ".new_environment_tool_proxy",
        "NewEnvironmentVisibility": ".new_environment_visibility",
        "NewGitRepository": ".new_git_repository",
        "NewGoal": ".new_goal",
        "NewOrganization": ".new_organization",
        "NewOrganizationMember": ".new_organization_member",
        "NewPersonalAccessToken": ".new_personal_access_token",
        "NewProject": ".new_project",
        "NewProjectStatus": ".new_project_status",
        "NewSnapshot": ".new_snapshot",
        "NewTags": ".new_tags",
        "OnDemandSparkCluster": ".on_demand_spark_cluster",
        "Organization": ".organization",
        "OrganizationEnvelope": ".organization_envelope",
        "OrganizationMember": ".organization_member",
        "OrganizationMembership": ".organization_membership",
        "OrganizationPage": ".organization_page",
        "OrganizationRole": ".organization_role",
        "PageMetadata": ".page_metadata",
        "Person": ".person",
        "PersonalAccessToken": ".personal_access_token",
        "PersonalAccessTokenDetails": ".personal_access_token_details",
        "Project": ".project",
        "ProjectCollaborator": ".project_collaborator",
        "ProjectCopy": ".project_copy",
        "ProjectDetails": ".project_details",
        "ProjectFile": ".project_file",
        "ProjectOperation": ".project_operation",
        "ProjectOwner": ".project_owner",
        "ProjectRelationship": ".project_relationship",
        "ProjectRepository": ".project_repository",
        "ProjectRole": ".project_role",
        "ProjectSettings": ".project_settings",
        "ProjectSettingsUpdate": ".project_settings_update",
        "ProjectState": ".project_state",
        "ProjectStatus": ".project_status",
        "ProjectStatusEnvelope": ".project_status_envelope",
        "ProjectSummary": ".project_summary",
        "ProjectTag": ".project_tag",
        "ProjectTemplateDetails": ".project_template_details",
        "ProjectType": ".project_type",
        "ProjectVisibility": ".project_visibility",
        "PublicClusterType": ".public_cluster_type",
        "PublicCollaborator": ".public_collaborator",
        "PublicCollaboratorRole": ".public_collaborator_role",
        "PublicEnvironmentVisibility": ".public_environment_visibility",
        "PublicGitServiceProvider": ".public_git_service_provider",
        "PublicRebuildRule": ".public_rebuild_rule",
        "QueuedJobHistoryDetails": ".queued_job_history_details",
        "RebuildRule": ".rebuild_rule",
        "Relogin": ".relogin",
        "RemoveJobTagRequest": ".remove_job_tag_request",
        "RemovedDatasetEnvelope": ".removed_dataset_envelope",
        "RenameJobRequest": ".rename_job_request",
        "ReplyMetadata": ".reply_metadata",
        "RepositoryRef": ".repository_ref",
        "RepositoryRefType": ".repository_ref_type",
        "RestartJobRequest": ".restart_job_request",
        "ResultsBranch": ".results_branch",
        "ResultsSettings": ".results_settings",
        "ResultsSettingsEnvelope": ".results_settings_envelope",
        "Run": ".run",
        "RunDatasetMount": ".run_dataset_mount",
        "RunList": ".run_list",
        "RunStarted": ".run_started",
        "RunStatus": ".run_status",
        "RunStdout": ".run_stdout",
        "RunType": ".run_type",
        "RunTypeCount": ".run_type_count",
        "RunTypeCounts": ".run_type_counts",
        "SelectedEnvironment": ".selected_environment",
        "SelectedEnvironmentRevisions": ".selected_environment_revisions",
        "ServiceFailure": ".service_failure",
        "ServiceFailureDetail": ".service_failure_detail",
        "ServiceFailureError": ".service_failure_error",
        "SnapshotEnvelope": ".snapshot_envelope",
        "SnapshotFile": ".snapshot_file",
        "SnapshotFileName": ".snapshot_file_name",
        "SnapshotFileSize": ".snapshot_file_size",
        "SnapshotFiles": ".snapshot_files",
        "SnapshotList": ".snapshot_list",
        "SnapshotStatus": ".snapshot_status",
        "SortDirection": ".sort_direction",
        "SparkClusterMode": ".spark_cluster_mode",
        "StartJobRequest": ".start_job_request",
        "StartRunRequest": ".start_run_request",
        "StopJobRequest": ".stop_job_request",
        "StorageSize": ".storage_size",
        "StorageSizeRequest": ".storage_size_request",
        "StorageUnit": ".storage_unit",
        "StoredFile": ".stored_file",
        "SummaryRepository": ".summary_repository",
        "Tag": ".tag",
        "TemplateType": ".template_type",
        "UpdatedEnvironmentRevision": ".updated_environment_revision",
        "UseableEnvironment": ".useable_environment",
        "UseableEnvironmentOwner": ".useable_environment_owner",
        "UseableEnvironments": ".useable_environments",
        "User": ".user",
        "UserPage": ".user_page",
        "Version": ".version",
        "VisibleProject": ".visible_project",
        "VisibleProjects": ".visible_projects",
        "VisibleUser": ".visible_user",
        "VolumeMount": ".volume_mount",
        "WorkflowDetails": ".workflow_details",
        "WorkflowExecution": ".workflow_execution",
        "YamlText": ".yaml_text",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(_MODULES)


__all__ = [
    "AbnormalStatus",
    "AddJobCommentRequest",
    "AddJobTagRequest",
    "ArchivedEnvironment",
    "ArchiveJobCommentRequest",
    "ArchiveJobRequest",
    "BaseRevision",
    "BillingTag",
    "CapacityLevel",
    "CapacityType",
    "CollaboratorRole",
    "Comment",
    "CommentContent",
    "CommentContext",
    "Commenter",
    "CommentThread",
    "CommentType",
    "Commit",
    "ComputeClusterConfig",
    "ComputeClusterRequest",
    "ComputeClusterType",
    "CopyableDataset",
    "CopyableNetAppVolume",
    "CopyProjectRequest",
    "DataPlane",
    "DataPlaneConfiguration",
    "DataPlaneState",
    "DataPlaneStatus",
    "Dataset",
    "DatasetChange",
    "DatasetEnvelope",
    "DatasetGrant",
    "DatasetGrantDetails",
    "DatasetGrantList",
    "DatasetGrants",
    "DatasetList",
    "DatasetListItem",
    "DatasetNotCopied",
    "DatasetPermission",
    "DatasetProject",
    "DatasetRole",
    "DatasetSnapshot",
    "DatasetStorage",
    "DatasetUpload",
    "DayOfWeek",
    "DefaultComputeCluster",
    "Deleted",
    "DependentDatasetMount",
    "DependentExternalVolumeMount",
    "DependentNetAppVolumeMount",
    "DependentProject",
    "DependentRepository",
    "DiagnosticStatistic",
    "DiagnosticStatistics",
    "Environment",
    "EnvironmentBaseDrift",
    "EnvironmentBuildStatus",
    "EnvironmentDetails",
    "EnvironmentDetailsOwner",
    "EnvironmentDetailsOwnerType",
    "EnvironmentEnvelope",
    "EnvironmentImageType",
    "EnvironmentList",
    "EnvironmentOwner",
    "EnvironmentOwnerType",
    "EnvironmentPage",
    "EnvironmentRevision",
    "EnvironmentRevisionDetails",
    "EnvironmentRevisionEnvelope",
    "EnvironmentRevisionOverview",
    "EnvironmentRevisionRule",
    "EnvironmentRevisionState",
    "EnvironmentRevisionStatus",
    "EnvironmentRevisionUpdate",
    "EnvironmentTemplate",
    "EnvironmentTool",
    "EnvironmentToolDefinition",
    "EnvironmentToolProxy",
    "EnvironmentVariable",
    "EnvironmentVisibility",
    "ErrorMessage",
    "ErrorText",
    "ExecutorInfo",
    "FailureEnvelope",
    "FileList",
    "FileToRemove",
    "FileUploadSetting",
    "ForkProjectRequest",
    "GitReference",
    "GitRepository",
    "GitRepositoryEnvelope",
    "GitRepositoryList",
    "GitServiceProvider",
    "Goal",
    "GoalEnvelope",
    "GoalList",
    "GoalToLink",
    "GoalUpdate",
    "HardwareTier",
    "HardwareTierCapacity",
    "HardwareTierCapacityTypeRestrictions",
    "HardwareTierClusterType",
    "HardwareTierComputeClusterRestrictions",
    "HardwareTierFlags",
    "HardwareTierGpuConfiguration",
    "HardwareTierIdentifier",
    "HardwareTierOverprovisioning",
    "HardwareTierPodCustomization",
    "HardwareTierResources",
    "HardwareTierWithCapacity",
    "ImportedRepository",
    "Job",
    "JobCommitDetails",
    "JobEnvironment",
    "JobHardwareTier",
    "JobLogKind",
    "JobLogLine",
    "JobLogPagination",
    "JobLogs",
    "JobLogSet",
    "JobLogType",
    "JobOrder",
    "JobPage",
    "JobPagination",
    "JobProblemSuggestion",
    "JobResultFile",
    "JobResults",
    "JobRuntimeExecutionDetails",
    "JobStageTime",
    "JobStartedBy",
    "JobStatistic",
    "JobStatuses",
    "JobTag",
    "JobUsage",
    "JobUsageSample",
    "LinkedGoal",
    "LinkedGoalEnvelope",
    "LinkedGoalList",
    "ListedEnvironment",
    "ListedProject",
    "ListedProjectDetails",
    "MadeProject",
    "MadeRepository",
    "MainRepository",
    "NetAppVolumeNotCopied",
    "NewDataset",
    "NewDatasetTag",
    "NewEnvironment",
    "NewEnvironmentRevision",
    "NewEnvironmentTool",
    "NewEnvironmentToolProxy",
    "NewEnvironmentVisibility",
    "NewGitRepository",
    "NewGoal",
    "NewOrganization",
    "NewOrganizationMember",
    "NewPersonalAccessToken",
    "NewProject",
    "NewProjectStatus",
    "NewSnapshot",
    "NewTags",
    "OnDemandSparkCluster",
    "Organization",
    "OrganizationEnvelope",
    "OrganizationMember",
    "OrganizationMembership",
    "OrganizationPage",
    "OrganizationRole",
    "PageMetadata",
    "Person",
    "PersonalAccessToken",
    "PersonalAccessTokenDetails",
    "Project",
    "ProjectCollaborator",
    "ProjectCopy",
    "ProjectDetails",
    "ProjectFile",
    "ProjectOperation",
    "ProjectOwner",
    "ProjectRelationship",
    "ProjectRepository",
    "ProjectRole",
    "ProjectSettings",
    "ProjectSettingsUpdate",
    "ProjectState",
    "ProjectStatus",
    "ProjectStatusEnvelope",
    "ProjectSummary",
    "ProjectTag",
    "ProjectTemplateDetails",
    "ProjectType",
    "ProjectVisibility",
    "PublicClusterType",
    "PublicCollaborator",
    "PublicCollaboratorRole",
    "PublicEnvironmentVisibility",
    "PublicGitServiceProvider",
    "PublicRebuildRule",
    "QueuedJobHistoryDetails",
    "RebuildRule",
    "Relogin",
    "RemovedDatasetEnvelope",
    "RemoveJobTagRequest",
    "RenameJobRequest",
    "ReplyMetadata",
    "RepositoryRef",
    "RepositoryRefType",
    "RestartJobRequest",
    "ResultsBranch",
    "ResultsSettings",
    "ResultsSettingsEnvelope",
    "Run",
    "RunDatasetMount",
    "RunList",
    "RunStarted",
    "RunStatus",
    "RunStdout",
    "RunType",
    "RunTypeCount",
    "RunTypeCounts",
    "SelectedEnvironment",
    "SelectedEnvironmentRevisions",
    "ServiceFailure",
    "ServiceFailureDetail",
    "ServiceFailureError",
    "SnapshotEnvelope",
    "SnapshotFile",
    "SnapshotFileName",
    "SnapshotFiles",
    "SnapshotFileSize",
    "SnapshotList",
    "SnapshotStatus",
    "SortDirection",
    "SparkClusterMode",
    "StartJobRequest",
    "StartRunRequest",
    "StopJobRequest",
    "StorageSize",
    "StorageSizeRequest",
    "StorageUnit",
    "StoredFile",
    "SummaryRepository",
    "Tag",
    "TemplateType",
    "UpdatedEnvironmentRevision",
    "UseableEnvironment",
    "UseableEnvironmentOwner",
    "UseableEnvironments",
    "User",
    "UserPage",
    "Version",
    "VisibleProject",
    "VisibleProjects",
    "VisibleUser",
    "VolumeMount",
    "WorkflowDetails",
    "WorkflowExecution",
    "YamlText",
]
