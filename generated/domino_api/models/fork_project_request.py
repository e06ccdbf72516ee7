from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.billing_tag import BillingTag
    from ..models.new_tags import NewTags
    from ..models.project_collaborator import ProjectCollaborator


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ForkProjectRequest(_wire_model.WireModel):
    """A project to fork into."""

    name: str | None = None
    """Its name."""
    description: str | None = None
    """What it is about."""
    visibility: ProjectVisibility | None = None
    """Who can find it."""
    owner_id: str | None = None
    """Id of its owner."""
    collaborators: list[ProjectCollaborator] | None = None
    """Who works on it besides."""
    tags: NewTags | None = None
    """Its tags."""
    billing_tag: BillingTag | None = None
    """Whom its costs are for."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("description", "description", False),
        ("visibility", "visibility", False),
        ("owner_id", "ownerId", False),
        ("collaborators", "collaborators", False),
        ("tags", "tags", False),
        ("billing_tag", "billingTag", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if name is not None and type(name) is not str:
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
        collaborators = _get("collaborators")
        if collaborators is not None:
            from ..models.project_collaborator import ProjectCollaborator

            collaborators = _wire.at("collaborators", _wire.list_of(ProjectCollaborator.from_dict), collaborators)
            _wire_model.put(_made, "collaborators", collaborators)
        tags = _get("tags")
        if tags is not None:
            from ..models.new_tags import NewTags

            tags = _wire.at("tags", NewTags.from_dict, tags)
            _wire_model.put(_made, "tags", tags)
        billing_tag = _get("billingTag")
        if billing_tag is not None:
            from ..models.billing_tag import BillingTag

            billing_tag = _wire.at("billingTag", BillingTag.from_dict, billing_tag)
            _wire_model.put(_made, "billingTag", billing_tag)
        _made.name = name
        _made.description = description
        _made.visibility = visibility
        _made.owner_id = owner_id
        _made.collaborators = collaborators
        _made.tags = tags
        _made.billing_tag = billing_tag
        _made.__class__ = cls
        _model: Self = _made
        return _model
