from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.service_failure_error import ServiceFailureError


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ServiceFailure(_wire_model.WireModel):
    """Error of newer services."""

    errors: list[ServiceFailureError]
    """What went wrong, one by one."""
    message: str | None = None
    """What went wrong."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("errors", "errors", True),
        ("message", "message", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        errors = _get("errors")
        from ..models.service_failure_error import ServiceFailureError

        errors = _wire.at("errors", _wire.list_of(ServiceFailureError.from_dict), errors)
        _wire_model.put(_made, "errors", errors)
        message = _get("message")
        if message is not None and type(message) is not str:
            _wire.fail("a string", message, "message")
        _made.errors = errors
        _made.message = message
        _made.__class__ = cls
        _model: Self = _made
        return _model
