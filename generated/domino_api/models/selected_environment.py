from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.compute_cluster_type import ComputeClusterType

if TYPE_CHECKING:
    from ..models.selected_environment_revisions import SelectedEnvironmentRevisions


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SelectedEnvironment(_wire_model.WireModel):
    """The environment that a project has (`SelectedEnvironmentDTO`)."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    v_2_environment_details: SelectedEnvironmentRevisions | None = None
    """Its revisions."""
    supported_clusters: list[ComputeClusterType] | None = None
    """Kinds of compute clusters that it can be used for."""
    active_revision_tags: list[str] | None = None
    """Tags of its active revision."""
    is_curated: bool | None = None
    """Whether administrators vouch for it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("v_2_environment_details", "v2EnvironmentDetails", False),
        ("supported_clusters", "supportedClusters", False),
        ("active_revision_tags", "activeRevisionTags", False),
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
        v_2_environment_details = _get("v2EnvironmentDetails")
        if v_2_environment_details is not None:
            from ..models.selected_environment_revisions import (
                SelectedEnvironmentRevisions,
            )

            v_2_environment_details = _wire.at(
                "v2EnvironmentDetails", SelectedEnvironmentRevisions.from_dict, v_2_environment_details
            )
            _wire_model.put(_made, "v2EnvironmentDetails", v_2_environment_details)
        supported_clusters = _get("supportedClusters")
        if supported_clusters is not None:
            supported_clusters = _wire.at("supportedClusters", _wire.list_of(ComputeClusterType.of), supported_clusters)
        active_revision_tags = _get("activeRevisionTags")
        if active_revision_tags is not None:
            active_revision_tags = _wire.at("activeRevisionTags", _wire.list_of(_wire.text), active_revision_tags)
        is_curated = _get("isCurated")
        if is_curated is not None and type(is_curated) is not bool:
            _wire.fail("true or false", is_curated, "isCurated")
        _made.id = id
        _made.name = name
        _made.v_2_environment_details = v_2_environment_details
        _made.supported_clusters = supported_clusters
        _made.active_revision_tags = active_revision_tags
        _made.is_curated = is_curated
        _made.__class__ = cls
        _model: Self = _made
        return _model
