from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.results_branch import ResultsBranch


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ResultsSettings(_wire_model.WireModel):
    """Where the results of executions go."""

    branch: ResultsBranch
    """Where results go: into the project's main line, or each into a line of its own. An open enum: unknown values
    are kept.
    """

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (("branch", "branch", True),)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        branch = _get("branch")
        branch = ResultsBranch.of(branch) if type(branch) is str else _wire.fail("a string", branch, "branch")
        _made.branch = branch
        _made.__class__ = cls
        _model: Self = _made
        return _model
