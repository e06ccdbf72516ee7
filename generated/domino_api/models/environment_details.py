from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.compute_cluster_type import ComputeClusterType
from ..models.environment_visibility import EnvironmentVisibility
from ..models.rebuild_rule import RebuildRule

if TYPE_CHECKING:
    from ..models.environment_base_drift import EnvironmentBaseDrift
    from ..models.environment_details_owner import EnvironmentDetailsOwner
    from ..models.environment_revision_details import EnvironmentRevisionDetails
    from ..models.environment_revision_overview import EnvironmentRevisionOverview
    from ..models.environment_template import EnvironmentTemplate


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentDetails(_wire_model.WireModel):
    """An environment as v4 tells it (`EnvironmentDetails`)."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    description: str | None = None
    """What is said of it."""
    archived: bool | None = None
    """Whether it is archived."""
    visibility: EnvironmentVisibility | None = None
    """Who can see an environment. An open enum: unknown values are kept."""
    owner: EnvironmentDetailsOwner | None = None
    """Its owner; a global one has none."""
    supported_clusters: list[ComputeClusterType] | None = None
    """Kinds of compute clusters that it can be used for."""
    latest_revision: EnvironmentRevisionOverview | None = None
    """Its latest revision."""
    selected_revision: EnvironmentRevisionOverview | None = None
    """The revision that is used unless another is asked for."""
    restricted_revision: EnvironmentRevisionOverview | None = None
    """The revision that restricted projects use."""
    base_dependencies_init_image: str | None = None
    """Not described by Domino."""
    is_curated: bool | None = None
    """Whether administrators vouch for it."""
    active_revision_tags: list[str] | None = None
    """Tags of its active revision."""
    internal_tags: list[str] | None = None
    """Tags of the deployment itself."""
    projects_count: int | None = None
    """How many projects have it."""
    last_updated: datetime.datetime | None = None
    """When it last changed."""
    latest_revision_details: EnvironmentRevisionDetails | None = None
    """More about its latest revision."""
    base: EnvironmentRevisionDetails | None = None
    """The revision of another environment that it is built on."""
    rebuild_on_base_changes: RebuildRule | None = None
    """Whether it is built anew when what it is built on changes."""
    assign_latest_revision_as_active: bool | None = None
    """Whether each new revision becomes the active one."""
    template_metadata: EnvironmentTemplate | None = None
    """The template that it was made from."""
    base_drift: EnvironmentBaseDrift | None = None
    """Whether what it is built on has moved on."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("description", "description", False),
        ("archived", "archived", False),
        ("visibility", "visibility", False),
        ("owner", "owner", False),
        ("supported_clusters", "supportedClusters", False),
        ("latest_revision", "latestRevision", False),
        ("selected_revision", "selectedRevision", False),
        ("restricted_revision", "restrictedRevision", False),
        ("base_dependencies_init_image", "baseDependenciesInitImage", False),
        ("is_curated", "isCurated", False),
        ("active_revision_tags", "activeRevisionTags", False),
        ("internal_tags", "internalTags", False),
        ("projects_count", "projectsCount", False),
        ("last_updated", "lastUpdated", False),
        ("latest_revision_details", "latestRevisionDetails", False),
        ("base", "base", False),
        ("rebuild_on_base_changes", "rebuildOnBaseChanges", False),
        ("assign_latest_revision_as_active", "assignLatestRevisionAsActive", False),
        ("template_metadata", "templateMetadata", False),
        ("base_drift", "baseDrift", False),
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
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        archived = _get("archived")
        if archived is not None and type(archived) is not bool:
            _wire.fail("true or false", archived, "archived")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", EnvironmentVisibility.of, visibility)
        owner = _get("owner")
        if owner is not None:
            from ..models.environment_details_owner import EnvironmentDetailsOwner

            owner = _wire.at("owner", EnvironmentDetailsOwner.from_dict, owner)
            _wire_model.put(_made, "owner", owner)
        supported_clusters = _get("supportedClusters")
        if supported_clusters is not None:
            supported_clusters = _wire.at("supportedClusters", _wire.list_of(ComputeClusterType.of), supported_clusters)
        latest_revision = _get("latestRevision")
        if latest_revision is not None:
            from ..models.environment_revision_overview import (
                EnvironmentRevisionOverview,
            )

            latest_revision = _wire.at("latestRevision", EnvironmentRevisionOverview.from_dict, latest_revision)
            _wire_model.put(_made, "latestRevision", latest_revision)
        selected_revision = _get("selectedRevision")
        if selected_revision is not None:
            from ..models.environment_revision_overview import (
                EnvironmentRevisionOverview,
            )

            selected_revision = _wire.at("selectedRevision", EnvironmentRevisionOverview.from_dict, selected_revision)
            _wire_model.put(_made, "selectedRevision", selected_revision)
        restricted_revision = _get("restrictedRevision")
        if restricted_revision is not None:
            from ..models.environment_revision_overview import (
                EnvironmentRevisionOverview,
            )

            restricted_revision = _wire.at(
                "restrictedRevision", EnvironmentRevisionOverview.from_dict, restricted_revision
            )
            _wire_model.put(_made, "restrictedRevision", restricted_revision)
        base_dependencies_init_image = _get("baseDependenciesInitImage")
        if base_dependencies_init_image is not None and type(base_dependencies_init_image) is not str:
            _wire.fail("a string", base_dependencies_init_image, "baseDependenciesInitImage")
        is_curated = _get("isCurated")
        if is_curated is not None and type(is_curated) is not bool:
            _wire.fail("true or false", is_curated, "isCurated")
        active_revision_tags = _get("activeRevisionTags")
        if active_revision_tags is not None:
            active_revision_tags = _wire.at("activeRevisionTags", _wire.list_of(_wire.text), active_revision_tags)
        internal_tags = _get("internalTags")
        if internal_tags is not None:
            internal_tags = _wire.at("internalTags", _wire.list_of(_wire.text), internal_tags)
        projects_count = _get("projectsCount")
        if projects_count is not None and type(projects_count) is not int:
            projects_count = _wire.at("projectsCount", _wire.integer, projects_count)
        last_updated = _get("lastUpdated")
        if last_updated is not None:
            last_updated = _wire.if_readable(_wire.timestamp, last_updated)
        latest_revision_details = _get("latestRevisionDetails")
        if latest_revision_details is not None:
            from ..models.environment_revision_details import EnvironmentRevisionDetails

            latest_revision_details = _wire.at(
                "latestRevisionDetails", EnvironmentRevisionDetails.from_dict, latest_revision_details
            )
            _wire_model.put(_made, "latestRevisionDetails", latest_revision_details)
        base = _get("base")
        if base is not None:
            from ..models.environment_revision_details import EnvironmentRevisionDetails

            base = _wire.at("base", EnvironmentRevisionDetails.from_dict, base)
            _wire_model.put(_made, "base", base)
        rebuild_on_base_changes = _get("rebuildOnBaseChanges")
        if rebuild_on_base_changes is not None:
            rebuild_on_base_changes = _wire.at("rebuildOnBaseChanges", RebuildRule.of, rebuild_on_base_changes)
        assign_latest_revision_as_active = _get("assignLatestRevisionAsActive")
        if assign_latest_revision_as_active is not None and type(assign_latest_revision_as_active) is not bool:
            _wire.fail("true or false", assign_latest_revision_as_active, "assignLatestRevisionAsActive")
        template_metadata = _get("templateMetadata")
        if template_metadata is not None:
            from ..models.environment_template import EnvironmentTemplate

            template_metadata = _wire.at("templateMetadata", EnvironmentTemplate.from_dict, template_metadata)
            _wire_model.put(_made, "templateMetadata", template_metadata)
        base_drift = _get("baseDrift")
        if base_drift is not None:
            from ..models.environment_base_drift import EnvironmentBaseDrift

            base_drift = _wire.at("baseDrift", EnvironmentBaseDrift.from_dict, base_drift)
            _wire_model.put(_made, "baseDrift", base_drift)
        _made.id = id
        _made.name = name
        _made.description = description
        _made.archived = archived
        _made.visibility = visibility
        _made.owner = owner
        _made.supported_clusters = supported_clusters
        _made.latest_revision = latest_revision
        _made.selected_revision = selected_revision
        _made.restricted_revision = restricted_revision
        _made.base_dependencies_init_image = base_dependencies_init_image
        _made.is_curated = is_curated
        _made.active_revision_tags = active_revision_tags
        _made.internal_tags = internal_tags
        _made.projects_count = projects_count
        _made.last_updated = last_updated
        _made.latest_revision_details = latest_revision_details
        _made.base = base
        _made.rebuild_on_base_changes = rebuild_on_base_changes
        _made.assign_latest_revision_as_active = assign_latest_revision_as_active
        _made.template_metadata = template_metadata
        _made.base_drift = base_drift
        _made.__class__ = cls
        _model: Self = _made
        return _model
