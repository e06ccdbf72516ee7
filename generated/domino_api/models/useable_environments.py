from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.selected_environment import SelectedEnvironment
    from ..models.useable_environment import UseableEnvironment


@_wire_model.model(eq=False, repr=False, kw_only=True)
class UseableEnvironments(_wire_model.WireModel):
    """Environments that a project may use (`UseableProjectEnvironmentsDTO`)."""

    environments: list[UseableEnvironment]
    """All that it may use."""
    currently_selected_environment: SelectedEnvironment | None = None
    """The one that its executions have, unless they name another."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("environments", "environments", True),
        ("currently_selected_environment", "currentlySelectedEnvironment", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        environments = _get("environments")
        from ..models.useable_environment import UseableEnvironment

        environments = _wire.at("environments", _wire.list_of(UseableEnvironment.from_dict), environments)
        _wire_model.put(_made, "environments", environments)
        currently_selected_environment = _get("currentlySelectedEnvironment")
        if currently_selected_environment is not None:
            from ..models.selected_environment import SelectedEnvironment

            currently_selected_environment = _wire.at(
                "currentlySelectedEnvironment", SelectedEnvironment.from_dict, currently_selected_environment
            )
            _wire_model.put(_made, "currentlySelectedEnvironment", currently_selected_environment)
        _made.environments = environments
        _made.currently_selected_environment = currently_selected_environment
        _made.__class__ = cls
        _model: Self = _made
        return _model
