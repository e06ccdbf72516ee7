"""What a start of a job is told, checked before anything is sent."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypedDict, cast

from domino_api import models
from typing_extensions import Required, TypeIs

__all__ = ["JobStart", "Revision", "check_job_start"]

#: Of an environment: a rule, as `"LatestRevision"`, or the id of a revision, plain or in a dict.
Revision: TypeAlias = "models.EnvironmentRevisionRule | models.EnvironmentRevision | Mapping[str, object] | str"


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
