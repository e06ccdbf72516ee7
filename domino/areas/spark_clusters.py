"""Spark clusters in python-domino's older form, which it takes for jobs."""

from __future__ import annotations

from collections.abc import Mapping

from domino.exceptions import MalformedInputException, MissingRequiredFieldException

from .clusters import checked_storage

__all__ = ["SparkCluster"]


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
        self.environment: str = str(environment)
        self.executor_tier: str | None = None if executor is None else str(executor)
        self.master_tier: str | None = None if master is None else str(master)
        self.executors: int = _number(given.get("executorCount", 1), f"executorCount in {where}", 1)
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
