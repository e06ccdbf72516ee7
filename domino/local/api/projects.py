"""Projects: find one, and the hardware tiers that it may use."""

from __future__ import annotations

from datetime import datetime, timezone

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import flag_of, text_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.database import Project
from domino.local.store.runs import Run

from .hardware import show_tier

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
    project = await run_in_threadpool(deployment.projects.by_id, valid_id(request.path_params["project_id"]))
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


OPERATIONS = [
    Route(
        "/v4/gateway/projects/findProjectByOwnerAndName",
        find_project_by_owner_and_name,
        name="find_project_by_owner_and_name",
    ),
    Route(
        "/v4/projects/{project_id}/hardwareTiers",
        list_hardware_tiers_for_project,
        name="list_hardware_tiers_for_project",
    ),
]
