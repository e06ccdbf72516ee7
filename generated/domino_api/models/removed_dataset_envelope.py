from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.dataset import Dataset
    from ..models.reply_metadata import ReplyMetadata


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RemovedDatasetEnvelope(_wire_model.WireModel):
    """A dataset that was deleted, as it was; that it is gone is enough to know."""

    dataset: Dataset | None = None
    """A dataset, a folder of files that runs of a project share."""
    metadata: ReplyMetadata | None = None
    """What comes beside a reply of the public API (`MetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("dataset", "dataset", False),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        dataset = _get("dataset")
        if dataset is not None:
            from ..models.dataset import Dataset

            dataset = _wire.at("dataset", Dataset.from_dict, dataset)
            _wire_model.put(_made, "dataset", dataset)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.reply_metadata import ReplyMetadata

            metadata = _wire.at("metadata", ReplyMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.dataset = dataset
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
