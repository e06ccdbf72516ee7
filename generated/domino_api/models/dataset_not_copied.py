from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.copyable_dataset import CopyableDataset


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetNotCopied(_wire_model.WireModel):
    """A data set that could not be copied."""

    dataset_info: CopyableDataset | None = None
    """A data set of a project that is copied (`DatasetInfoV1`)."""
    error_message: str | None = None
    """Why not."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("dataset_info", "datasetInfo", False),
        ("error_message", "errorMessage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        dataset_info = _get("datasetInfo")
        if dataset_info is not None:
            from ..models.copyable_dataset import CopyableDataset

            dataset_info = _wire.at("datasetInfo", CopyableDataset.from_dict, dataset_info)
            _wire_model.put(_made, "datasetInfo", dataset_info)
        error_message = _get("errorMessage")
        if error_message is not None and type(error_message) is not str:
            _wire.fail("a string", error_message, "errorMessage")
        _made.dataset_info = dataset_info
        _made.error_message = error_message
        _made.__class__ = cls
        _model: Self = _made
        return _model
