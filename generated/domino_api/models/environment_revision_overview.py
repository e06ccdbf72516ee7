from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_revision_status import EnvironmentRevisionStatus

if TYPE_CHECKING:
    from ..models.environment_tool_definition import EnvironmentToolDefinition


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentRevisionOverview(_wire_model.WireModel):
    """A revision in short, as v4 tells it (`RevisionOverview`)."""

    id: str
    """Its id."""
    number: int | None = None
    """Its number"""
    status: EnvironmentRevisionStatus | None = None
    """How its build stands."""
    url: str | None = None
    """Its page."""
    available_tools: list[EnvironmentToolDefinition] | None = None
    """Tools of workspaces in it."""
    tags: list[str] | None = None
    """Its tags."""
    is_restricted: bool | None = None
    """Whether restricted projects use it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("number", "number", False),
        ("status", "status", False),
        ("url", "url", False),
        ("available_tools", "availableTools", False),
        ("tags", "tags", False),
        ("is_restricted", "isRestricted", False),
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
            status = _wire.at("status", EnvironmentRevisionStatus.of, status)
        url = _get("url")
        if url is not None and type(url) is not str:
            _wire.fail("a string", url, "url")
        available_tools = _get("availableTools")
        if available_tools is not None:
            from ..models.environment_tool_definition import EnvironmentToolDefinition

            available_tools = _wire.at(
                "availableTools", _wire.list_of(EnvironmentToolDefinition.from_dict), available_tools
            )
            _wire_model.put(_made, "availableTools", available_tools)
        tags = _get("tags")
        if tags is not None:
            tags = _wire.at("tags", _wire.list_of(_wire.text), tags)
        is_restricted = _get("isRestricted")
        if is_restricted is not None and type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        _made.id = id
        _made.number = number
        _made.status = status
        _made.url = url
        _made.available_tools = available_tools
        _made.tags = tags
        _made.is_restricted = is_restricted
        _made.__class__ = cls
        _model: Self = _made
        return _model
