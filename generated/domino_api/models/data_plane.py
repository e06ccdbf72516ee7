from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.data_plane_configuration import DataPlaneConfiguration
    from ..models.data_plane_status import DataPlaneStatus


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DataPlane(_wire_model.WireModel):
    """A cluster in which runs execute."""

    id: str
    """Its id."""
    name: str | None = None
    """Its name."""
    namespace: str | None = None
    """Its Kubernetes namespace."""
    is_local: bool | None = None
    """Whether it is in the deployment's own cluster."""
    configuration: DataPlaneConfiguration | None = None
    """How a data plane is set up."""
    status: DataPlaneStatus | None = None
    """How a data plane is doing."""
    is_healthy: bool | None = None
    """Whether it works."""
    is_archived: bool | None = None
    """Whether it is archived."""
    is_file_sync_disabled: bool | None = None
    """Whether file synchronization is off."""
    is_locked: bool | None = None
    """Whether it is locked."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", False),
        ("namespace", "namespace", False),
        ("is_local", "isLocal", False),
        ("configuration", "configuration", False),
        ("status", "status", False),
        ("is_healthy", "isHealthy", False),
        ("is_archived", "isArchived", False),
        ("is_file_sync_disabled", "isFileSyncDisabled", False),
        ("is_locked", "isLocked", False),
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
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        namespace = _get("namespace")
        if namespace is not None and type(namespace) is not str:
            _wire.fail("a string", namespace, "namespace")
        is_local = _get("isLocal")
        if is_local is not None and type(is_local) is not bool:
            _wire.fail("true or false", is_local, "isLocal")
        configuration = _get("configuration")
        if configuration is not None:
            from ..models.data_plane_configuration import DataPlaneConfiguration

            configuration = _wire.at("configuration", DataPlaneConfiguration.from_dict, configuration)
            _wire_model.put(_made, "configuration", configuration)
        status = _get("status")
        if status is not None:
            from ..models.data_plane_status import DataPlaneStatus

            status = _wire.at("status", DataPlaneStatus.from_dict, status)
            _wire_model.put(_made, "status", status)
        is_healthy = _get("isHealthy")
        if is_healthy is not None and type(is_healthy) is not bool:
            _wire.fail("true or false", is_healthy, "isHealthy")
        is_archived = _get("isArchived")
        if is_archived is not None and type(is_archived) is not bool:
            _wire.fail("true or false", is_archived, "isArchived")
        is_file_sync_disabled = _get("isFileSyncDisabled")
        if is_file_sync_disabled is not None and type(is_file_sync_disabled) is not bool:
            _wire.fail("true or false", is_file_sync_disabled, "isFileSyncDisabled")
        is_locked = _get("isLocked")
        if is_locked is not None and type(is_locked) is not bool:
            _wire.fail("true or false", is_locked, "isLocked")
        _made.id = id
        _made.name = name
        _made.namespace = namespace
        _made.is_local = is_local
        _made.configuration = configuration
        _made.status = status
        _made.is_healthy = is_healthy
        _made.is_archived = is_archived
        _made.is_file_sync_disabled = is_file_sync_disabled
        _made.is_locked = is_locked
        _made.__class__ = cls
        _model: Self = _made
        return _model
