from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.service_failure_detail import ServiceFailureDetail


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ServiceFailureError(_wire_model.WireModel):
    """One error of a newer service."""

    code: str | None = None
    """Code of the error."""
    message: str | None = None
    """What went wrong."""
    details: list[ServiceFailureDetail] | None = None
    """What is wrong with which field."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("code", "code", False),
        ("message", "message", False),
        ("details", "details", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        code = _get("code")
        if code is not None and type(code) is not str:
            _wire.fail("a string", code, "code")
        message = _get("message")
        if message is not None and type(message) is not str:
            _wire.fail("a string", message, "message")
        details = _get("details")
        if details is not None:
            from ..models.service_failure_detail import ServiceFailureDetail

            details = _wire.at("details", _wire.list_of(ServiceFailureDetail.from_dict), details)
            _wire_model.put(_made, "details", details)
        _made.code = code
        _made.message = message
        _made.details = details
        _made.__class__ = cls
        _model: Self = _made
        return _model
