from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_build_status import EnvironmentBuildStatus

if TYPE_CHECKING:
    from ..models.environment_tool import EnvironmentTool


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentRevisionState(_wire_model.WireModel):
    """A revision, and how its build stands (`EnvironmentRevisionV1`)."""

    id: str
    """Its id."""
    number: int | None = None
    """Its number, which counts up."""
    status: EnvironmentBuildStatus | None = None
    """How the build of a revision stands. An open enum: unknown values are kept."""
    available_tools: list[EnvironmentTool] | None = None
    """Tools of workspaces in it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("number", "number", False),
        ("status", "status", False),
        ("available_tools", "availableTools", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        number = _get("number")
        if number is not None and type(number) is not int:
            number = _wire.at("number", _wire.integer, number)
        status = _get("status")
        if status is not None:
            status = _wire.at("status", EnvironmentBuildStatus.of, status)
        available_tools = _get("availableTools")
        if available_tools is not None:
            from ..models.environment_tool import EnvironmentTool

            available_tools = _wire.at("availableTools", _wire.list_of(EnvironmentTool.from_dict), available_tools)
            _wire_model.put(_made, "availableTools", available_tools)
        _made.id = id
        _made.number = number
        _made.status = status
        _made.available_tools = available_tools
        _made.__class__ = cls
        _model: Self = _made
        return _model
