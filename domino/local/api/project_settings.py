"""Settings of projects, where their results go, and where they stand."""

from __future__ import annotations

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment
from domino.local.http.fields import (
    Body,
    choice_field,
    flag_field,
    number_field,
    refuse_nulls,
    required_text,
    text_field,
    wrong_type,
)
from domino.local.http.queries import valid_id
from domino.local.http.replies import ApiError
from domino.local.store.database import Project

from .environments import ENVIRONMENT
from .project_records import project_by_id
from .project_shapes import Known, metadata

_SIZES = {"maxVolumeSizeGiB": 200.0, "minVolumeSizeGiB": 4.0, "recommendedVolumeSizeGiB": 10.0}
_RULES = ("ActiveRevision", "LatestRevision", "RestrictedRevision")


async def get_project_settings(request: Request) -> Response:
    """Answer what executions have when they ask for nothing else."""
    deployment, project = await project_by_id(request)
    facts = (await run_in_threadpool(deployment.projects.details.of, project)).facts
    settings = {
        "defaultEnvironmentId": ENVIRONMENT["id"],
        "defaultEnvironmentRevisionSpec": _RULES[0],
        "sparkClusterMode": "Local",
        "defaultVolumeSizeGiB": _SIZES["recommendedVolumeSizeGiB"],
        **_SIZES,
        **facts.get("settings", {}),
        "defaultHardwareTierId": deployment.projects.default_tier(project).id,
    }
    return JSONResponse(settings)


async def update_project_settings(request: Request) -> Response:
    """Change them; what is not named stays."""
    deployment, project = await project_by_id(request)
    changes = _settings(deployment, await read_json_object(request))
    await run_in_threadpool(deployment.projects.details.change_settings, project, changes)
    return Response(status_code=200)


async def get_results_settings(request: Request) -> Response:
    """Answer where results go."""
    deployment, project = await project_by_id(request)
    return await run_in_threadpool(_show_results, deployment, project)


async def update_results_settings(request: Request) -> Response:
    """Say where results go, from the next end of a run on."""
    deployment, project = await project_by_id(request)
    branch = choice_field(await read_json_object(request), "branch", ("main", "isolated"))
    if branch is None:
        raise wrong_type("branch", "main or isolated")
    await run_in_threadpool(lambda: deployment.projects.details.change(project, resultsBranch=branch))
    return await run_in_threadpool(_show_results, deployment, project)


async def update_project_status(request: Request) -> Response:
    """Say where a project stands."""
    deployment, project = await project_by_id(request)
    body = await read_json_object(request)
    state, blocked = choice_field(body, "status", ("active", "complete")), flag_field(body, "isBlocked")
    if state is None or blocked is None:
        raise ApiError(400, "Json validation error: status and isBlocked are required")
    refuse_nulls(body, "blockedReason", "completedMessage")
    said = {name: text_field(body, name) for name in ("blockedReason", "completedMessage")}
    status = {"status": state, "isBlocked": blocked, **{name: text for name, text in said.items() if text is not None}}
    await run_in_threadpool(lambda: deployment.projects.details.change(project, status=status))
    known = await run_in_threadpool(Known.of, deployment, project)
    return JSONResponse({"status": known.status, "metadata": metadata()})


def _show_results(deployment: Deployment, project: Project) -> Response:
    branch = deployment.projects.results_line(project)
    return JSONResponse({"resultsSettings": {"branch": branch}, "metadata": metadata()})


def _settings(deployment: Deployment, body: Body) -> dict[str, object]:
    tier, environment = text_field(body, "defaultHardwareTierId"), text_field(body, "defaultEnvironmentId")
    if tier is not None and tier not in {each.id for each in deployment.settings.hardware_tiers}:
        raise ApiError(404, f"there is no hardware tier {tier!r}")
    if environment is not None and valid_id(environment) not in {each.id for each in deployment.environments.all()}:
        raise ApiError(404, f"there is no environment {environment}")
    size = number_field(body, "defaultVolumeSizeGiB")
    least, most = _SIZES["minVolumeSizeGiB"], _SIZES["maxVolumeSizeGiB"]
    if size is not None and not least <= size <= most:
        raise ApiError(400, f"defaultVolumeSizeGiB must be from {least:g} to {most:g}")
    settings: dict[str, object] = {
        "defaultHardwareTierId": tier,
        "defaultEnvironmentId": environment,
        "defaultEnvironmentRevisionSpec": _revision(body.get("defaultEnvironmentRevisionSpec")),
        "defaultVolumeSizeGiB": size,
    }
    return {name: value for name, value in settings.items() if value is not None}


def _revision(value: object) -> object:
    """Return a revision of an environment: a rule, or an object with an id."""
    if value is None or value in _RULES:
        return value
    if isinstance(value, dict):
        return {"revisionId": required_text(cast("Body", value), "revisionId")}
    raise wrong_type("defaultEnvironmentRevisionSpec", f"one of {', '.join(_RULES)}, or an object with revisionId")


_V1, _BETA = "/api/projects/v1/projects/{project_id}", "/api/projects/beta/projects/{project_id}"
_SETTINGS = "/v4/projects/{project_id}/settings"

OPERATIONS = [
    Route(_SETTINGS, get_project_settings, name="get_project_settings"),
    Route(
        "/v4/projects/{project_id}/settings", update_project_settings, methods=["PUT"], name="update_project_settings"
    ),
    Route(f"{_BETA}/results-settings", get_results_settings, name="get_results_settings"),
    Route(f"{_BETA}/results-settings", update_results_settings, methods=["PUT"], name="update_results_settings"),
    Route(f"{_V1}/status", update_project_status, methods=["PUT"], name="update_project_status"),
]
