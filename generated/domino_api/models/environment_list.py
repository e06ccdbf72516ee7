from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.listed_environment import ListedEnvironment


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentList(_wire_model.WireModel):
    """All environments, in short."""

    data: list[ListedEnvironment]
    """The environments."""
    object_type: str | None = None
    """Always `list`."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("data", "data", True),
        ("object_type", "objectType", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_envelope(wire, "data")
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        data = _get("data")
        from ..models.listed_environment import ListedEnvironment

        data = _wire.at("data", _wire.list_of(ListedEnvironment.from_dict), data)
        _wire_model.put(_made, "data", data)
        object_type = _get("objectType")
        if object_type is not None and type(object_type) is not str:
            _wire.fail("a string", object_type, "objectType")
        _made.data = data
        _made.object_type = object_type
        _made.__class__ = cls
        _model: Self = _made
        return _model
