from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.billing_tag import BillingTag
    from ..models.project_repository import ProjectRepository
    from ..models.public_collaborator import PublicCollaborator


@_wire_model.model(eq=False, repr=False, kw_only=True)
class VisibleProject(_wire_model.WireModel):
    """A project as the public API tells it (`ProjectV1`)."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    description: str | None = None
    """What its owner wrote about it."""
    visibility: ProjectVisibility | None = None
    """Who can find a project. An open enum: unknown values are kept."""
    owner_id: str | None = None
    """Id of its owner."""
    owner_username: str | None = None
    """User name of its owner."""
    collaborators: list[PublicCollaborator] | None = None
    """Its collaborators and their roles."""
    is_restricted: bool | None = None
    """Whether it is restricted."""
    internal_tags: list[str] | None = None
    """Tags of Domino's own."""
    billing_tag: BillingTag | None = None
    """Whom its costs are for."""
    main_repository: ProjectRepository | None = None
    """Its main git repository."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", True),
        ("description", "description", False),
        ("visibility", "visibility", False),
        ("owner_id", "ownerId", False),
        ("owner_username", "ownerUsername", False),
        ("collaborators", "collaborators", False),
        ("is_restricted", "isRestricted", False),
        ("internal_tags", "internalTags", False),
        ("billing_tag", "billingTag", False),
        ("main_repository", "mainRepository", False),
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
        collaborators = _get("collaborators")
        if collaborators is not None:
            from ..models.public_collaborator import PublicCollaborator

            collaborators = _wire.at("collaborators", _wire.list_of(PublicCollaborator.from_dict), collaborators)
            _wire_model.put(_made, "collaborators", collaborators)
        is_restricted = _get("isRestricted")
        if is_restricted is not None and type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        internal_tags = _get("internalTags")
        if internal_tags is not None:
            internal_tags = _wire.at("internalTags", _wire.list_of(_wire.text), internal_tags)
        billing_tag = _get("billingTag")
        if billing_tag is not None:
            from ..models.billing_tag import BillingTag

            billing_tag = _wire.at("billingTag", BillingTag.from_dict, billing_tag)
            _wire_model.put(_made, "billingTag", billing_tag)
        main_repository = _get("mainRepository")
        if main_repository is not None:
            from ..models.project_repository import ProjectRepository

            main_repository = _wire.at("mainRepository", ProjectRepository.from_dict, main_repository)
            _wire_model.put(_made, "mainRepository", main_repository)
        _made.id = id
        _made.name = name
        _made.description = description
        _made.visibility = visibility
        _made.owner_id = owner_id
        _made.owner_username = owner_username
        _made.collaborators = collaborators
        _made.is_restricted = is_restricted
        _made.internal_tags = internal_tags
        _made.billing_tag = billing_tag
        _made.main_repository = main_repository
        _made.__class__ = cls
        _model: Self = _made
        return _model
