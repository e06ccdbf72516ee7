from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobProblemSuggestion(_wire_model.WireModel):
    """What may be wrong with a job."""

    problem: str | None = None
    """The problem."""
    help_link: str | None = None
    """Address of a page that helps."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("problem", "problem", False),
        ("help_link", "helpLink", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        problem = _get("problem")
        if problem is not None and type(problem) is not str:
            _wire.fail("a string", problem, "problem")
        help_link = _get("helpLink")
        if help_link is not None and type(help_link) is not str:
            _wire.fail("a string", help_link, "helpLink")
        _made.problem = problem
        _made.help_link = help_link
        _made.__class__ = cls
        _model: Self = _made
        return _model
