"""Compute clusters that a job can have: made with the rules of each kind, or read from python-domino's dicts."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from numbers import Integral
from typing import cast

from domino_api import models
from typing_extensions import Self, TypeIs

from domino.config import is_whole
from domino.exceptions import MalformedInputException, MissingRequiredFieldException

from .job_options import Revision

__all__ = ["ComputeCluster", "checked_cluster", "checked_revision", "checked_storage"]

_KEYS = (
    *("clusterType", "computeEnvironmentId", "computeEnvironmentRevisionSpec", "masterHardwareTierId", "workerCount"),
    *("maxWorkerCount", "workerHardwareTierId", "workerStorage", "extraConfigs"),
)
_WHERE = "compute_cluster_properties"


class ComputeCluster(models.ComputeClusterRequest):
    """A compute cluster for a job: `ComputeCluster.ray(...)`, `.spark(...)`, `.dask(...)`, `.mpi(...)`.

        cluster = ComputeCluster.ray("Ray 2.9", worker_tier="Medium", master_tier="Small", workers=4)
        domino.job_start("train.py", compute_cluster_properties=cluster)

    Give environments and hardware tiers by id or by name. They are looked up before anything is started.
    """

    __slots__ = ()

    @classmethod
    def spark(
        cls,
        environment: str,
        *,
        worker_tier: str,
        master_tier: str,
        workers: int = 1,
        max_workers: int | None = None,
        worker_storage_gib: float | None = None,
        environment_revision: Revision | None = None,
        extra_configs: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a Spark cluster.

        Args:
            environment: Id or name of the environment of its nodes.
            worker_tier: Id or name of the workers' hardware tier.
            master_tier: Id or name of the master's hardware tier.
            workers: How many workers, at least 1.
            max_workers: The upper limit if the cluster scales; None for a fixed number of workers.
            worker_storage_gib: Storage of each worker in GiB; None for the deployment's default.
            environment_revision: A rule, as `"LatestRevision"`, or the id of a revision; None for the active one.
            extra_configs: More settings of the cluster.

        Raises:
            MissingRequiredFieldException, MalformedInputException: The arguments do not describe a valid cluster.
        """
        more = (worker_storage_gib, environment_revision, extra_configs)
        return cls._made("Spark", environment, worker_tier, master_tier, workers, max_workers, *more)

    @classmethod
    def ray(
        cls,
        environment: str,
        *,
        worker_tier: str,
        master_tier: str,
        workers: int = 1,
        max_workers: int | None = None,
        worker_storage_gib: float | None = None,
        environment_revision: Revision | None = None,
        extra_configs: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a Ray cluster; the arguments are those of `spark`."""
        more = (worker_storage_gib, environment_revision, extra_configs)
        return cls._made("Ray", environment, worker_tier, master_tier, workers, max_workers, *more)

    @classmethod
    def dask(
        cls,
        environment: str,
        *,
        worker_tier: str,
        master_tier: str,
        workers: int = 1,
        max_workers: int | None = None,
        worker_storage_gib: float | None = None,
        environment_revision: Revision | None = None,
        extra_configs: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a Dask cluster, whose master is its scheduler; the arguments are those of `spark`."""
        more = (worker_storage_gib, environment_revision, extra_configs)
        return cls._made("Dask", environment, worker_tier, master_tier, workers, max_workers, *more)

    @classmethod
    def mpi(
        cls,
        environment: str,
        *,
        worker_tier: str,
        workers: int = 1,
        worker_storage_gib: float | None = None,
        environment_revision: Revision | None = None,
        extra_configs: Mapping[str, str] | None = None,
    ) -> Self:
        """Return an MPI cluster: it has no master, and does not scale; the other arguments are those of `spark`."""
        more = (worker_storage_gib, environment_revision, extra_configs)
        return cls._made("MPI", environment, worker_tier, None, workers, None, *more)

    @classmethod
    def _made(
        cls,
        kind: str,
        environment: str,
        worker_tier: str,
        master_tier: str | None,
        workers: int,
        max_workers: int | None,
        worker_storage_gib: float | None,
        environment_revision: Revision | None,
        extra_configs: Mapping[str, str] | None,
    ) -> Self:
        given = {
            "clusterType": kind,
            "computeEnvironmentId": environment,
            "computeEnvironmentRevisionSpec": environment_revision,
            "masterHardwareTierId": master_tier,
            "workerCount": workers,
            "maxWorkerCount": max_workers,
            "workerHardwareTierId": worker_tier,
            "workerStorage": None if worker_storage_gib is None else {"value": worker_storage_gib, "unit": "GiB"},
            "extraConfigs": extra_configs,
        }
        return cls.of({key: value for key, value in given.items() if value is not None})

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Self:
        """Return the cluster that a dict describes, in the form that python-domino takes.

        Hardware tiers may be plain ids or `{"value": id}`.

        Raises:
            MissingRequiredFieldException: A key is missing; the error names it. A ValueError too.
            MalformedInputException: A key is unknown, or has a value that cannot be sent. A ValueError too.
        """
        for key in given:
            if key not in _KEYS:
                near = difflib.get_close_matches(str(key), _KEYS, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(_KEYS)}"
                raise MalformedInputException(f"{_WHERE} has no key {key!r}: {hint}")
        kind = _kind(_required(given, "clusterType"))
        is_mpi = kind == models.ComputeClusterType.MPI
        workers = _count(_required(given, "workerCount"), "workerCount")
        most, master = given.get("maxWorkerCount"), given.get("masterHardwareTierId")
        if master is None and not is_mpi:
            raise MissingRequiredFieldException(f"masterHardwareTierId is required in {_WHERE}, but for MPI")
        if master is not None and is_mpi:
            raise MalformedInputException(f"an MPI cluster has no master: leave masterHardwareTierId out of {_WHERE}")
        if most is not None and _count(most, "maxWorkerCount") < workers:
            raise MalformedInputException(f"{_WHERE}: maxWorkerCount is {most!r}, less than workerCount, {workers}")
        storage, configs = given.get("workerStorage"), given.get("extraConfigs")
        return cls(
            cluster_type=kind,
            compute_environment_id=_identifier(_required(given, "computeEnvironmentId"), "computeEnvironmentId"),
            compute_environment_revision_spec=checked_revision(
                given.get("computeEnvironmentRevisionSpec"), "computeEnvironmentRevisionSpec"
            ),
            master_hardware_tier_id=None if master is None else _tier(master, "masterHardwareTierId"),
            worker_count=workers,
            max_worker_count=None if most is None else _count(most, "maxWorkerCount"),
            worker_hardware_tier_id=_tier(_required(given, "workerHardwareTierId"), "workerHardwareTierId"),
            worker_storage=None if storage is None else checked_storage(storage, "workerStorage"),
            extra_configs=None if configs is None else _configs(configs),
        )


def checked_cluster(given: Mapping[str, object] | None) -> ComputeCluster | None:
    """Return the cluster of a start; raise TypeError for what is none, and what `ComputeCluster.of` raises."""
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise TypeError(f"{_WHERE} must be a ComputeCluster, as ComputeCluster.ray(...), or a dict, not {given!r}")
    return ComputeCluster.of(given)


def checked_revision(given: object, name: str) -> models.EnvironmentRevisionRule | models.EnvironmentRevision | None:
    """Return which revision of an environment to use: a rule, or an id."""
    if given is None:
        return None
    if _is_mapping(given):
        if set(given) != {"revisionId"}:
            raise MalformedInputException(f"{name} as a dict is {{'revisionId': id}}, not {dict(given)!r}")
        given = given["revisionId"]
    elif isinstance(given, str) and models.EnvironmentRevisionRule(given).is_known:
        return models.EnvironmentRevisionRule(given)
    revision = _identifier(given, name)
    near = difflib.get_close_matches(revision, [str(rule) for rule in models.EnvironmentRevisionRule], 1)
    if near:
        raise MalformedInputException(f"{name} is {revision!r}: did you mean {near[0]!r}?")
    return models.EnvironmentRevision(revision_id=revision)


def checked_storage(given: object, name: str) -> models.StorageSizeRequest:
    """Return an amount of storage; python-domino's rule is that it is in GiB or MB."""
    if not _is_mapping(given) or set(given) != {"value", "unit"} or given["unit"] not in ("GiB", "MB"):
        raise MalformedInputException(
            f"{name} is {{'value': 30, 'unit': 'GiB'}}, with the unit GiB or MB, not {given!r}"
        )
    value = given["value"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
        raise MalformedInputException(f"the value of {name} must be a number from 0 up, not {value!r}")
    return models.StorageSizeRequest(value=value, unit=models.StorageUnit(str(given["unit"])))


def _is_mapping(value: object) -> TypeIs[Mapping[str, object]]:
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in cast("Mapping[object, object]", value))


def _required(given: Mapping[str, object], key: str) -> object:
    if given.get(key) is None:
        raise MissingRequiredFieldException(f"{key} is required in {_WHERE}")
    return given[key]


def _kind(given: object) -> models.ComputeClusterType:
    kinds = {str(kind).lower(): kind for kind in models.ComputeClusterType}
    if isinstance(given, str) and given.lower() in kinds:
        return kinds[given.lower()]
    raise MalformedInputException(
        f"clusterType in {_WHERE} is one of {', '.join(map(str, kinds.values()))}, not {given!r}"
    )


def _count(given: object, key: str) -> int:
    if not isinstance(given, Integral) or not is_whole(given, 1):
        raise MalformedInputException(f"{key} in {_WHERE} must be a whole number from 1 up, not {given!r}")
    return int(given)


def _identifier(given: object, key: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise MalformedInputException(f"{key} must be a text that is not empty, not {given!r}")
    return given


def _tier(given: object, key: str) -> models.HardwareTierIdentifier:
    if _is_mapping(given):
        if set(given) != {"value"}:
            raise MalformedInputException(f"{key} in {_WHERE} as a dict is {{'value': id}}, not {dict(given)!r}")
        given = given["value"]
    return models.HardwareTierIdentifier(value=_identifier(given, key))


def _configs(given: object) -> dict[str, str]:
    configs = {key: value for key, value in given.items() if isinstance(value, str)} if _is_mapping(given) else None
    if not _is_mapping(given) or configs is None or len(configs) < len(given):
        raise MalformedInputException(f"extraConfigs in {_WHERE} is a dict from texts to texts, not {given!r}")
    return configs
