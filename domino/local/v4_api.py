"""The v4 and public endpoints of the core: find a project, hardware tiers, the user, a job, stop it."""

from __future__ import annotations

import json
import re
from datetime import datetime, timezone

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .bodies import read_json_object
from .database import Project
from .deployment import base_url, deployment_of
from .fault_middleware import FAULT_KEY, twist_job, twist_object
from .hardware import show_tier
from .queries import flag_of, text_of
from .replies import ApiError
from .runs import Run

_ID = re.compile(r"[0-9a-f]{24}")
_STAGE_ID = "0" * 24


async def find_project_by_owner_and_name(request: Request) -> Response:
    """Answer the project of an owner and a name."""
    deployment = deployment_of(request)
    owner, name = (text_of(request, part) for part in ("ownerName", "projectName"))
    if owner is None or name is None:
        raise ApiError(400, "ownerName and projectName are required")
    project = await run_in_threadpool(deployment.projects.find, owner, name)
    if project is None:
        raise ApiError(404, f"project {owner}/{name} was not found")
    runs = await run_in_threadpool(deployment.database.runs, project.id)
    shown = _show_project(project, runs, deployment.user_id, deployment.settings.default_tier.id)
    shown["hardwareTierName"] = deployment.settings.default_tier.name
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def list_hardware_tiers_for_project(request: Request) -> Response:
    """Answer the tiers that a project can use, as a bare list."""
    deployment = deployment_of(request)
    for name in ("showArchived", "forModelApi"):
        flag_of(request, name)  # checked only: no tier is archived, and there are no model APIs
    project = await run_in_threadpool(deployment.projects.by_id, _valid_id(request.path_params["project_id"]))
    if project is None:
        raise ApiError(404, "the project was not found")
    executing, queued = await run_in_threadpool(deployment.database.load)
    slots = deployment.settings.max_concurrent_runs
    fault = request.scope.get(FAULT_KEY)
    shown = [
        show_tier(tier, slots=slots, executing=executing, queued=queued, created=project.created)
        for tier in deployment.settings.hardware_tiers
    ]
    return JSONResponse([twist_object(tier, fault) for tier in shown])


async def get_current_user(request: Request) -> Response:
    """Answer the user, without a wrapper."""
    return JSONResponse(twist_object(_show_user(request), request.scope.get(FAULT_KEY)))


async def get_current_user_public(request: Request) -> Response:
    """Answer the user as the public API does, wrapped."""
    user = {name: value for name, value in _show_user(request).items() if name not in {"idpId", "organizations"}}
    metadata = {"requestId": _STAGE_ID, "notices": list[str]()}
    return JSONResponse({"user": user, "metadata": metadata})


async def get_principal(request: Request) -> Response:
    """Answer who is asking; without a good credential nobody comes here."""
    deployment = deployment_of(request)
    principal = {
        "isAnonymous": False,
        "isAdmin": False,
        "canonicalName": deployment.settings.user,
        "canonicalId": deployment.user_id,
    }
    return JSONResponse(principal)


async def get_job(request: Request) -> Response:
    """Answer a run as v4 shows it."""
    run_id = _valid_id(request.path_params["job_id"])
    run = await run_in_threadpool(deployment_of(request).database.run, run_id)
    if run is None:
        raise ApiError(404, f"job {run_id} was not found")
    return JSONResponse(_show_job(request, run))


async def stop_job(request: Request) -> Response:
    """Ask a run to end; a finished run is answered as it is."""
    body = await read_json_object(request)
    run_id, keep = body.get("jobId"), body.get("commitResults")
    if not isinstance(run_id, str) or not isinstance(keep, bool):
        raise ApiError(400, "Json validation error: jobId must be a string and commitResults a boolean")
    deployment = deployment_of(request)
    run = await run_in_threadpool(deployment.database.run, _valid_id(run_id))
    if run is None:
        raise ApiError(404, f"job {run_id} was not found")
    return JSONResponse(_show_job(request, await run_in_threadpool(deployment.scheduler.stop, run, keep=keep)))


def _valid_id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ApiError(400, "the text is not a valid ID")
    return text


def _show_user(request: Request) -> dict[str, object]:
    deployment = deployment_of(request)
    name = deployment.settings.user
    return {
        "id": deployment.user_id,
        "userName": name,
        "firstName": name.capitalize(),
        "lastName": "User",
        "fullName": f"{name.capitalize()} User",
        "avatarUrl": f"{base_url(request)}/assets/avatar.png",
        "email": f"{name}@localhost",
        "companyName": None,
        "phoneNumber": None,
        "idpId": None,
        "roles": ["Practitioner"],
        "organizations": [],
    }


def _show_project(project: Project, runs: list[Run], owner_id: str, tier_id: str) -> dict[str, object]:
    updated = max([project.created, *(run.post_processed or run.queued for run in runs)])
    spent = sum((run.completed or run.started) - run.started for run in runs if run.started) / 1000
    return {
        "id": project.id,
        "name": project.name,
        "owner": {"id": owner_id, "userName": project.owner},
        "description": "",
        "hardwareTierId": tier_id,
        "environmentName": "Local Python",
        "stageId": _STAGE_ID,
        "visibility": "Private",
        "requestingUserRole": "Owner",
        "totalRunTime": f"PT{spent:.3f}S",
        "tags": [],
        "numComments": 0,
        "runsCountByType": [{"runType": "Batch", "count": len(runs)}],
        "allowedOperations": ["ChangeProjectSettings", "Run", "Edit", "BrowseReadFiles", "ViewRuns"],
        "status": {"status": "active", "isBlocked": False},
        "details": {"updatedAt": iso_time(updated), "isRestricted": False, "projectType": "Analytic"},
        "mainRepository": None,
        "enabledGitRepositories": [],
    }


def iso_time(milliseconds: int) -> str:
    """Return a time as ISO 8601 in UTC."""
    when = datetime.fromtimestamp(milliseconds / 1000, timezone.utc)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _show_job(request: Request, run: Run) -> dict[str, object]:
    deployment = deployment_of(request)
    statistics: list[dict[str, str]] = json.loads(run.statistics)["data"] if run.statistics else []
    stages = {"submissionTime": run.queued, "runStartTime": run.started, "completedTime": run.completed}
    statuses = {"isCompleted": run.is_completed, "isArchived": False, "isScheduled": False}
    shown: dict[str, object] = {
        "id": run.id,
        "number": run.number,
        "projectId": run.project_id,
        "title": run.title,
        "jobRunCommand": " ".join(run.command),
        "stageTime": stages,
        "startedBy": {"id": deployment.user_id, "username": deployment.settings.user},
        "commitDetails": {"inputCommitId": run.commit_id, "outputCommitId": run.output_commit_id},
        "statuses": {**statuses, "executionStatus": run.status},
        "dominoStats": [{"name": item["key"], "value": item["value"]} for item in statistics],
        "queuedJobHistoryDetails": None,
        "usage": None,
        "mainRepoGitRef": None,
        "computeCluster": None,
        "runLauncherId": None,
        "tags": [],
        "commentsCount": 0,
        "goalIds": [],
        "dependentRepositories": [],
        "dependentDatasetMounts": [],
        "dependentProjects": [],
        "dependentExternalVolumeMounts": [],
        "dependentNetAppVolumeMounts": [],
        "suggestDatasets": False,
        "snapshotDatasetsOnCompletion": False,
        "snapshotNetAppVolumesOnCompletion": False,
    }
    return twist_job(shown, request.scope.get(FAULT_KEY))
