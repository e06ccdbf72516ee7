from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.hardware_tier_cluster_type import HardwareTierClusterType

if TYPE_CHECKING:
    from ..models.hardware_tier_capacity import HardwareTierCapacity
    from ..models.hardware_tier_capacity_type_restrictions import (
        HardwareTierCapacityTypeRestrictions,
    )
    from ..models.hardware_tier_compute_cluster_restrictions import (
        HardwareTierComputeClusterRestrictions,
    )
    from ..models.hardware_tier_flags import HardwareTierFlags
    from ..models.hardware_tier_gpu_configuration import HardwareTierGpuConfiguration
    from ..models.hardware_tier_overprovisioning import HardwareTierOverprovisioning
    from ..models.hardware_tier_pod_customization import HardwareTierPodCustomization
    from ..models.hardware_tier_resources import HardwareTierResources


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTier(_wire_model.WireModel):
    """A kind of machine. startRun takes its `name`; v4 and public jobs take its `id`."""

    id: str
    """Its id, free text."""
    name: str
    """Its name for people."""
    hwt_resources: HardwareTierResources | None = None
    """What a machine of the tier has. Numbers need not be whole."""
    hwt_flags: HardwareTierFlags | None = None
    """What a tier is for."""
    cluster_type: HardwareTierClusterType | None = None
    """Kind of infrastructure."""
    gpu_configuration: HardwareTierGpuConfiguration | None = None
    """Its GPUs."""
    cents_per_minute: float | None = None
    """Price, in cents per minute."""
    creation_time: datetime.datetime | None = None
    """When it was created."""
    update_time: datetime.datetime | None = None
    """When it was last changed."""
    node_pool: str | None = None
    """Pool of nodes it runs on."""
    capacity_type_restrictions: HardwareTierCapacityTypeRestrictions | None = None
    """Limits on how machines are bought."""
    compute_cluster_restrictions: HardwareTierComputeClusterRestrictions | None = None
    """Limits to certain compute clusters."""
    max_simultaneous_executions: int | None = None
    """How many runs may use it at once."""
    overprovisioning: HardwareTierOverprovisioning | None = None
    """Machines kept ready."""
    pod_customization: HardwareTierPodCustomization | None = None
    """What a tier adds to its Kubernetes pods."""
    data_plane_id: str | None = None
    """Id of its data plane."""
    capacity: HardwareTierCapacity | None = None
    """How busy it is; normally beside the tier, not in it."""
    tags: list[str] | None = None
    """Its tags."""
    availability_zones: list[str] | None = None
    """Zones it may run in."""
    metadata: dict[str, str] | None = None
    """A map from names to text."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("name", "name", True),
        ("hwt_resources", "hwtResources", False),
        ("hwt_flags", "hwtFlags", False),
        ("cluster_type", "clusterType", False),
        ("gpu_configuration", "gpuConfiguration", False),
        ("cents_per_minute", "centsPerMinute", False),
        ("creation_time", "creationTime", False),
        ("update_time", "updateTime", False),
        ("node_pool", "nodePool", False),
        ("capacity_type_restrictions", "capacityTypeRestrictions", False),
        ("compute_cluster_restrictions", "computeClusterRestrictions", False),
        ("max_simultaneous_executions", "maxSimultaneousExecutions", False),
        ("overprovisioning", "overprovisioning", False),
        ("pod_customization", "podCustomization", False),
        ("data_plane_id", "dataPlaneId", False),
        ("capacity", "capacity", False),
        ("tags", "tags", False),
        ("availability_zones", "availabilityZones", False),
        ("metadata", "metadata", False),
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
        if type(name) is not str:
            _wire.fail("a string", name, "name")
        hwt_resources = _get("hwtResources")
        if hwt_resources is not None:
            from ..models.hardware_tier_resources import HardwareTierResources

            hwt_resources = _wire.at("hwtResources", HardwareTierResources.from_dict, hwt_resources)
            _wire_model.put(_made, "hwtResources", hwt_resources)
        hwt_flags = _get("hwtFlags")
        if hwt_flags is not None:
            from ..models.hardware_tier_flags import HardwareTierFlags

            hwt_flags = _wire.at("hwtFlags", HardwareTierFlags.from_dict, hwt_flags)
            _wire_model.put(_made, "hwtFlags", hwt_flags)
        cluster_type = _get("clusterType")
        if cluster_type is not None:
            cluster_type = _wire.at("clusterType", HardwareTierClusterType.of, cluster_type)
        gpu_configuration = _get("gpuConfiguration")
        if gpu_configuration is not None:
            from ..models.hardware_tier_gpu_configuration import (
                HardwareTierGpuConfiguration,
            )

            gpu_configuration = _wire.at("gpuConfiguration", HardwareTierGpuConfiguration.from_dict, gpu_configuration)
            _wire_model.put(_made, "gpuConfiguration", gpu_configuration)
        cents_per_minute = _get("centsPerMinute")
        if cents_per_minute is not None:
            cents_per_minute = _wire.at("centsPerMinute", _wire.number, cents_per_minute)
        creation_time = _get("creationTime")
        if creation_time is not None:
            creation_time = _wire.if_readable(_wire.timestamp, creation_time)
        update_time = _get("updateTime")
        if update_time is not None:
            update_time = _wire.if_readable(_wire.timestamp, update_time)
        node_pool = _get("nodePool")
        if node_pool is not None and type(node_pool) is not str:
            _wire.fail("a string", node_pool, "nodePool")
        capacity_type_restrictions = _get("capacityTypeRestrictions")
        if capacity_type_restrictions is not None:
            from ..models.hardware_tier_capacity_type_restrictions import (
                HardwareTierCapacityTypeRestrictions,
            )

            capacity_type_restrictions = _wire.at(
                "capacityTypeRestrictions", HardwareTierCapacityTypeRestrictions.from_dict, capacity_type_restrictions
            )
            _wire_model.put(_made, "capacityTypeRestrictions", capacity_type_restrictions)
        compute_cluster_restrictions = _get("computeClusterRestrictions")
        if compute_cluster_restrictions is not None:
            from ..models.hardware_tier_compute_cluster_restrictions import (
                HardwareTierComputeClusterRestrictions,
            )

            compute_cluster_restrictions = _wire.at(
                "computeClusterRestrictions",
                HardwareTierComputeClusterRestrictions.from_dict,
                compute_cluster_restrictions,
            )
            _wire_model.put(_made, "computeClusterRestrictions", compute_cluster_restrictions)
        max_simultaneous_executions = _get("maxSimultaneousExecutions")
        if max_simultaneous_executions is not None and type(max_simultaneous_executions) is not int:
            max_simultaneous_executions = _wire.at(
                "maxSimultaneousExecutions", _wire.integer, max_simultaneous_executions
            )
        overprovisioning = _get("overprovisioning")
        if overprovisioning is not None:
            from ..models.hardware_tier_overprovisioning import (
                HardwareTierOverprovisioning,
            )

            overprovisioning = _wire.at("overprovisioning", HardwareTierOverprovisioning.from_dict, overprovisioning)
            _wire_model.put(_made, "overprovisioning", overprovisioning)
        pod_customization = _get("podCustomization")
        if pod_customization is not None:
            from ..models.hardware_tier_pod_customization import (
                HardwareTierPodCustomization,
            )

            pod_customization = _wire.at("podCustomization", HardwareTierPodCustomization.from_dict, pod_customization)
            _wire_model.put(_made, "podCustomization", pod_customization)
        data_plane_id = _get("dataPlaneId")
        if data_plane_id is not None and type(data_plane_id) is not str:
            _wire.fail("a string", data_plane_id, "dataPlaneId")
        capacity = _get("capacity")
        if capacity is not None:
            from ..models.hardware_tier_capacity import HardwareTierCapacity

            capacity = _wire.at("capacity", HardwareTierCapacity.from_dict, capacity)
            _wire_model.put(_made, "capacity", capacity)
        tags = _get("tags")
        if tags is not None:
            tags = _wire.at("tags", _wire.list_of(_wire.text), tags)
        availability_zones = _get("availabilityZones")
        if availability_zones is not None:
            availability_zones = _wire.at("availabilityZones", _wire.list_of(_wire.text), availability_zones)
        metadata = _get("metadata")
        if metadata is not None:
            metadata = _wire.at("metadata", _wire.map_of(_wire.text), metadata)
        _made.id = id
        _made.name = name
        _made.hwt_resources = hwt_resources
        _made.hwt_flags = hwt_flags
        _made.cluster_type = cluster_type
        _made.gpu_configuration = gpu_configuration
        _made.cents_per_minute = cents_per_minute
        _made.creation_time = creation_time
        _made.update_time = update_time
        _made.node_pool = node_pool
        _made.capacity_type_restrictions = capacity_type_restrictions
        _made.compute_cluster_restrictions = compute_cluster_restrictions
        _made.max_simultaneous_executions = max_simultaneous_executions
        _made.overprovisioning = overprovisioning
        _made.pod_customization = pod_customization
        _made.data_plane_id = data_plane_id
        _made.capacity = capacity
        _made.tags = tags
        _made.availability_zones = availability_zones
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
