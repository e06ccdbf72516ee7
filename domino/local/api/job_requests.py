"""What a start of a job may ask for, checked before anything is stored."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import cast

from domino.local.http.fields import (
    Body,
    choice_field,
    clean,
    count_field,
    flag_field,
    number_field,
    object_field,
    required_text,
    text_field,
    texts_field,
    wrong_type,
)
from domino.local.http.queries import valid_id
from domino.local.http.replies import ApiError
from domino.local.settings import HardwareTier, LocalSettings
from domino.local.store.environments import Environments, UnknownEnvironment

CLUSTERS = ("Spark", "Ray", "Dask", "MPI")
LONGEST_COMMAND = 30_000
"""Most characters in a command: what splits it into words takes the square of the time for twice of them."""
_REVISIONS = ("ActiveRevision", "LatestRevision", "RestrictedRevision")


def command_words(command_line: str) -> tuple[str, ...]:
    """Return the words of a command as a shell would take them; it expands nothing.

    Raises:
        ApiError: a quotation is not closed, there is no command, or it is longer than any needs to be.
    """
    if len(command_line) > LONGEST_COMMAND:
        raise ApiError(400, f"commandToRun is longer than {LONGEST_COMMAND} characters")
    try:
        words = tuple(shlex.split(command_line))
    except ValueError as error:
        raise ApiError(400, f"commandToRun cannot be split into words: {error}") from None
    if not words or not words[0].strip():
        raise ApiError(400, "commandToRun is empty")
    return words


def tier_of(settings: LocalSettings, tier_id: str) -> HardwareTier:
    """Return a hardware tier by its id.

    Raises:
        ApiError: there is none with this id.
    """
    tiers = {tier.id: tier for tier in settings.hardware_tiers}
    if tier_id not in tiers:
        raise ApiError(404, f"no hardware tier has the id {tier_id!r}; there are {', '.join(tiers)}")
    return tiers[tier_id]


def asked_of(settings: LocalSettings, body: Body) -> dict[str, object]:
    """Return what a start asks for beside command, commit, title and tier, by the names of the request.

    Raises:
        ApiError: something is of a wrong type, or there is nothing of that name.
    """
    cluster = _cluster(settings, body) or _spark_cluster(settings, body)
    asked: dict[str, object] = {
        "mainRepoGitRef": _git_reference(body),
        "capacityType": choice_field(body, "capacityType", ("on-demand", "spot")),
        "overrideHardwareTierId": text_field(body, "overrideHardwareTierId"),
        "computeClusterProperties": cluster,
        "environmentId": text_field(body, "environmentId"),
        "environmentRevisionSpec": _revision(body, "environmentRevisionSpec"),
        "externalVolumeMounts": texts_field(body, "externalVolumeMounts"),
        "netAppVolumeIds": texts_field(body, "netAppVolumeIds"),
        "overrideVolumeSizeGiB": number_field(body, "overrideVolumeSizeGiB"),
        "snapshotDatasetsOnCompletion": flag_field(body, "snapshotDatasetsOnCompletion"),
        "snapshotNetAppVolumesOnCompletion": flag_field(body, "snapshotNetAppVolumesOnCompletion"),
    }
    return {name: value for name, value in asked.items() if value is not None}


_ENVIRONMENT = ("environmentId", "environmentRevisionSpec")


def chosen_environment(
    environments: Environments, asked: Mapping[str, object], defaults: Mapping[str, object]
) -> dict[str, object]:
    """Return what a start asks for, with an environment and the revision that it has now.

    Args:
        environments: those that there are.
        asked: what the start asks for; its environment is the project's if it names none.
        defaults: the settings of the project; with none of an environment, and none asked for, there is none.

    Raises:
        ApiError: there is no such environment or revision.
    """
    asked = dict(asked)
    if "environmentId" not in asked and "environmentRevisionSpec" not in asked:
        of_project = {name: defaults.get(f"default{name[0].upper()}{name[1:]}") for name in _ENVIRONMENT}
        asked |= {name: value for name, value in of_project.items() if value is not None}
    environment_id, rule = asked.get("environmentId"), asked.get("environmentRevisionSpec") or "ActiveRevision"
    if environment_id is None and "environmentRevisionSpec" not in asked:
        return asked
    named = str(cast("dict[str, object]", rule)["revisionId"]) if isinstance(rule, dict) else str(rule)
    try:
        revision = environments.choose(valid_id(str(environment_id)) if environment_id else None, named)
    except UnknownEnvironment as error:
        raise ApiError(404, str(error)) from None
    return {**asked, "environmentRevisionId": revision.id}


def _git_reference(body: Body) -> dict[str, object] | None:
    reference = object_field(body, "mainRepoGitRef")
    if reference is None:
        return None
    return {"type": required_text(reference, "type"), "value": text_field(reference, "value")}


def _revision(body: Body, name: str) -> str | dict[str, object] | None:
    """Return a rule for the revision of an environment, or one revision by its id."""
    if isinstance(body.get(name), dict):
        revision = object_field(body, name) or {}
        return {"revisionId": required_text(revision, "revisionId")}
    return choice_field(body, name, _REVISIONS)


def _cluster(settings: LocalSettings, body: Body) -> dict[str, object] | None:
    cluster = object_field(body, "computeClusterProperties")
    if cluster is None:
        return None
    kind = choice_field(cluster, "clusterType", CLUSTERS)
    if kind is None:
        raise wrong_type("clusterType", f"one of {', '.join(CLUSTERS)}")
    workers = count_field(cluster, "workerCount", least=1)
    if workers is None:
        raise wrong_type("workerCount", "a whole number from 1 up")
    master = _tier_id(settings, cluster, "masterHardwareTierId")
    if master is None and kind != "MPI":
        raise ApiError(400, f"Json validation error: a cluster of type {kind} needs a masterHardwareTierId")
    worker = _tier_id(settings, cluster, "workerHardwareTierId")
    if worker is None:
        raise wrong_type("workerHardwareTierId", "an object with a value")
    return {
        "clusterType": kind,
        "computeEnvironmentId": required_text(cluster, "computeEnvironmentId"),
        "computeEnvironmentRevisionSpec": _revision(cluster, "computeEnvironmentRevisionSpec"),
        "masterHardwareTierId": master,
        "workerCount": workers,
        "maxWorkerCount": count_field(cluster, "maxWorkerCount", least=1),
        "workerHardwareTierId": worker,
        "workerStorage": _storage(cluster, "workerStorage"),
        "extraConfigs": _text_map(cluster, "extraConfigs"),
    }


def _spark_cluster(settings: LocalSettings, body: Body) -> dict[str, object] | None:
    """Return a cluster that is asked for in the older form, as the newer one."""
    spark = object_field(body, "onDemandSparkClusterProperties")
    if spark is None:
        return None
    executors = count_field(spark, "executorCount", least=1)
    if executors is None:
        raise wrong_type("executorCount", "a whole number from 1 up")
    tiers = {name: tier_of(settings, required_text(spark, name)).id for name in _SPARK_TIERS}
    megabytes = number_field(spark, "executorStorageMB")  # what python-domino sends in the place of executorStorage
    return {
        "clusterType": "Spark",
        "computeEnvironmentId": required_text(spark, "computeEnvironmentId"),
        "computeEnvironmentRevisionSpec": _revision(spark, "computeEnvironmentRevisionSpec"),
        "masterHardwareTierId": {"value": tiers["masterHardwareTierId"]},
        "workerCount": executors,
        "maxWorkerCount": None,
        "workerHardwareTierId": {"value": tiers["executorHardwareTierId"]},
        "workerStorage": {"value": megabytes, "unit": "MB"} if megabytes else _storage(spark, "executorStorage"),
        "extraConfigs": None,
    }


_SPARK_TIERS = ("masterHardwareTierId", "executorHardwareTierId")


def _tier_id(settings: LocalSettings, body: Body, name: str) -> dict[str, object] | None:
    wrapped = object_field(body, name)
    if wrapped is None:
        return None
    return {"value": tier_of(settings, required_text(wrapped, "value")).id}


def _storage(body: Body, name: str) -> dict[str, object] | None:
    storage = object_field(body, name)
    if storage is None:
        return None
    value = number_field(storage, "value")
    if value is None:
        raise wrong_type(f"{name}.value", "a number from 0 up")
    return {"value": value, "unit": required_text(storage, "unit")}


def _text_map(body: Body, name: str) -> dict[str, object] | None:
    given = object_field(body, name)
    if given is None:
        return None
    return {clean(key, name): required_text(given, key) for key in given}
