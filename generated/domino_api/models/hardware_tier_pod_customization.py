from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.string_map import StringMap


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierPodCustomization(_wire_model.WireModel):
    """What a tier adds to its Kubernetes pods."""

    additional_requests: StringMap | None = None
    """A map from names to text."""
    additional_limits: StringMap | None = None
    """A map from names to text."""
    additional_annotations: StringMap | None = None
    """A map from names to text."""
    additional_labels: StringMap | None = None
    """A map from names to text."""
    hugepages: StringMap | None = None
    """A map from names to text."""
    capabilities: list[str] | None = None
    """Linux capabilities."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("additional_requests", "additionalRequests", False),
        ("additional_limits", "additionalLimits", False),
        ("additional_annotations", "additionalAnnotations", False),
        ("additional_labels", "additionalLabels", False),
        ("hugepages", "hugepages", False),
        ("capabilities", "capabilities", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        additional_requests = _get("additionalRequests")
        if additional_requests is not None:
            from ..models.string_map import StringMap

            additional_requests = _wire.at("additionalRequests", StringMap.from_dict, additional_requests)
            _wire_model.put(_made, "additionalRequests", additional_requests)
        additional_limits = _get("additionalLimits")
        if additional_limits is not None:
            from ..models.string_map import StringMap

            additional_limits = _wire.at("additionalLimits", StringMap.from_dict, additional_limits)
            _wire_model.put(_made, "additionalLimits", additional_limits)
        additional_annotations = _get("additionalAnnotations")
        if additional_annotations is not None:
            from ..models.string_map import StringMap

            additional_annotations = _wire.at("additionalAnnotations", StringMap.from_dict, additional_annotations)
            _wire_model.put(_made, "additionalAnnotations", additional_annotations)
        additional_labels = _get("additionalLabels")
        if additional_labels is not None:
            from ..models.string_map import StringMap

            additional_labels = _wire.at("additionalLabels", StringMap.from_dict, additional_labels)
            _wire_model.put(_made, "additionalLabels", additional_labels)
        hugepages = _get("hugepages")
        if hugepages is not None:
            from ..models.string_map import StringMap

            hugepages = _wire.at("hugepages", StringMap.from_dict, hugepages)
            _wire_model.put(_made, "hugepages", hugepages)
        capabilities = _get("capabilities")
        if capabilities is not None:
            capabilities = _wire.at("capabilities", _wire.list_of(_wire.text), capabilities)
        _made.additional_requests = additional_requests
        _made.additional_limits = additional_limits
        _made.additional_annotations = additional_annotations
        _made.additional_labels = additional_labels
        _made.hugepages = hugepages
        _made.capabilities = capabilities
        _made.__class__ = cls
        _model: Self = _made
        return _model
