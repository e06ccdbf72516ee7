"""A job as v4 shows it, and how it is found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_job
from domino.local.http.queries import valid_id
from domino.local.http.replies import ApiError
from domino.local.store.database import Project
from domino.local.store.job_marks import JobTag
from domino.local.store.jobs import Job
from domino.local.store.runs import QUEUED, Run


async def job_run(request: Request) -> Run:
    """Return the run of the job that is named in the path.

    Raises:
        ApiError: there is none.
    """
    return await run_in_threadpool(stored_run, deployment_of(request), request.path_params["job_id"])


def stored_run(deployment: Deployment, job_id: str) -> Run:
    """Return the run of a job.

    Raises:
        ApiError: there is none, or the id cannot be one.
    """
    run = deployment.database.run(valid_id(job_id))
    if run is None:
        raise ApiError(404, f"job {job_id} was not found")
    return run


def stored_project(deployment: Deployment, project_id: str) -> Project:
    """Return a project by its id.

    Raises:
        ApiError: there is none, or the id cannot be one.
    """
    project = deployment.projects.by_id(valid_id(project_id))
    if project is None:
        raise ApiError(404, f"project {project_id} was not found")
    return project


def show_job(request: Request, run: Run) -> dict[str, object]:
    """Return a job with every field that it has; reads its records."""
    deployment = deployment_of(request)
    job, usage, marks = deployment.jobs.get(run.id), deployment.jobs.last_usage(run.id), deployment.jobs.marks
    statuses = {"isCompleted": run.is_completed, "isArchived": job.is_archived, "isScheduled": False}
    shown: dict[str, object] = {
        "id": run.id,
        "number": run.number,
        "projectId": run.project_id,
        "title": run.title,
        "jobRunCommand": " ".join(run.command) if job.command_line is None else job.command_line,
        "stageTime": {
            "submissionTime": run.queued,
            "runStartTime": run.started,
            "completedTime": run.completed,
        },
        "startedBy": {"id": deployment.user_id, "username": deployment.settings.user},
        "commitDetails": {"inputCommitId": run.commit_id, "outputCommitId": run.output_commit_id},
        "statuses": {**statuses, "executionStatus": run.status},
        "dominoStats": statistics_of(run),
        "queuedJobHistoryDetails": _waiting(deployment) if run.status == QUEUED else None,
        "usage": None if usage is None else {"cpu": usage.cpu, "memory": usage.memory},
        "abnormalStatus": {"runFailureReason": "Error", "runFailureMessage": run.error} if run.error else None,
        "runLauncherId": None,
        "tags": [show_tag(deployment, run, tag) for tag in marks.tags(run.id)],
        "commentsCount": len(marks.comments(run.id)),
        "goalIds": marks.goals(run.id),
        "dependentRepositories": [],
        "dependentProjects": [],
        "suggestDatasets": False,
        **_asked(job),
    }
    return twist_job(shown, request.scope.get(FAULT_KEY))


def show_tag(deployment: Deployment, run: Run, tag: JobTag) -> dict[str, object]:
    """Return a tag as it is on a job."""
    return {
        "tagId": tag.id,
        "name": tag.name,
        "createdBy": deployment.user_id,
        "createdAt": tag.created,
        "projectId": run.project_id,
    }


def statistics_of(run: Run) -> list[dict[str, str]]:
    """Return the values that a run has left, as jobs show them."""
    statistics: list[dict[str, str]] = json.loads(run.statistics)["data"] if run.statistics else []
    return [{"name": item["key"], "value": item["value"]} for item in statistics]


def _asked(job: Job) -> dict[str, object]:
    """Return what a job was asked to have, as it is shown."""
    asked = cast("Mapping[str, Any]", job.asked)
    volumes: list[str] = asked.get("externalVolumeMounts") or []
    net_app: list[str] = asked.get("netAppVolumeIds") or []
    return {
        "mainRepoGitRef": asked.get("mainRepoGitRef"),
        "computeCluster": asked.get("computeClusterProperties"),
        "dependentDatasetMounts": asked.get("datasetMounts") or [],
        "dependentExternalVolumeMounts": [{"name": name, "mount": _mount(f"/domino/edv/{name}")} for name in volumes],
        "dependentNetAppVolumeMounts": [
            {
                "pvcName": name,
                "volumeId": name,
                "volumeName": name,
                "volumeMount": _mount(f"/domino/netapp-volumes/{name}"),
                "snapshotMount": None,
                "otherMounts": [],
            }
            for name in net_app
        ],
        "snapshotDatasetsOnCompletion": bool(asked.get("snapshotDatasetsOnCompletion")),
        "snapshotNetAppVolumesOnCompletion": bool(asked.get("snapshotNetAppVolumesOnCompletion")),
    }


def _mount(path: str) -> dict[str, object]:
    return {"mountPath": path, "subPath": None, "readOnly": True}


def _waiting(deployment: Deployment) -> dict[str, str]:
    executing, queued = deployment.database.load()
    slots = deployment.settings.max_concurrent_runs
    return {
        "expectedWait": "unknown",
        "explanation": f"{executing} of {slots} runs are executed, {queued} wait.",
        "helpText": "Start the local Domino with a larger --max-runs.",
    }
