from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_operation import ProjectOperation
from ..models.project_role import ProjectRole
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.git_repository import GitRepository
    from ..models.main_repository import MainRepository
    from ..models.project_details import ProjectDetails
    from ..models.project_owner import ProjectOwner
    from ..models.project_status import ProjectStatus
    from ..models.project_tag import ProjectTag
    from ..models.project_template_details import ProjectTemplateDetails
    from ..models.run_type_count import RunTypeCount


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Project(_wire_model.WireModel):
    """A project as the gateway shows it (`ProjectGatewayOverview`)."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    description: str | None = None
    """What its owner wrote about it."""
    owner: ProjectOwner | None = None
    """Owner of a project."""
    visibility: ProjectVisibility | None = None
    """Who can find a project. An open enum: unknown values are kept."""
    requesting_user_role: ProjectRole | None = None
    """Role of a user in a project. An open enum: unknown values are kept."""
    hardware_tier_id: str | None = None
    """Id of its default hardware tier."""
    hardware_tier_name: str | None = None
    """Name of its default hardware tier."""
    environment_name: str | None = None
    """Name of its default environment."""
    total_run_time: str | None = None
    """Run times of all executions summed up, as ISO 8601 duration of seconds and milliseconds."""
    tags: list[ProjectTag] | None = None
    """Its tags."""
    num_comments: int | None = None
    """How many comments it has."""
    runs_count_by_type: list[RunTypeCount] | None = None
    """How many executions it has of each kind."""
    allowed_operations: list[ProjectOperation] | None = None
    """What the user behind the credentials may do in it."""
    stage_id: str | None = None
    """Id of the stage it is in."""
    status: ProjectStatus | None = None
    """Whether a project is worked on."""
    details: ProjectDetails | None = None
    """More about a project."""
    main_repository: MainRepository | None = None
    """Its main git repository; null for a project that keeps its files in Domino."""
    enabled_git_repositories: list[GitRepository] | None = None
    """Further git repositories."""
    template_details: ProjectTemplateDetails | None = None
    """Template it was made from."""
    last_status_change_in_millis: int | None = None
    """When its status last changed, in milliseconds since 1970 UTC (inferred from the name)."""
    last_stage_change_in_millis: int | None = None
    """When its stage last changed, in milliseconds since 1970 UTC (inferred from the name)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("description", "description", False),
        ("owner", "owner", False),
        ("visibility", "visibility", False),
        ("requesting_user_role", "requestingUserRole", False),
        ("hardware_tier_id", "hardwareTierId", False),
        ("hardware_tier_name", "hardwareTierName", False),
        ("environment_name", "environmentName", False),
        ("total_run_time", "totalRunTime", False),
        ("tags", "tags", False),
        ("num_comments", "numComments", False),
        ("runs_count_by_type", "runsCountByType", False),
        ("allowed_operations", "allowedOperations", False),
        ("stage_id", "stageId", False),
        ("status", "status", False),
        ("details", "details", False),
        ("main_repository", "mainRepository", False),
        ("enabled_git_repositories", "enabledGitRepositories", False),
        ("template_details", "templateDetails", False),
        ("last_status_change_in_millis", "lastStatusChangeInMillis", False),
        ("last_stage_change_in_millis", "lastStageChangeInMillis", False),
    )

    @property
    def last_status_change_in_millis_at(self) -> datetime.datetime | None:
        """`last_status_change_in_millis` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.last_status_change_in_millis)

    @property
    def last_stage_change_in_millis_at(self) -> datetime.datetime | None:
        """`last_stage_change_in_millis` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.last_stage_change_in_millis)

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
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        owner = _get("owner")
        if owner is not None:
            from ..models.project_owner import ProjectOwner

            owner = _wire.at("owner", ProjectOwner.from_dict, owner)
            _wire_model.put(_made, "owner", owner)
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", ProjectVisibility.of, visibility)
        requesting_user_role = _get("requestingUserRole")
        if requesting_user_role is not None:
            requesting_user_role = _wire.at("requestingUserRole", ProjectRole.of, requesting_user_role)
        hardware_tier_id = _get("hardwareTierId")
        if hardware_tier_id is not None and type(hardware_tier_id) is not str:
            _wire.fail("a string", hardware_tier_id, "hardwareTierId")
        hardware_tier_name = _get("hardwareTierName")
        if hardware_tier_name is not None and type(hardware_tier_name) is not str:
            _wire.fail("a string", hardware_tier_name, "hardwareTierName")
        environment_name = _get("environmentName")
        if environment_name is not None and type(environment_name) is not str:
            _wire.fail("a string", environment_name, "environmentName")
        total_run_time = _get("totalRunTime")
        if total_run_time is not None and type(total_run_time) is not str:
            _wire.fail("a string", total_run_time, "totalRunTime")
        tags = _get("tags")
        if tags is not None:
            from ..models.project_tag import ProjectTag

            tags = _wire.at("tags", _wire.list_of(ProjectTag.from_dict), tags)
            _wire_model.put(_made, "tags", tags)
        num_comments = _get("numComments")
        if num_comments is not None and type(num_comments) is not int:
            num_comments = _wire.at("numComments", _wire.integer, num_comments)
        runs_count_by_type = _get("runsCountByType")
        if runs_count_by_type is not None:
            from ..models.run_type_count import RunTypeCount

            runs_count_by_type = _wire.at("runsCountByType", _wire.list_of(RunTypeCount.from_dict), runs_count_by_type)
            _wire_model.put(_made, "runsCountByType", runs_count_by_type)
        allowed_operations = _get("allowedOperations")
        if allowed_operations is not None:
            allowed_operations = _wire.at("allowedOperations", _wire.list_of(ProjectOperation.of), allowed_operations)
        stage_id = _get("stageId")
        if stage_id is not None and type(stage_id) is not str:
            _wire.fail("a string", stage_id, "stageId")
        status = _get("status")
        if status is not None:
            from ..models.project_status import ProjectStatus

            status = _wire.at("status", ProjectStatus.from_dict, status)
            _wire_model.put(_made, "status", status)
        details = _get("details")
        if details is not None:
            from ..models.project_details import ProjectDetails

            details = _wire.at("details", ProjectDetails.from_dict, details)
            _wire_model.put(_made, "details", details)
        main_repository = _get("mainRepository")
        if main_repository is not None:
            from ..models.main_repository import MainRepository

            main_repository = _wire.at("mainRepository", MainRepository.from_dict, main_repository)
            _wire_model.put(_made, "mainRepository", main_repository)
        enabled_git_repositories = _get("enabledGitRepositories")
        if enabled_git_repositories is not None:
            from ..models.git_repository import GitRepository

            enabled_git_repositories = _wire.at(
                "enabledGitRepositories", _wire.list_of(GitRepository.from_dict), enabled_git_repositories
            )
            _wire_model.put(_made, "enabledGitRepositories", enabled_git_repositories)
        template_details = _get("templateDetails")
        if template_details is not None:
            from ..models.project_template_details import ProjectTemplateDetails

            template_details = _wire.at("templateDetails", ProjectTemplateDetails.from_dict, template_details)
            _wire_model.put(_made, "templateDetails", template_details)
        last_status_change_in_millis = _get("lastStatusChangeInMillis")
        if last_status_change_in_millis is not None and type(last_status_change_in_millis) is not int:
            last_status_change_in_millis = _wire.if_readable(_wire.epoch_ms, last_status_change_in_millis)
        last_stage_change_in_millis = _get("lastStageChangeInMillis")
        if last_stage_change_in_millis is not None and type(last_stage_change_in_millis) is not int:
            last_stage_change_in_millis = _wire.if_readable(_wire.epoch_ms, last_stage_change_in_millis)
        _made.id = id
        _made.name = name
        _made.description = description
        _made.owner = owner
        _made.visibility = visibility
        _made.requesting_user_role = requesting_user_role
        _made.hardware_tier_id = hardware_tier_id
        _made.hardware_tier_name = hardware_tier_name
        _made.environment_name = environment_name
        _made.total_run_time = total_run_time
        _made.tags = tags
        _made.num_comments = num_comments
        _made.runs_count_by_type = runs_count_by_type
        _made.allowed_operations = allowed_operations
        _made.stage_id = stage_id
        _made.status = status
        _made.details = details
        _made.main_repository = main_repository
        _made.enabled_git_repositories = enabled_git_repositories
        _made.template_details = template_details
        _made.last_status_change_in_millis = last_status_change_in_millis
        _made.last_stage_change_in_millis = last_stage_change_in_millis
        _made.__class__ = cls
        _model: Self = _made
        return _model
