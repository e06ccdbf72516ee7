from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierPodCustomization(_wire_model.WireModel):
    """What a tier adds to its Kubernetes pods."""

    additional_requests: dict[str, str] | None = None
    """A map from names to text."""
    additional_limits: dict[str, str] | None = None
    """A map from names to text."""
    additional_annotations: dict[str, str] | None = None
    """A map from names to text."""
    additional_labels: dict[str, str] | None = None
    """A map from names to text."""
    hugepages: dict[str, str] | None = None
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
            additional_requests = _wire.at("additionalRequests", _wire.map_of(_wire.text), additional_requests)
        additional_limits = _get("additionalLimits")
        if additional_limits is not None:
            additional_limits = _wire.at("additionalLimits", _wire.map_of(_wire.text), additional_limits)
        additional_annotations = _get("additionalAnnotations")
        if additional_annotations is not None:
            additional_annotations = _wire.at("additionalAnnotations", _wire.map_of(_wire.text), additional_annotations)
        additional_labels = _get("additionalLabels")
        if additional_labels is not None:
            additional_labels = _wire.at("additionalLabels", _wire.map_of(_wire.text), additional_labels)
        hugepages = _get("hugepages")
        if hugepages is not None:
            hugepages = _wire.at("hugepages", _wire.map_of(_wire.text), hugepages)
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
