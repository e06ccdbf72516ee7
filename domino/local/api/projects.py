"""Projects: find one, and the hardware tiers that it may use."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import flag_of, text_of, valid_id
from domino.local.http.replies import ApiError

from .hardware import show_tier
from .project_shapes import Known, show_overview


async def find_project_by_owner_and_name(request: Request) -> Response:
    """Answer the project of an owner and a name."""
    deployment = deployment_of(request)
    owner, name = (text_of(request, part) for part in ("ownerName", "projectName"))
    if owner is None or name is None:
        raise ApiError(400, "ownerName and projectName are required")
    project = await run_in_threadpool(deployment.projects.find, owner, name)
    if project is None:
        raise ApiError(404, f"project {owner}/{name} was not found")
    shown = await run_in_threadpool(lambda: show_overview(deployment, Known.of(deployment, project)))
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
