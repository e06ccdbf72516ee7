from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobCommitDetails(_wire_model.WireModel):
    """Commits of a job."""

    input_commit_id: str | None = None
    """Commit it started from."""
    output_commit_id: str | None = None
    """Commit that holds its results."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("input_commit_id", "inputCommitId", False),
        ("output_commit_id", "outputCommitId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        input_commit_id = _get("inputCommitId")
        if input_commit_id is not None and type(input_commit_id) is not str:
            _wire.fail("a string", input_commit_id, "inputCommitId")
        output_commit_id = _get("outputCommitId")
        if output_commit_id is not None and type(output_commit_id) is not str:
            _wire.fail("a string", output_commit_id, "outputCommitId")
        _made.input_commit_id = input_commit_id
        _made.output_commit_id = output_commit_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
