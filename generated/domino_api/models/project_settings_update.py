from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.environment_revision_rule import EnvironmentRevisionRule

if TYPE_CHECKING:
    from ..models.environment_revision import EnvironmentRevision


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectSettingsUpdate(_wire_model.WireModel):
    """What changes in the settings of a project."""

    default_environment_id: str | None = None
    """Id of the environment."""
    default_environment_revision_spec: EnvironmentRevisionRule | EnvironmentRevision | None = None
    """Revision of that environment: a rule, or one revision by its id."""
    default_hardware_tier_id: str | None = None
    """Id of the hardware tier."""
    default_volume_size_gi_b: float | None = None
    """Size of the volume, in GiB."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("default_environment_id", "defaultEnvironmentId", False),
        ("default_environment_revision_spec", "defaultEnvironmentRevisionSpec", False),
        ("default_hardware_tier_id", "defaultHardwareTierId", False),
        ("default_volume_size_gi_b", "defaultVolumeSizeGiB", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        default_environment_id = _get("defaultEnvironmentId")
        if default_environment_id is not None and type(default_environment_id) is not str:
            _wire.fail("a string", default_environment_id, "defaultEnvironmentId")
        default_environment_revision_spec = _get("defaultEnvironmentRevisionSpec")
        if default_environment_revision_spec is not None:
            from ..models.environment_revision import EnvironmentRevision

            default_environment_revision_spec = _wire.at(
                "defaultEnvironmentRevisionSpec",
                _wire.one_of(EnvironmentRevisionRule.of, EnvironmentRevision.from_dict),
                default_environment_revision_spec,
            )
        default_hardware_tier_id = _get("defaultHardwareTierId")
        if default_hardware_tier_id is not None and type(default_hardware_tier_id) is not str:
            _wire.fail("a string", default_hardware_tier_id, "defaultHardwareTierId")
        default_volume_size_gi_b = _get("defaultVolumeSizeGiB")
        if default_volume_size_gi_b is not None:
            default_volume_size_gi_b = _wire.at("defaultVolumeSizeGiB", _wire.number, default_volume_size_gi_b)
        _made.default_environment_id = default_environment_id
        _made.default_environment_revision_spec = default_environment_revision_spec
        _made.default_hardware_tier_id = default_hardware_tier_id
        _made.default_volume_size_gi_b = default_volume_size_gi_b
        _made.__class__ = cls
        _model: Self = _made
        return _model
