from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class QueuedJobHistoryDetails(_wire_model.WireModel):
    """How long a queued job is expected to wait."""

    expected_wait: str | None = None
    """Expected wait, as text."""
    explanation: str | None = None
    """Why."""
    help_text: str | None = None
    """What can be done."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("expected_wait", "expectedWait", False),
        ("explanation", "explanation", False),
        ("help_text", "helpText", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        expected_wait = _get("expectedWait")
        if expected_wait is not None and type(expected_wait) is not str:
            _wire.fail("a string", expected_wait, "expectedWait")
        explanation = _get("explanation")
        if explanation is not None and type(explanation) is not str:
            _wire.fail("a string", explanation, "explanation")
        help_text = _get("helpText")
        if help_text is not None and type(help_text) is not str:
            _wire.fail("a string", help_text, "helpText")
        _made.expected_wait = expected_wait
        _made.explanation = explanation
        _made.help_text = help_text
        _made.__class__ = cls
        _model: Self = _made
        return _model
