from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.diagnostic_statistic import DiagnosticStatistic


@_wire_model.model(eq=False, kw_only=True)
class DiagnosticStatistics(_wire_model.WireModel):
    """What a run left in `dominostats.json` at the project's root."""

    is_error: bool | None = None
    """Whether the file could not be read."""
    data: list[DiagnosticStatistic] | None = None
    """The values."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_error", "isError", False),
        ("data", "data", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
        _get = _source.get
        is_error = _get("isError")
        if is_error is not None and type(is_error) is not bool:
            _wire.fail("true or false", is_error, "isError")
        data = _get("data")
        if data is not None:
            from ..models.diagnostic_statistic import DiagnosticStatistic

            data = _wire.at("data", _wire.list_of(DiagnosticStatistic.from_dict), data)
        _made.is_error = is_error
        _made.data = data
        _made._wire = _source
        return _model
