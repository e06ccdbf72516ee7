from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunStarted(_wire_model.WireModel):
    """Reply to a start. The run itself comes from getRun."""

    run_id: str
    """Id of the new run."""
    message: str | None = None
    """A sentence for people with the run's address."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run_id", "runId", True),
        ("message", "message", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        run_id = _get("runId")
        if type(run_id) is not str:
            _wire.fail("a string", run_id, "runId")
        message = _get("message")
        if message is not None and type(message) is not str:
            _wire.fail("a string", message, "message")
        _made.run_id = run_id
        _made.message = message
        _made.__class__ = cls
        _model: Self = _made
        return _model
