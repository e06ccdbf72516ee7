from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.job_result_file import JobResultFile


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobResults(_wire_model.WireModel):
    """Files that a job has made or changed (`JobResultFiles`)."""

    commit_id: str | None = None
    """Commit that holds them."""
    file_metadata: list[JobResultFile] | None = None
    """The files."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("commit_id", "commitId", False),
        ("file_metadata", "fileMetadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        file_metadata = _get("fileMetadata")
        if file_metadata is not None:
            from ..models.job_result_file import JobResultFile

            file_metadata = _wire.at("fileMetadata", _wire.list_of(JobResultFile.from_dict), file_metadata)
            _wire_model.put(_made, "fileMetadata", file_metadata)
        _made.commit_id = commit_id
        _made.file_metadata = file_metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
