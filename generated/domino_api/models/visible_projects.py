from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.page_metadata import PageMetadata
    from ..models.visible_project import VisibleProject


@_wire_model.model(eq=False, repr=False, kw_only=True)
class VisibleProjects(_wire_model.WireModel):
    """One page of the projects that a user may see."""

    projects: list[VisibleProject]
    """The projects."""
    metadata: PageMetadata | None = None
    """Which page of a list of the public API it is (`PaginatedMetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("projects", "projects", True),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        projects = _get("projects")
        from ..models.visible_project import VisibleProject

        projects = _wire.at("projects", _wire.list_of(VisibleProject.from_dict), projects)
        _wire_model.put(_made, "projects", projects)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.page_metadata import PageMetadata

            metadata = _wire.at("metadata", PageMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.projects = projects
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
