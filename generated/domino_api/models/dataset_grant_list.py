from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.dataset_grant_details import DatasetGrantDetails
    from ..models.reply_metadata import ReplyMetadata


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetGrantList(_wire_model.WireModel):
    """Roles in a dataset, with the names."""

    grant_details: list[DatasetGrantDetails]
    """The grants."""
    metadata: ReplyMetadata | None = None
    """What comes beside a reply of the public API (`MetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("grant_details", "grantDetails", True),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "grantDetails")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        grant_details = _get("grantDetails")
        from ..models.dataset_grant_details import DatasetGrantDetails

        grant_details = _wire.at("grantDetails", _wire.list_of(DatasetGrantDetails.from_dict), grant_details)
        _wire_model.put(_made, "grantDetails", grant_details)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.reply_metadata import ReplyMetadata

            metadata = _wire.at("metadata", ReplyMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.grant_details = grant_details
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
