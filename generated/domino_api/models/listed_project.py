from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.git_service_provider import GitServiceProvider
from ..models.project_relationship import ProjectRelationship
from ..models.project_type import ProjectType
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.listed_project_details import ListedProjectDetails
    from ..models.project_status import ProjectStatus
    from ..models.project_tag import ProjectTag
    from ..models.run_type_counts import RunTypeCounts


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ListedProject(_wire_model.WireModel):
    """A project as the web interface lists it (`ProjectGatewaySummary`)."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    owner_id: str | None = None
    """Id of its owner."""
    owner_name: str | None = None
    """User name of its owner."""
    description: str | None = None
    """What its owner wrote about it."""
    visibility: ProjectVisibility | None = None
    """Who can find a project. An open enum: unknown values are kept."""
    tags: list[ProjectTag] | None = None
    """Its tags."""
    run_counts: list[RunTypeCounts] | None = None
    """How many executions it has of each kind."""
    latest_result_timestamp: datetime.datetime | None = None
    """When it last had a result."""
    latest_result_run_id: str | None = None
    """Run of its last result."""
    relationship: ProjectRelationship | None = None
    """What a user has to do with a project. An open enum: unknown values are kept."""
    project_type: ProjectType | None = None
    """Kind of a project. An open enum: unknown values are kept."""
    stage_id: str | None = None
    """Id of the stage it is in."""
    status: ProjectStatus | None = None
    """Whether a project is worked on."""
    main_git_repository_uri: str | None = None
    """Address of its main git repository; null for a project that keeps its files in Domino."""
    service_provider: GitServiceProvider | None = None
    """Kind of its git host."""
    is_pinned: bool | None = None
    """Whether the user has pinned it."""
    details: ListedProjectDetails | None = None
    """More about a project in a list."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", True),
        ("owner_id", "ownerId", False),
        ("owner_name", "ownerName", False),
        ("description", "description", False),
        ("visibility", "visibility", False),
        ("tags", "tags", False),
        ("run_counts", "runCounts", False),
        ("latest_result_timestamp", "latestResultTimestamp", False),
        ("latest_result_run_id", "latestResultRunId", False),
        ("relationship", "relationship", False),
        ("project_type", "projectType", False),
        ("stage_id", "stageId", False),
        ("status", "status", False),
        ("main_git_repository_uri", "mainGitRepositoryUri", False),
        ("service_provider", "serviceProvider", False),
        ("is_pinned", "isPinned", False),
        ("details", "details", False),
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
        name = _get("name")
        if type(name) is not str:
            _wire.fail("a string", name, "name")
        owner_id = _get("ownerId")
        if owner_id is not None and type(owner_id) is not str:
            _wire.fail("a string", owner_id, "ownerId")
        owner_name = _get("ownerName")
        if owner_name is not None and type(owner_name) is not str:
            _wire.fail("a string", owner_name, "ownerName")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", ProjectVisibility.of, visibility)
        tags = _get("tags")
        if tags is not None:
            from ..models.project_tag import ProjectTag

            tags = _wire.at("tags", _wire.list_of(ProjectTag.from_dict), tags)
            _wire_model.put(_made, "tags", tags)
        run_counts = _get("runCounts")
        if run_counts is not None:
            from ..models.run_type_counts import RunTypeCounts

            run_counts = _wire.at("runCounts", _wire.list_of(RunTypeCounts.from_dict), run_counts)
            _wire_model.put(_made, "runCounts", run_counts)
        latest_result_timestamp = _get("latestResultTimestamp")
        if latest_result_timestamp is not None:
            latest_result_timestamp = _wire.if_readable(_wire.timestamp, latest_result_timestamp)
        latest_result_run_id = _get("latestResultRunId")
        if latest_result_run_id is not None and type(latest_result_run_id) is not str:
            _wire.fail("a string", latest_result_run_id, "latestResultRunId")
        relationship = _get("relationship")
        if relationship is not None:
            relationship = _wire.at("relationship", ProjectRelationship.of, relationship)
        project_type = _get("projectType")
        if project_type is not None:
            project_type = _wire.at("projectType", ProjectType.of, project_type)
        stage_id = _get("stageId")
        if stage_id is not None and type(stage_id) is not str:
            _wire.fail("a string", stage_id, "stageId")
        status = _get("status")
        if status is not None:
            from ..models.project_status import ProjectStatus

            status = _wire.at("status", ProjectStatus.from_dict, status)
            _wire_model.put(_made, "status", status)
        main_git_repository_uri = _get("mainGitRepositoryUri")
        if main_git_repository_uri is not None and type(main_git_repository_uri) is not str:
            _wire.fail("a string", main_git_repository_uri, "mainGitRepositoryUri")
        service_provider = _get("serviceProvider")
        if service_provider is not None:
            service_provider = _wire.at("serviceProvider", GitServiceProvider.of, service_provider)
        is_pinned = _get("isPinned")
        if is_pinned is not None and type(is_pinned) is not bool:
            _wire.fail("true or false", is_pinned, "isPinned")
        details = _get("details")
        if details is not None:
            from ..models.listed_project_details import ListedProjectDetails

            details = _wire.at("details", ListedProjectDetails.from_dict, details)
            _wire_model.put(_made, "details", details)
        _made.id = id
        _made.name = name
        _made.owner_id = owner_id
        _made.owner_name = owner_name
        _made.description = description
        _made.visibility = visibility
        _made.tags = tags
        _made.run_counts = run_counts
        _made.latest_result_timestamp = latest_result_timestamp
        _made.latest_result_run_id = latest_result_run_id
        _made.relationship = relationship
        _made.project_type = project_type
        _made.stage_id = stage_id
        _made.status = status
        _made.main_git_repository_uri = main_git_repository_uri
        _made.service_provider = service_provider
        _made.is_pinned = is_pinned
        _made.details = details
        _made.__class__ = cls
        _model: Self = _made
        return _model
