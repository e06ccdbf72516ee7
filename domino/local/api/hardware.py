"""Hardware tiers as v4 shows them."""

from __future__ import annotations

from datetime import datetime, timezone

from domino.local.settings import HardwareTier

_DATA_PLANE: dict[str, object] = {
    "id": "0" * 24,
    "name": "Local",
    "namespace": "domino-local",
    "isLocal": True,
    "configuration": {},
    "status": {
        "state": "Healthy",
        "message": "",
        "agentVersion": "",
        "catalogVersion": "",
        "requiresUpgrade": False,
        "supportsUpgrade": False,
    },
    "isHealthy": True,
    "isArchived": False,
    "isFileSyncDisabled": False,
    "isLocked": False,
}


def show_tier(tier: HardwareTier, *, slots: int, executing: int, queued: int, created: int) -> dict[str, object]:
    """Return a tier with its capacity and data plane.

    Args:
        tier: the tier.
        slots: how many runs can execute at a time.
        executing: how many do.
        queued: how many wait.
        created: since when the tier exists, in milliseconds since 1970.
    """
    free = max(0, slots - executing)
    capacity = {
        "currentNumberOfExecutors": 1,
        "maximumNumberOfExecutors": 1,
        "numberOfCurrentlyExecutingRuns": executing,
        "numberOfQueuedRuns": queued,
        "maximumConcurrentRuns": slots,
        "availableCapacityWithoutLaunching": free,
        "maximumAvailableCapacity": free,
        "capacityLevel": "CAN_EXECUTE_WITH_CURRENT_INSTANCES" if free else "FULL",
    }
    return {"hardwareTier": _show_hardware(tier, created), "capacity": capacity, "dataPlane": _DATA_PLANE}


def _show_hardware(tier: HardwareTier, created: int) -> dict[str, object]:
    time = datetime.fromtimestamp(created / 1000, timezone.utc).isoformat(timespec="milliseconds")
    flags = {
        "isDefault": tier.is_default,
        "isVisible": True,
        "isGlobal": True,
        "isArchived": False,
        "isFree": False,
        "isDataAnalystTier": False,
        "isAllowedDuringTrial": False,
        "isModelApiTier": False,
        "isDefaultForModelApi": False,
    }
    return {
        "id": tier.id,
        "name": tier.name,
        "hwtResources": {
            "cores": tier.cores,
            "coresLimit": None,
            "memory": {"value": tier.memory_gib, "unit": "GiB"},
            "memoryLimit": None,
            "memorySwapLimit": None,
            "allowSharedMemoryToExceedDefault": False,
            "sharedMemoryLimit": None,
        },
        "hwtFlags": flags,
        "clusterType": "Kubernetes",
        "gpuConfiguration": {"numberOfGpus": tier.gpus, "gpuKey": "nvidia.com/gpu"} if tier.gpus else None,
        "centsPerMinute": tier.cents_per_minute,
        "creationTime": time.replace("+00:00", "Z"),
        "updateTime": time.replace("+00:00", "Z"),
        "nodePool": "default",
        "capacityTypeRestrictions": None,
        "computeClusterRestrictions": None,
        "maxSimultaneousExecutions": None,
        "overprovisioning": None,
        "podCustomization": {
            "additionalRequests": {},
            "additionalLimits": {},
            "additionalAnnotations": {},
            "additionalLabels": {},
            "hugepages": {},
            "capabilities": [],
        },
        "dataPlaneId": "0" * 24,
        "tags": [],
        "availabilityZones": None,
        "metadata": {},
    }
