from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.diagnostic_statistic import DiagnosticStatistic


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DiagnosticStatistics(_wire_model.WireModel):
    """What a run left in `dominostats.json` at the project's root."""

    is_error: bool | None = None
    """Whether the file could not be read."""
    data: list[DiagnosticStatistic] | None = None
    """The values."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_error", "isError", False),
        ("data", "data", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_error = _get("isError")
        if is_error is not None and type(is_error) is not bool:
            _wire.fail("true or false", is_error, "isError")
        data = _get("data")
        if data is not None:
            from ..models.diagnostic_statistic import DiagnosticStatistic

            data = _wire.at("data", _wire.list_of(DiagnosticStatistic.from_dict), data)
            _wire_model.put(_made, "data", data)
        _made.is_error = is_error
        _made.data = data
        _made.__class__ = cls
        _model: Self = _made
        return _model
