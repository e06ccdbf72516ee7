from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.dataset import Dataset
    from ..models.dataset_project import DatasetProject
    from ..models.dataset_storage import DatasetStorage


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetListItem(_wire_model.WireModel):
    """A dataset in a list, and maybe its project."""

    dataset: Dataset | None = None
    """The dataset."""
    dataset_rw_dto: DatasetStorage | None = None
    """The dataset, where a live deployment does not follow its own specification."""
    project_info: DatasetProject | None = None
    """The project of a dataset."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("dataset", "dataset", False),
        ("dataset_rw_dto", "datasetRwDto", False),
        ("project_info", "projectInfo", False),
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
        dataset_rw_dto = _get("datasetRwDto")
        if dataset_rw_dto is not None:
            from ..models.dataset_storage import DatasetStorage

            dataset_rw_dto = _wire.at("datasetRwDto", DatasetStorage.from_dict, dataset_rw_dto)
            _wire_model.put(_made, "datasetRwDto", dataset_rw_dto)
        project_info = _get("projectInfo")
        if project_info is not None:
            from ..models.dataset_project import DatasetProject

            project_info = _wire.at("projectInfo", DatasetProject.from_dict, project_info)
            _wire_model.put(_made, "projectInfo", project_info)
        _made.dataset = dataset
        _made.dataset_rw_dto = dataset_rw_dto
        _made.project_info = project_info
        _made.__class__ = cls
        _model: Self = _made
        return _model
