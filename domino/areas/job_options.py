"""What a start of a job is told, checked before anything is sent."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import TypedDict, cast

from domino_api import models
from typing_extensions import Required, TypeIs

from domino.exceptions import MalformedInputException, MissingRequiredFieldException

from .clusters import Revision, checked_storage

__all__ = ["JobStart", "SparkCluster", "check_job_start"]


class JobStart(TypedDict, total=False):
    """The arguments of `job_start`, as `job_start_blocking` takes them: by name."""

    command: Required[str]
    commit_id: str | None
    hardware_tier_id: str | None
    hardware_tier_name: str | None
    environment_id: str | None
    on_demand_spark_cluster_properties: Mapping[str, object] | None
    compute_cluster_properties: models.ComputeClusterRequest | Mapping[str, object] | None
    external_volume_mounts: Sequence[str] | None
    title: str | None
    main_repo_git_ref: models.GitReference | Mapping[str, object] | None
    branch: str | None
    environment_name: str | None
    environment_revision: Revision | None
    capacity_type: models.CapacityType | str | None
    net_app_volume_ids: Sequence[str] | None
    volume_size_gib: float | None
    snapshot_datasets_on_completion: bool | None
    snapshot_net_app_volumes_on_completion: bool | None


_TEXTS = (
    *("commit_id", "hardware_tier_id", "hardware_tier_name", "environment_id", "environment_name", "title", "branch"),
    "capacity_type",
)
_LISTS = ("external_volume_mounts", "net_app_volume_ids")
_FLAGS = ("snapshot_datasets_on_completion", "snapshot_net_app_volumes_on_completion")
#: What says the same in two ways, of which one may be given.
_EITHER = (
    ("branch", "commit_id"),
    ("branch", "main_repo_git_ref"),
    ("hardware_tier_id", "hardware_tier_name"),
    ("environment_id", "environment_name"),
    ("compute_cluster_properties", "on_demand_spark_cluster_properties"),
)


def check_job_start(command: object, options: Mapping[str, object]) -> None:
    """Raise TypeError or ValueError, which say what to write, for arguments that no server could take."""
    _check_command(command)
    given = {name: value for name, value in options.items() if value is not None}
    for name, value in given.items():
        if name in _TEXTS:
            if not isinstance(value, str):
                raise TypeError(f"{name} must be a str, not {value!r}")
            if not value.strip() and name != "title":
                raise ValueError(f"{name} is empty: leave it out for the project's own")
        elif name in _FLAGS and not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, not {value!r}")
        elif name in _LISTS and not _is_words(value):
            raise TypeError(f"{name} must be a list of ids, not {value!r}")
    for one, other in _EITHER:
        if one in given and other in given:
            raise ValueError(f"Only one of {one} or {other} may be specified, not both.")
    if "environment_revision" in given and not {"environment_id", "environment_name"} & set(given):
        raise ValueError(
            "environment_revision needs environment_id or environment_name: a revision is of one environment"
        )
    size = given.get("volume_size_gib")
    if size is not None and (
        isinstance(size, bool) or not isinstance(size, (int, float)) or not 0 < size < float("inf")
    ):
        raise ValueError(f"volume_size_gib must be a number of GiB above 0, not {size!r}")


def _is_words(value: object) -> TypeIs[Sequence[str]]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return False
    return all(isinstance(each, str) for each in cast("Sequence[object]", value))


def _check_command(command: object) -> None:
    if _is_words(command):
        raise TypeError(f"command must be one string, not a list: write {shlex.join(command)!r}")
    if not isinstance(command, str):
        raise TypeError(f"command must be a str, as 'main.py 10', not {command!r}")
    if not command.strip():
        raise ValueError("command is empty: the first word names the file to run, as in 'main.py 10'")


class SparkCluster:
    """A Spark cluster in python-domino's older form, checked; what it leaves out is the deployment's default.

    Attributes:
        environment: Id or name of its environment.
        executors: Number of executors.
        executor_tier: Id or name of their hardware tier; None for the default.
        master_tier: Id or name of the master's; None for the default.
        storage: Storage of each executor; None for the default.
    """

    _KEYS = (
        *("computeEnvironmentId", "executorCount", "executorHardwareTierId", "masterHardwareTierId"),
        *("executorStorageMB", "executorStorage"),
    )

    def __init__(self, given: Mapping[str, object]) -> None:
        where = "on_demand_spark_cluster_properties"
        if not isinstance(given, Mapping):
            raise TypeError(f"{where} must be a dict, not {given!r}")
        for key, value in given.items():
            if key not in self._KEYS:
                raise MalformedInputException(f"Invalid spark property {key}:{value} found; {where} has {self._KEYS}")
        if given.get("computeEnvironmentId") is None:
            raise MissingRequiredFieldException(f"computeEnvironmentId is required in {where}")
        texts = ("computeEnvironmentId", "executorHardwareTierId", "masterHardwareTierId")
        for key in texts:
            if given.get(key) is not None and (not isinstance(given[key], str) or not str(given[key]).strip()):
                raise MalformedInputException(f"{key} in {where} must be a text that is not empty, not {given[key]!r}")
        environment, executor, master = (given.get(key) for key in texts)
        self.environment = str(environment)
        self.executor_tier = None if executor is None else str(executor)
        self.master_tier = None if master is None else str(master)
        self.executors = _number(given.get("executorCount", 1), f"executorCount in {where}", 1)
        megabytes = _number(given.get("executorStorageMB", 0), f"executorStorageMB in {where}", 0)
        self.storage = checked_storage({"value": megabytes, "unit": "MB"}, "executorStorageMB") if megabytes else None
        if given.get("executorStorage") is not None:
            self.storage = checked_storage(given["executorStorage"], "executorStorage")


def _number(given: object, name: str, least: int) -> int:
    # python-domino takes numbers as texts here.
    text = str(given).strip()
    if isinstance(given, bool) or not text.isascii() or not text.isdigit() or int(text) < least:
        raise MalformedInputException(f"{name} must be a whole number from {least} up, not {given!r}")
    return int(text)
