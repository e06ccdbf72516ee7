from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.data_plane_state import DataPlaneState


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DataPlaneStatus(_wire_model.WireModel):
    """How a data plane is doing."""

    state: DataPlaneState | None = None
    """State of a data plane. An open enum: unknown values are kept."""
    message: str | None = None
    """A sentence for people."""
    agent_version: str | None = None
    """Version of its agent."""
    catalog_version: str | None = None
    """Version of its catalog."""
    kubernetes_version: str | None = None
    """Version of Kubernetes."""
    last_heartbeat_timestamp: int | None = None
    """When it was last heard of; the unit is not documented."""
    requires_upgrade: bool | None = None
    """Whether it must be upgraded."""
    supports_upgrade: bool | None = None
    """Whether it can be upgraded."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("state", "state", False),
        ("message", "message", False),
        ("agent_version", "agentVersion", False),
        ("catalog_version", "catalogVersion", False),
        ("kubernetes_version", "kubernetesVersion", False),
        ("last_heartbeat_timestamp", "lastHeartbeatTimestamp", False),
        ("requires_upgrade", "requiresUpgrade", False),
        ("supports_upgrade", "supportsUpgrade", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        state = _get("state")
        if state is not None:
            state = _wire.at("state", DataPlaneState.of, state)
        message = _get("message")
        if message is not None and type(message) is not str:
            _wire.fail("a string", message, "message")
        agent_version = _get("agentVersion")
        if agent_version is not None and type(agent_version) is not str:
            _wire.fail("a string", agent_version, "agentVersion")
        catalog_version = _get("catalogVersion")
        if catalog_version is not None and type(catalog_version) is not str:
            _wire.fail("a string", catalog_version, "catalogVersion")
        kubernetes_version = _get("kubernetesVersion")
        if kubernetes_version is not None and type(kubernetes_version) is not str:
            _wire.fail("a string", kubernetes_version, "kubernetesVersion")
        last_heartbeat_timestamp = _get("lastHeartbeatTimestamp")
        if last_heartbeat_timestamp is not None and type(last_heartbeat_timestamp) is not int:
            last_heartbeat_timestamp = _wire.at("lastHeartbeatTimestamp", _wire.integer, last_heartbeat_timestamp)
        requires_upgrade = _get("requiresUpgrade")
        if requires_upgrade is not None and type(requires_upgrade) is not bool:
            _wire.fail("true or false", requires_upgrade, "requiresUpgrade")
        supports_upgrade = _get("supportsUpgrade")
        if supports_upgrade is not None and type(supports_upgrade) is not bool:
            _wire.fail("true or false", supports_upgrade, "supportsUpgrade")
        _made.state = state
        _made.message = message
        _made.agent_version = agent_version
        _made.catalog_version = catalog_version
        _made.kubernetes_version = kubernetes_version
        _made.last_heartbeat_timestamp = last_heartbeat_timestamp
        _made.requires_upgrade = requires_upgrade
        _made.supports_upgrade = supports_upgrade
        _made.__class__ = cls
        _model: Self = _made
        return _model
