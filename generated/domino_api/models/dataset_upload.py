from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.file_upload_setting import FileUploadSetting


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DatasetUpload(_wire_model.WireModel):
    """What an upload does with names that are taken."""

    file_paths: list[str]
    """Paths of its files; official clients send none, or one."""
    file_collision_setting: FileUploadSetting | None = None
    """What becomes of an uploaded file whose name is taken: it is left out, takes the other's place, or gets a
    name with a number behind it. An open enum: unknown values are kept.
    """
    target_relative_path: str | None = None
    """The folder of the dataset that the files go to."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("file_paths", "filePaths", True),
        ("file_collision_setting", "fileCollisionSetting", False),
        ("target_relative_path", "targetRelativePath", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        file_paths = _get("filePaths")
        file_paths = _wire.at("filePaths", _wire.list_of(_wire.text), file_paths)
        file_collision_setting = _get("fileCollisionSetting")
        if file_collision_setting is not None:
            file_collision_setting = _wire.at("fileCollisionSetting", FileUploadSetting.of, file_collision_setting)
        target_relative_path = _get("targetRelativePath")
        if target_relative_path is not None and type(target_relative_path) is not str:
            _wire.fail("a string", target_relative_path, "targetRelativePath")
        _made.file_paths = file_paths
        _made.file_collision_setting = file_collision_setting
        _made.target_relative_path = target_relative_path
        _made.__class__ = cls
        _model: Self = _made
        return _model
