from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, kw_only=True)
class AbnormalStatus(_wire_model.WireModel):
    """What went wrong with a job."""

    run_failure_reason: str | None = None
    """Reason, in short."""
    run_failure_message: str | None = None
    """Reason, in a sentence."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run_failure_reason", "runFailureReason", False),
        ("run_failure_message", "runFailureMessage", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
        _get = _source.get
        run_failure_reason = _get("runFailureReason")
        if run_failure_reason is not None and type(run_failure_reason) is not str:
            _wire.fail("a string", run_failure_reason, "runFailureReason")
        run_failure_message = _get("runFailureMessage")
        if run_failure_message is not None and type(run_failure_message) is not str:
            _wire.fail("a string", run_failure_message, "runFailureMessage")
        _made.run_failure_reason = run_failure_reason
        _made.run_failure_message = run_failure_message
        _made._wire = _source
        return _model
