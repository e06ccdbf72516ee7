from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierFlags(_wire_model.WireModel):
    """What a tier is for."""

    is_default: bool | None = None
    """Whether it is the default tier."""
    is_visible: bool | None = None
    """Whether users see it."""
    is_global: bool | None = None
    """Whether all users may use it."""
    is_archived: bool | None = None
    """Whether it is archived."""
    is_free: bool | None = None
    """Whether it costs nothing."""
    is_data_analyst_tier: bool | None = None
    """Whether it is a tier for data analysts."""
    is_allowed_during_trial: bool | None = None
    """Whether trial users may use it."""
    is_model_api_tier: bool | None = None
    """Whether it is for model APIs."""
    is_default_for_model_api: bool | None = None
    """Whether it is the default for model APIs."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("is_default", "isDefault", False),
        ("is_visible", "isVisible", False),
        ("is_global", "isGlobal", False),
        ("is_archived", "isArchived", False),
        ("is_free", "isFree", False),
        ("is_data_analyst_tier", "isDataAnalystTier", False),
        ("is_allowed_during_trial", "isAllowedDuringTrial", False),
        ("is_model_api_tier", "isModelApiTier", False),
        ("is_default_for_model_api", "isDefaultForModelApi", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        is_default = _get("isDefault")
        if is_default is not None and type(is_default) is not bool:
            _wire.fail("true or false", is_default, "isDefault")
        is_visible = _get("isVisible")
        if is_visible is not None and type(is_visible) is not bool:
            _wire.fail("true or false", is_visible, "isVisible")
        is_global = _get("isGlobal")
        if is_global is not None and type(is_global) is not bool:
            _wire.fail("true or false", is_global, "isGlobal")
        is_archived = _get("isArchived")
        if is_archived is not None and type(is_archived) is not bool:
            _wire.fail("true or false", is_archived, "isArchived")
        is_free = _get("isFree")
        if is_free is not None and type(is_free) is not bool:
            _wire.fail("true or false", is_free, "isFree")
        is_data_analyst_tier = _get("isDataAnalystTier")
        if is_data_analyst_tier is not None and type(is_data_analyst_tier) is not bool:
            _wire.fail("true or false", is_data_analyst_tier, "isDataAnalystTier")
        is_allowed_during_trial = _get("isAllowedDuringTrial")
        if is_allowed_during_trial is not None and type(is_allowed_during_trial) is not bool:
            _wire.fail("true or false", is_allowed_during_trial, "isAllowedDuringTrial")
        is_model_api_tier = _get("isModelApiTier")
        if is_model_api_tier is not None and type(is_model_api_tier) is not bool:
            _wire.fail("true or false", is_model_api_tier, "isModelApiTier")
        is_default_for_model_api = _get("isDefaultForModelApi")
        if is_default_for_model_api is not None and type(is_default_for_model_api) is not bool:
            _wire.fail("true or false", is_default_for_model_api, "isDefaultForModelApi")
        _made.is_default = is_default
        _made.is_visible = is_visible
        _made.is_global = is_global
        _made.is_archived = is_archived
        _made.is_free = is_free
        _made.is_data_analyst_tier = is_data_analyst_tier
        _made.is_allowed_during_trial = is_allowed_during_trial
        _made.is_model_api_tier = is_model_api_tier
        _made.is_default_for_model_api = is_default_for_model_api
        _made.__class__ = cls
        _model: Self = _made
        return _model
