from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.service_failure_error import ServiceFailureError


@_wire_model.model(eq=False, kw_only=True)
class ServiceFailure(_wire_model.WireModel):
    """Error of newer services."""

    errors: list[ServiceFailureError]
    """What went wrong, one by one."""
    message: str | None = None
    """What went wrong."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("errors", "errors", True),
        ("message", "message", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
        _get = _source.get
        errors = _get("errors")
        from ..models.service_failure_error import ServiceFailureError

        errors = _wire.at("errors", _wire.list_of(ServiceFailureError.from_dict), errors)
        message = _get("message")
        if message is not None and type(message) is not str:
            _wire.fail("a string", message, "message")
        _made.errors = errors
        _made.message = message
        _made._wire = _source
        return _model
