"""Projects: find one, and the hardware tiers that it may use."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import count_of, flag_of, text_of, valid_id
from domino.local.http.replies import ApiError, iso_time
from domino.local.store.database import Project
from domino.local.store.runs import Run

from .environments import ENVIRONMENT
from .hardware import show_tier

_STAGE_ID = "0" * 24
_OWN = {"Owned", "OwnedAndCollaborating"}
_RELATIONSHIPS = {*_OWN, "Collaborating", "Popular", "Suggested"}


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


async def list_projects(request: Request) -> Response:
    """Answer the user's projects as a bare list, the one that was used last first; nobody else has any here."""
    deployment = deployment_of(request)
    relationship, limit = text_of(request, "relationship"), count_of(request, "limit")
    for name in ("showCompleted", "includeSearchableAndPublic"):
        flag_of(request, name)  # checked only: no project is completed, and none is another user's
    if relationship not in _RELATIONSHIPS:
        raise ApiError(400, f"relationship must be one of {', '.join(sorted(_RELATIONSHIPS))}")

    def collect() -> list[dict[str, object]]:
        owned = deployment.database.projects(deployment.settings.user) if relationship in _OWN else []
        known = [(project, deployment.database.runs(project.id)) for project in owned]
        known.sort(key=lambda each: _updated(*each), reverse=True)
        return [_summary(project, runs, deployment.user_id) for project, runs in known[:limit]]

    return JSONResponse(await run_in_threadpool(collect))


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


def _updated(project: Project, runs: list[Run]) -> int:
    return max([project.created, *(run.post_processed or run.queued for run in runs)])


def _summary(project: Project, runs: list[Run], owner_id: str) -> dict[str, object]:
    over = [run for run in runs if run.is_completed]
    latest = over[0] if over else None
    counts = {"runType": "Batch", "executingCount": len(runs) - len(over), "stoppedCount": len(over)}
    return {
        "id": project.id,
        "name": project.name,
        "ownerId": owner_id,
        "ownerName": project.owner,
        "description": "",
        "visibility": "Private",
        "tags": [],
        "runCounts": [counts],
        "latestResultTimestamp": iso_time(_updated(project, [latest])) if latest else None,
        "latestResultRunId": latest.id if latest else None,
        "relationship": "Owned",
        "projectType": "Analytic",
        "stageId": _STAGE_ID,
        "status": {"status": "active", "isBlocked": False},
        "details": {"updatedAt": iso_time(_updated(project, runs)), "isRestricted": False},
        "mainGitRepositoryUri": None,
        "isPinned": False,
    }


def _show_project(project: Project, runs: list[Run], owner_id: str, tier_id: str) -> dict[str, object]:
    spent = sum((run.completed or run.started) - run.started for run in runs if run.started) / 1000
    return {
        "id": project.id,
        "name": project.name,
        "owner": {"id": owner_id, "userName": project.owner},
        "description": "",
        "hardwareTierId": tier_id,
        "environmentName": ENVIRONMENT["name"],
        "stageId": _STAGE_ID,
        "visibility": "Private",
        "requestingUserRole": "Owner",
        "totalRunTime": f"PT{spent:.3f}S",
        "tags": [],
        "numComments": 0,
        "runsCountByType": [{"runType": "Batch", "count": len(runs)}],
        "allowedOperations": ["ChangeProjectSettings", "Run", "Edit", "BrowseReadFiles", "ViewRuns"],
        "status": {"status": "active", "isBlocked": False},
        "details": {"updatedAt": iso_time(_updated(project, runs)), "isRestricted": False, "projectType": "Analytic"},
        "mainRepository": None,
        "enabledGitRepositories": [],
    }


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
BESIDES = [Route("/v4/gateway/projects", list_projects, name="list_projects")]
