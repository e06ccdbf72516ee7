from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.public_cluster_type import PublicClusterType
from ..models.public_environment_visibility import PublicEnvironmentVisibility
from ..models.public_rebuild_rule import PublicRebuildRule

if TYPE_CHECKING:
    from ..models.environment_owner import EnvironmentOwner
    from ..models.environment_revision_state import EnvironmentRevisionState


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Environment(_wire_model.WireModel):
    """An environment (`EnvironmentV1`)."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    visibility: PublicEnvironmentVisibility | None = None
    """Who can see an environment, as the public API writes it. An open enum: unknown values are kept."""
    owner: EnvironmentOwner | None = None
    """Owner of an environment."""
    archived: bool | None = None
    """Whether it is archived."""
    latest_revision: EnvironmentRevisionState | None = None
    """A revision, and how its build stands (`EnvironmentRevisionV1`)."""
    selected_revision: EnvironmentRevisionState | None = None
    """A revision, and how its build stands (`EnvironmentRevisionV1`)."""
    restricted_revision: EnvironmentRevisionState | None = None
    """A revision, and how its build stands (`EnvironmentRevisionV1`)."""
    supported_clusters: list[PublicClusterType] | None = None
    """Kinds of compute clusters that it can be used for."""
    rebuild_on_base_changes: PublicRebuildRule | None = None
    """When an environment is built anew. An open enum: unknown values are kept."""
    active_revision_tags: list[str] | None = None
    """Tags of its active revision."""
    internal_tags: list[str] | None = None
    """Tags of the deployment itself."""
    is_curated: bool | None = None
    """Whether administrators vouch for it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("visibility", "visibility", False),
        ("owner", "owner", False),
        ("archived", "archived", False),
        ("latest_revision", "latestRevision", False),
        ("selected_revision", "selectedRevision", False),
        ("restricted_revision", "restrictedRevision", False),
        ("supported_clusters", "supportedClusters", False),
        ("rebuild_on_base_changes", "rebuildOnBaseChanges", False),
        ("active_revision_tags", "activeRevisionTags", False),
        ("internal_tags", "internalTags", False),
        ("is_curated", "isCurated", False),
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
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", PublicEnvironmentVisibility.of, visibility)
        owner = _get("owner")
        if owner is not None:
            from ..models.environment_owner import EnvironmentOwner

            owner = _wire.at("owner", EnvironmentOwner.from_dict, owner)
            _wire_model.put(_made, "owner", owner)
        archived = _get("archived")
        if archived is not None and type(archived) is not bool:
            _wire.fail("true or false", archived, "archived")
        latest_revision = _get("latestRevision")
        if latest_revision is not None:
            from ..models.environment_revision_state import EnvironmentRevisionState

            latest_revision = _wire.at("latestRevision", EnvironmentRevisionState.from_dict, latest_revision)
            _wire_model.put(_made, "latestRevision", latest_revision)
        selected_revision = _get("selectedRevision")
        if selected_revision is not None:
            from ..models.environment_revision_state import EnvironmentRevisionState

            selected_revision = _wire.at("selectedRevision", EnvironmentRevisionState.from_dict, selected_revision)
            _wire_model.put(_made, "selectedRevision", selected_revision)
        restricted_revision = _get("restrictedRevision")
        if restricted_revision is not None:
            from ..models.environment_revision_state import EnvironmentRevisionState

            restricted_revision = _wire.at(
                "restrictedRevision", EnvironmentRevisionState.from_dict, restricted_revision
            )
            _wire_model.put(_made, "restrictedRevision", restricted_revision)
        supported_clusters = _get("supportedClusters")
        if supported_clusters is not None:
            supported_clusters = _wire.at("supportedClusters", _wire.list_of(PublicClusterType.of), supported_clusters)
        rebuild_on_base_changes = _get("rebuildOnBaseChanges")
        if rebuild_on_base_changes is not None:
            rebuild_on_base_changes = _wire.at("rebuildOnBaseChanges", PublicRebuildRule.of, rebuild_on_base_changes)
        active_revision_tags = _get("activeRevisionTags")
        if active_revision_tags is not None:
            active_revision_tags = _wire.at("activeRevisionTags", _wire.list_of(_wire.text), active_revision_tags)
        internal_tags = _get("internalTags")
        if internal_tags is not None:
            internal_tags = _wire.at("internalTags", _wire.list_of(_wire.text), internal_tags)
        is_curated = _get("isCurated")
        if is_curated is not None and type(is_curated) is not bool:
            _wire.fail("true or false", is_curated, "isCurated")
        _made.id = id
        _made.name = name
        _made.visibility = visibility
        _made.owner = owner
        _made.archived = archived
        _made.latest_revision = latest_revision
        _made.selected_revision = selected_revision
        _made.restricted_revision = restricted_revision
        _made.supported_clusters = supported_clusters
        _made.rebuild_on_base_changes = rebuild_on_base_changes
        _made.active_revision_tags = active_revision_tags
        _made.internal_tags = internal_tags
        _made.is_curated = is_curated
        _made.__class__ = cls
        _model: Self = _made
        return _model
