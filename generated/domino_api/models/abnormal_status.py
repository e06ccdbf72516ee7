from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class AbnormalStatus(_wire_model.WireModel):
    """What went wrong with a job."""

    run_failure_reason: str | None = None
    """Reason, in short."""
    run_failure_message: str | None = None
    """Reason, in a sentence."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run_failure_reason", "runFailureReason", False),
        ("run_failure_message", "runFailureMessage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        run_failure_reason = _get("runFailureReason")
        if run_failure_reason is not None and type(run_failure_reason) is not str:
            _wire.fail("a string", run_failure_reason, "runFailureReason")
        run_failure_message = _get("runFailureMessage")
        if run_failure_message is not None and type(run_failure_message) is not str:
            _wire.fail("a string", run_failure_message, "runFailureMessage")
        _made.run_failure_reason = run_failure_reason
        _made.run_failure_message = run_failure_message
        _made.__class__ = cls
        _model: Self = _made
        return _model
