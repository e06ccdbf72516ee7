"""Hardware tiers and environments, as the server would reply with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domino.types import Environment, HardwareTierWithCapacity, PublicClusterType, PublicEnvironmentVisibility

from ._replies import example_of
from ._values import USER_ID, new_id

__all__ = ["make_environment", "make_hardware_tier"]


def make_hardware_tier(
    name: str = "Small",
    *,
    id: str | None = None,
    cores: float = 1.0,
    memory_gib: float = 4.0,
    gpus: int = 0,
    cents_per_minute: float = 1.0,
    is_default: bool = False,
    queued_runs: int = 0,
    more: Mapping[str, Any] | None = None,
) -> HardwareTierWithCapacity:
    """Create a hardware tier, as `hardware_tiers_list` lists it.

    Args:
        name: Its name, which you pass to a start as `hardware_tier_name=`.
        id: Any text. Default: made from the name, such as `small-k8s`.
        cores: The number of processors.
        memory_gib: The memory in GiB.
        gpus: The number of graphics processors.
        cents_per_minute: The price.
        is_default: Whether it is used when a start names no tier.
        queued_runs: How many runs are waiting for it.
        more: Fields of the tier by their names on the wire, which replace those above: `{"nodePool": "gpu"}`.

    Raises:
        domino_api.wire.ShapeError: A field in `more` has the wrong type.
    """
    example = example_of(HardwareTierWithCapacity)
    tier = example["hardwareTier"]
    return HardwareTierWithCapacity.from_dict(
        {
            **example,
            "hardwareTier": {
                **tier,
                "id": id or f"{name.lower().replace(' ', '-')}-k8s",
                "name": name,
                "hwtResources": {
                    **tier["hwtResources"],
                    "cores": cores,
                    "memory": {"value": memory_gib, "unit": "GiB"},
                },
                "hwtFlags": {**tier["hwtFlags"], "isDefault": is_default, "isFree": not cents_per_minute},
                "gpuConfiguration": {"numberOfGpus": gpus, "gpuKey": "nvidia.com/gpu"} if gpus else None,
                "centsPerMinute": cents_per_minute,
                "capacityTypeRestrictions": None,
                "computeClusterRestrictions": None,
                "overprovisioning": None,
                "availabilityZones": None,
                **(more or {}),
            },
            "capacity": {**example["capacity"], "numberOfQueuedRuns": queued_runs},
        }
    )


def make_environment(
    name: str = "Domino Standard Environment",
    *,
    id: str | None = None,
    owner: str | None = "owner",
    visibility: PublicEnvironmentVisibility | str = PublicEnvironmentVisibility.PRIVATE,
    revision: int = 1,
    is_archived: bool = False,
    supported_clusters: Iterable[PublicClusterType | str] = (),
    more: Mapping[str, Any] | None = None,
) -> Environment:
    """Create an environment, as `environments_iter` yields it.

    Args:
        name: Its name, which you can also pass to a start as `environment_id=`.
        id: 24 hexadecimal digits. Default: an id that no other name has.
        owner: The user who owns it; None for nobody.
        visibility: Who can see it.
        revision: The number of its latest revision, which is also the selected one.
        is_archived: Whether it is archived.
        supported_clusters: The kinds of compute clusters that it can be used for.
        more: Fields by their names on the wire, which replace those above.

    Raises:
        domino_api.wire.ShapeError: A field in `more` has the wrong type.
    """
    number = new_id("environment", name) if id is None else id
    state: dict[str, object] = {
        "id": new_id("revision", f"{number} {revision}"),
        "number": revision,
        "status": "succeeded",
        "availableTools": [],
    }
    is_owner = owner == "owner"
    belongs = {"id": USER_ID if is_owner else new_id("user", owner or ""), "ownerType": "individual", "username": owner}
    return Environment.from_dict(
        {
            "id": number,
            "name": name,
            "visibility": str(visibility),
            **({} if owner is None else {"owner": belongs}),
            "archived": is_archived,
            "latestRevision": state,
            "selectedRevision": state,
            "supportedClusters": [str(each) for each in supported_clusters],
            "rebuildOnBaseChanges": "never",
            "activeRevisionTags": [],
            "internalTags": [],
            "isCurated": False,
            **(more or {}),
        }
    )
