from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.dataset_not_copied import DatasetNotCopied
    from ..models.net_app_volume_not_copied import NetAppVolumeNotCopied
    from ..models.reply_metadata import ReplyMetadata
    from ..models.visible_project import VisibleProject


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectCopy(_wire_model.WireModel):
    """A project that is a copy, and what is missing in it."""

    project: VisibleProject
    """A project as the public API tells it (`ProjectV1`)."""
    datasets_not_copied: list[DatasetNotCopied] | None = None
    """Data sets that could not be copied."""
    net_app_volumes_not_copied: list[NetAppVolumeNotCopied] | None = None
    """NetApp volumes that could not be copied."""
    metadata: ReplyMetadata | None = None
    """What comes beside a reply of the public API (`MetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("project", "project", True),
        ("datasets_not_copied", "datasetsNotCopied", False),
        ("net_app_volumes_not_copied", "netAppVolumesNotCopied", False),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        project = _get("project")
        from ..models.visible_project import VisibleProject

        project = _wire.at("project", VisibleProject.from_dict, project)
        _wire_model.put(_made, "project", project)
        datasets_not_copied = _get("datasetsNotCopied")
        if datasets_not_copied is not None:
            from ..models.dataset_not_copied import DatasetNotCopied

            datasets_not_copied = _wire.at(
                "datasetsNotCopied", _wire.list_of(DatasetNotCopied.from_dict), datasets_not_copied
            )
            _wire_model.put(_made, "datasetsNotCopied", datasets_not_copied)
        net_app_volumes_not_copied = _get("netAppVolumesNotCopied")
        if net_app_volumes_not_copied is not None:
            from ..models.net_app_volume_not_copied import NetAppVolumeNotCopied

            net_app_volumes_not_copied = _wire.at(
                "netAppVolumesNotCopied", _wire.list_of(NetAppVolumeNotCopied.from_dict), net_app_volumes_not_copied
            )
            _wire_model.put(_made, "netAppVolumesNotCopied", net_app_volumes_not_copied)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.reply_metadata import ReplyMetadata

            metadata = _wire.at("metadata", ReplyMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.project = project
        _made.datasets_not_copied = datasets_not_copied
        _made.net_app_volumes_not_copied = net_app_volumes_not_copied
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
