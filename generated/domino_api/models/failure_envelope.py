from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class FailureEnvelope(_wire_model.WireModel):
    """Error of the public API, for 401, 403, 413, 422 and 429. Also seen without `requestId`."""

    errors: list[str]
    """What went wrong."""
    request_id: str | None = None
    """Tells the operators which request it was."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("errors", "errors", True),
        ("request_id", "requestId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        errors = _get("errors")
        errors = _wire.at("errors", _wire.list_of(_wire.text), errors)
        request_id = _get("requestId")
        if request_id is not None and type(request_id) is not str:
            _wire.fail("a string", request_id, "requestId")
        _made.errors = errors
        _made.request_id = request_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
