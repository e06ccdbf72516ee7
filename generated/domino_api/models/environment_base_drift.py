from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.base_revision import BaseRevision


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentBaseDrift(_wire_model.WireModel):
    """Whether what an environment is built on has moved on."""

    is_outdated: bool | None = None
    """Whether it has."""
    base_of_active_revision: BaseRevision | None = None
    """A revision that others are built on."""
    active_revision_of_base_environment: BaseRevision | None = None
    """A revision that others are built on."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_outdated", "isOutdated", False),
        ("base_of_active_revision", "baseOfActiveRevision", False),
        ("active_revision_of_base_environment", "activeRevisionOfBaseEnvironment", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_outdated = _get("isOutdated")
        if is_outdated is not None and type(is_outdated) is not bool:
            _wire.fail("true or false", is_outdated, "isOutdated")
        base_of_active_revision = _get("baseOfActiveRevision")
        if base_of_active_revision is not None:
            from ..models.base_revision import BaseRevision

            base_of_active_revision = _wire.at("baseOfActiveRevision", BaseRevision.from_dict, base_of_active_revision)
            _wire_model.put(_made, "baseOfActiveRevision", base_of_active_revision)
        active_revision_of_base_environment = _get("activeRevisionOfBaseEnvironment")
        if active_revision_of_base_environment is not None:
            from ..models.base_revision import BaseRevision

            active_revision_of_base_environment = _wire.at(
                "activeRevisionOfBaseEnvironment", BaseRevision.from_dict, active_revision_of_base_environment
            )
            _wire_model.put(_made, "activeRevisionOfBaseEnvironment", active_revision_of_base_environment)
        _made.is_outdated = is_outdated
        _made.base_of_active_revision = base_of_active_revision
        _made.active_revision_of_base_environment = active_revision_of_base_environment
        _made.__class__ = cls
        _model: Self = _made
        return _model
