"""What is special about executing a job: its variables, and what it does not get here, which its log tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from domino.local.store.jobs import Job

_HERE = "it is recorded and shown; here the command runs"


def variables_of(job: Job) -> dict[str, str]:
    """Return the environment variables that a job has and a run has not."""
    if job.command_line is None:
        return {}
    named = {"DOMINO_ENVIRONMENT_ID": "environmentId", "DOMINO_ENVIRONMENT_REVISION_ID": "environmentRevisionId"}
    chosen = {variable: str(job.asked[name]) for variable, name in named.items() if name in job.asked}
    return {"DOMINO_IS_WORKFLOW_JOB": "false", **chosen}


def notes_on(job: Job) -> Iterator[str]:
    """Yield a line for each thing that is recorded and has no effect."""
    asked = cast("dict[str, Any]", job.asked)
    if cluster := asked.get("computeClusterProperties"):
        kind, workers = cluster["clusterType"], cluster["workerCount"]
        yield f"Compute cluster ({kind}, {workers} workers): {_HERE} without one."
    if reference := asked.get("mainRepoGitRef"):
        name = " ".join(filter(None, (reference["type"], reference.get("value"))))
        yield f"Git reference ({name}): {_HERE} on the files of the project."
    if volumes := asked.get("externalVolumeMounts"):
        yield f"External volumes ({', '.join(volumes)}): {_HERE} without them."
    if volumes := asked.get("netAppVolumeIds"):
        yield f"NetApp volumes ({', '.join(volumes)}): {_HERE} without them."
    if capacity := asked.get("capacityType"):
        yield f"Capacity type ({capacity}): {_HERE} on this machine."
    if size := asked.get("overrideVolumeSizeGiB"):
        yield f"Volume size ({size:g} GiB): {_HERE} with the room that this machine has."
    if asked.get("snapshotNetAppVolumesOnCompletion"):
        yield f"Snapshots of NetApp volumes: {_HERE} without them."
