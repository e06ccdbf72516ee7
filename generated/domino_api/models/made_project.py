from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.billing_tag import BillingTag
    from ..models.imported_repository import ImportedRepository
    from ..models.made_repository import MadeRepository
    from ..models.project_collaborator import ProjectCollaborator
    from ..models.project_status import ProjectStatus
    from ..models.project_tag import ProjectTag
    from ..models.project_template_details import ProjectTemplateDetails


@_wire_model.model(eq=False, repr=False, kw_only=True)
class MadeProject(_wire_model.WireModel):
    """A project as it comes from making one (`Project`)."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    description: str | None = None
    """What is said of it."""
    visibility: ProjectVisibility | None = None
    """Who can find a project. An open enum: unknown values are kept."""
    owner_id: str | None = None
    """Id of its owner."""
    owner_username: str | None = None
    """User name of its owner."""
    main_repository: MadeRepository | None = None
    """Its main git repository; null for a project that keeps its files in Domino."""
    imported_git_repos: list[ImportedRepository] | None = None
    """Git repositories in it."""
    template_details: ProjectTemplateDetails | None = None
    """Template it was made from."""
    collaborator_ids: list[str] | None = None
    """Ids of its collaborators."""
    collaborators: list[ProjectCollaborator] | None = None
    """Its collaborators and their roles."""
    tags: list[ProjectTag] | None = None
    """Its tags."""
    stage_id: str | None = None
    """Id of the stage it is in."""
    status: ProjectStatus | None = None
    """Whether a project is worked on."""
    billing_tag: BillingTag | None = None
    """Whom its costs are for."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", True),
        ("description", "description", False),
        ("visibility", "visibility", False),
        ("owner_id", "ownerId", False),
        ("owner_username", "ownerUsername", False),
        ("main_repository", "mainRepository", False),
        ("imported_git_repos", "importedGitRepos", False),
        ("template_details", "templateDetails", False),
        ("collaborator_ids", "collaboratorIds", False),
        ("collaborators", "collaborators", False),
        ("tags", "tags", False),
        ("stage_id", "stageId", False),
        ("status", "status", False),
        ("billing_tag", "billingTag", False),
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
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", ProjectVisibility.of, visibility)
        owner_id = _get("ownerId")
        if owner_id is not None and type(owner_id) is not str:
            _wire.fail("a string", owner_id, "ownerId")
        owner_username = _get("ownerUsername")
        if owner_username is not None and type(owner_username) is not str:
            _wire.fail("a string", owner_username, "ownerUsername")
        main_repository = _get("mainRepository")
        if main_repository is not None:
            from ..models.made_repository import MadeRepository

            main_repository = _wire.at("mainRepository", MadeRepository.from_dict, main_repository)
            _wire_model.put(_made, "mainRepository", main_repository)
        imported_git_repos = _get("importedGitRepos")
        if imported_git_repos is not None:
            from ..models.imported_repository import ImportedRepository

            imported_git_repos = _wire.at(
                "importedGitRepos", _wire.list_of(ImportedRepository.from_dict), imported_git_repos
            )
            _wire_model.put(_made, "importedGitRepos", imported_git_repos)
        template_details = _get("templateDetails")
        if template_details is not None:
            from ..models.project_template_details import ProjectTemplateDetails

            template_details = _wire.at("templateDetails", ProjectTemplateDetails.from_dict, template_details)
            _wire_model.put(_made, "templateDetails", template_details)
        collaborator_ids = _get("collaboratorIds")
        if collaborator_ids is not None:
            collaborator_ids = _wire.at("collaboratorIds", _wire.list_of(_wire.text), collaborator_ids)
        collaborators = _get("collaborators")
        if collaborators is not None:
            from ..models.project_collaborator import ProjectCollaborator

            collaborators = _wire.at("collaborators", _wire.list_of(ProjectCollaborator.from_dict), collaborators)
            _wire_model.put(_made, "collaborators", collaborators)
        tags = _get("tags")
        if tags is not None:
            from ..models.project_tag import ProjectTag

            tags = _wire.at("tags", _wire.list_of(ProjectTag.from_dict), tags)
            _wire_model.put(_made, "tags", tags)
        stage_id = _get("stageId")
        if stage_id is not None and type(stage_id) is not str:
            _wire.fail("a string", stage_id, "stageId")
        status = _get("status")
        if status is not None:
            from ..models.project_status import ProjectStatus

            status = _wire.at("status", ProjectStatus.from_dict, status)
            _wire_model.put(_made, "status", status)
        billing_tag = _get("billingTag")
        if billing_tag is not None:
            from ..models.billing_tag import BillingTag

            billing_tag = _wire.at("billingTag", BillingTag.from_dict, billing_tag)
            _wire_model.put(_made, "billingTag", billing_tag)
        _made.id = id
        _made.name = name
        _made.description = description
        _made.visibility = visibility
        _made.owner_id = owner_id
        _made.owner_username = owner_username
        _made.main_repository = main_repository
        _made.imported_git_repos = imported_git_repos
        _made.template_details = template_details
        _made.collaborator_ids = collaborator_ids
        _made.collaborators = collaborators
        _made.tags = tags
        _made.stage_id = stage_id
        _made.status = status
        _made.billing_tag = billing_tag
        _made.__class__ = cls
        _model: Self = _made
        return _model
