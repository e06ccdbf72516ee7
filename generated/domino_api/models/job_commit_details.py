from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, kw_only=True)
class JobCommitDetails(_wire_model.WireModel):
    """Commits of a job."""

    input_commit_id: str | None = None
    """Commit it started from."""
    output_commit_id: str | None = None
    """Commit that holds its results."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("input_commit_id", "inputCommitId", False),
        ("output_commit_id", "outputCommitId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
        _get = _source.get
        input_commit_id = _get("inputCommitId")
        if input_commit_id is not None and type(input_commit_id) is not str:
            _wire.fail("a string", input_commit_id, "inputCommitId")
        output_commit_id = _get("outputCommitId")
        if output_commit_id is not None and type(output_commit_id) is not str:
            _wire.fail("a string", output_commit_id, "outputCommitId")
        _made.input_commit_id = input_commit_id
        _made.output_commit_id = output_commit_id
        _made._wire = _source
        return _model
