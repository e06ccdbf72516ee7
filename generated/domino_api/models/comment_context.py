from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.comment_type import CommentType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class CommentContext(_wire_model.WireModel):
    """What is commented on."""

    comment_type: CommentType | None = None
    """What comments are about. An open enum: unknown values are kept."""
    job_id: str | None = None
    """Id of the job."""
    file_name: str | None = None
    """The result file."""
    commit_id: str | None = None
    """The commit that has the file."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("comment_type", "commentType", False),
        ("job_id", "jobId", False),
        ("file_name", "fileName", False),
        ("commit_id", "commitId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        comment_type = _get("commentType")
        if comment_type is not None:
            comment_type = _wire.at("commentType", CommentType.of, comment_type)
        job_id = _get("jobId")
        if job_id is not None and type(job_id) is not str:
            _wire.fail("a string", job_id, "jobId")
        file_name = _get("fileName")
        if file_name is not None and type(file_name) is not str:
            _wire.fail("a string", file_name, "fileName")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        _made.comment_type = comment_type
        _made.job_id = job_id
        _made.file_name = file_name
        _made.commit_id = commit_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
