from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.compute_cluster_type import ComputeClusterType
from ..models.environment_visibility import EnvironmentVisibility

if TYPE_CHECKING:
    from ..models.useable_environment_owner import UseableEnvironmentOwner


@_wire_model.model(eq=False, repr=False, kw_only=True)
class UseableEnvironment(_wire_model.WireModel):
    """An environment that a project may use (`ProjectEnvironmentDTO`)."""

    id: str
    """Its id."""
    archived: bool | None = None
    """Whether it is archived."""
    name: str | None = None
    """Its name."""
    version: int | None = None
    """Not described by Domino; no revision."""
    visibility: EnvironmentVisibility | None = None
    """Who can see an environment. An open enum: unknown values are kept."""
    owner: UseableEnvironmentOwner | None = None
    """Its owner; a global one has none."""
    supported_clusters: list[ComputeClusterType] | None = None
    """Kinds of compute clusters that it can be used for; empty for one that is no image of a cluster."""
    active_revision_tags: list[str] | None = None
    """Tags of its active revision."""
    is_curated: bool | None = None
    """Whether administrators vouch for it."""
    active_revision_number: int | None = None
    """Number of its active revision."""
    active_revision_id: str | None = None
    """Id of its active revision."""
    restricted_revision_number: int | None = None
    """Number of its restricted revision, if it has one."""
    restricted_revision_id: str | None = None
    """Id of its restricted revision, if it has one."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("archived", "archived", False),
        ("name", "name", False),
        ("version", "version", False),
        ("visibility", "visibility", False),
        ("owner", "owner", False),
        ("supported_clusters", "supportedClusters", False),
        ("active_revision_tags", "activeRevisionTags", False),
        ("is_curated", "isCurated", False),
        ("active_revision_number", "activeRevisionNumber", False),
        ("active_revision_id", "activeRevisionId", False),
        ("restricted_revision_number", "restrictedRevisionNumber", False),
        ("restricted_revision_id", "restrictedRevisionId", False),
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
        archived = _get("archived")
        if archived is not None and type(archived) is not bool:
            _wire.fail("true or false", archived, "archived")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        version = _get("version")
        if version is not None and type(version) is not int:
            version = _wire.at("version", _wire.integer, version)
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", EnvironmentVisibility.of, visibility)
        owner = _get("owner")
        if owner is not None:
            from ..models.useable_environment_owner import UseableEnvironmentOwner

            owner = _wire.at("owner", UseableEnvironmentOwner.from_dict, owner)
            _wire_model.put(_made, "owner", owner)
        supported_clusters = _get("supportedClusters")
        if supported_clusters is not None:
            supported_clusters = _wire.at("supportedClusters", _wire.list_of(ComputeClusterType.of), supported_clusters)
        active_revision_tags = _get("activeRevisionTags")
        if active_revision_tags is not None:
            active_revision_tags = _wire.at("activeRevisionTags", _wire.list_of(_wire.text), active_revision_tags)
        is_curated = _get("isCurated")
        if is_curated is not None and type(is_curated) is not bool:
            _wire.fail("true or false", is_curated, "isCurated")
        active_revision_number = _get("activeRevisionNumber")
        if active_revision_number is not None and type(active_revision_number) is not int:
            active_revision_number = _wire.at("activeRevisionNumber", _wire.integer, active_revision_number)
        active_revision_id = _get("activeRevisionId")
        if active_revision_id is not None and type(active_revision_id) is not str:
            _wire.fail("a string", active_revision_id, "activeRevisionId")
        restricted_revision_number = _get("restrictedRevisionNumber")
        if restricted_revision_number is not None and type(restricted_revision_number) is not int:
            restricted_revision_number = _wire.at("restrictedRevisionNumber", _wire.integer, restricted_revision_number)
        restricted_revision_id = _get("restrictedRevisionId")
        if restricted_revision_id is not None and type(restricted_revision_id) is not str:
            _wire.fail("a string", restricted_revision_id, "restrictedRevisionId")
        _made.id = id
        _made.archived = archived
        _made.name = name
        _made.version = version
        _made.visibility = visibility
        _made.owner = owner
        _made.supported_clusters = supported_clusters
        _made.active_revision_tags = active_revision_tags
        _made.is_curated = is_curated
        _made.active_revision_number = active_revision_number
        _made.active_revision_id = active_revision_id
        _made.restricted_revision_number = restricted_revision_number
        _made.restricted_revision_id = restricted_revision_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
