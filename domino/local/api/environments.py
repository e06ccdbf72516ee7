"""Environments: listed, made, built on this machine, archived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import Body, flag_field, required_text, text_field, wrong_type
from domino.local.http.queries import page_of, valid_id
from domino.local.http.replies import ApiError, metadata
from domino.local.store.environments import STANDARD, STANDARD_NAME, Environment, UnknownEnvironment
from domino.local.store.runs import new_id

from .environment_requests import made_of, rebuild_of, visibility_of
from .environment_shapes import Shown, show_revision

T = TypeVar("T")

ENVIRONMENT = {"id": STANDARD, "name": STANDARD_NAME}
"""What executions have unless they name another."""

_LONGEST_NAME = 200


async def list_environments(request: Request) -> Response:
    """Answer all environments, as v1 does."""
    shown = await run_in_threadpool(_all, deployment_of(request))
    body: dict[str, object] = {"objectType": "list", "data": [each.in_short() for each in shown]}
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


async def list_useable_environments(request: Request) -> Response:
    """Answer the environments that a project can use, as v4 does."""
    deployment = deployment_of(request)
    project_id = valid_id(request.path_params["project_id"])
    project = await run_in_threadpool(deployment.projects.by_id, project_id)
    if project is None:
        raise ApiError(404, "the project was not found")
    shown = await run_in_threadpool(_all, deployment)
    settings = await run_in_threadpool(deployment.projects.settings_of, project)
    selected = await run_in_threadpool(_one, deployment, str(settings.get("defaultEnvironmentId", STANDARD)))
    body: dict[str, object] = {
        "currentlySelectedEnvironment": selected.selected(),
        "environments": [each.useable() for each in shown],
    }
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


async def get_default_environment(request: Request) -> Response:
    """Answer the environment that projects have unless they name another."""
    shown = await run_in_threadpool(_one, deployment_of(request), STANDARD)
    return JSONResponse(twist_object(shown.details(), request.scope.get(FAULT_KEY)))


async def list_visible_environments(request: Request) -> Response:
    """Answer a page of the environments, oldest first."""
    offset, limit = page_of(request)
    shown = await run_in_threadpool(_all, deployment_of(request))
    page = metadata(offset=offset, limit=limit, totalCount=len(shown))
    body: dict[str, object] = {
        "environments": [each.public() for each in shown[offset : offset + limit]],
        "metadata": page,
    }
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


async def create_environment(request: Request) -> Response:
    """Make an environment; its first revision is built while the answer goes out."""
    body = await read_json_object(request)
    deployment = deployment_of(request)

    def make() -> Shown:
        source_id = text_field(body, "duplicateFromEnvironmentId")
        made = _copied(deployment, source_id) if source_id is not None else _described(deployment, body)
        return _one(deployment, made)

    return _reply(request, await run_in_threadpool(make))


async def create_environment_revision(request: Request) -> Response:
    """Make a revision, which is built while the answer goes out."""
    body = await read_json_object(request)
    deployment, environment_id = deployment_of(request), _environment_id(request)

    def make() -> dict[str, object]:
        asked = made_of(body)
        latest = deployment.environments.revisions(environment_id)[:1]
        asked.setdefault("image", latest[0].image if latest else "")
        revision = _found(lambda: deployment.environments.add_revision(environment_id, asked))
        deployment.builds.submit(revision)
        return show_revision(revision)

    reply: dict[str, object] = {"environmentRevision": await run_in_threadpool(make), "metadata": metadata()}
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


async def update_environment_revision(request: Request) -> Response:
    """Say whether restricted projects use a revision."""
    body = await read_json_object(request)
    is_restricted = flag_field(body, "isRestricted")
    if is_restricted is None:
        raise wrong_type("isRestricted", "a boolean")
    environment_id, revision_id = _environment_id(request), valid_id(request.path_params["revision_id"])
    environments = deployment_of(request).environments

    def change() -> None:
        _found(lambda: environments.restrict(environment_id, revision_id, is_restricted=is_restricted))

    await run_in_threadpool(change)
    return JSONResponse(twist_object({"id": revision_id}, request.scope.get(FAULT_KEY)))


async def get_environment(request: Request) -> Response:
    """Answer an environment, also one that is archived."""
    return _reply(request, await run_in_threadpool(_one, deployment_of(request), _environment_id(request)))


async def archive_environment(request: Request) -> Response:
    """Hide an environment from lists."""
    deployment, environment_id = deployment_of(request), _environment_id(request)
    if environment_id == STANDARD:
        raise ApiError(403, "the default environment cannot be archived")

    def archive() -> Shown:
        _one(deployment, environment_id)
        deployment.environments.archive(environment_id)
        return _one(deployment, environment_id)

    return _reply(request, await run_in_threadpool(archive))


def _all(deployment: Deployment) -> list[Shown]:
    return [Shown(deployment, each) for each in deployment.environments.all()]


def _one(deployment: Deployment, environment_id: str) -> Shown:
    return Shown(deployment, _found(lambda: deployment.environments.get(environment_id)))


def _environment_id(request: Request) -> str:
    return valid_id(request.path_params["environment_id"])


def _found(look: Callable[[], T]) -> T:
    try:
        return look()
    except UnknownEnvironment as error:
        raise ApiError(404, str(error)) from None


def _described(deployment: Deployment, body: Body) -> str:
    """Make an environment of what a body says, and return its id."""
    name, visibility = required_text(body, "name"), visibility_of(body)
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise wrong_type("name", f"a string of 1 to {_LONGEST_NAME} characters")
    if visibility is None or flag_field(body, "addBaseDependencies") is None:
        raise ApiError(400, "Json validation error: visibility and addBaseDependencies are required")
    required_text(body, "image")
    owner = None if visibility == "Global" else deployment.user_id
    organization = text_field(body, "orgOwnerId")
    if organization is not None and visibility == "Private":
        if deployment.people.organization(valid_id(organization)) is None:
            raise ApiError(404, f"organization {organization} was not found")
        owner, visibility = organization, "Organization"
    environment = Environment(
        new_id(),
        name,
        visibility,
        owner,
        text_field(body, "description") or "",
        rebuild_of(body),
        flag_field(body, "isCurated") or False,
    )
    is_restricted = flag_field(body, "isRestricted") or False
    deployment.builds.submit(deployment.environments.add(environment, made_of(body), is_restricted=is_restricted))
    return environment.id


def _copied(deployment: Deployment, source_id: str) -> str:
    """Make a copy of an environment, and return its id."""
    source = _one(deployment, valid_id(source_id))
    copy = replace(source.environment, id=new_id(), name=f"{source.environment.name} (copy)", archived=False)
    used = source.active or source.latest
    deployment.builds.submit(deployment.environments.add(copy, used.made_of))
    return copy.id


def _reply(request: Request, shown: Shown) -> Response:
    told = {**metadata(), "notices": shown.notices()}
    body: dict[str, object] = {"environment": shown.public(), "metadata": told}
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


_BETA = "/api/environments/beta/environments"
_ONE = "/api/environments/v1/environments/{environment_id}"
_REVISIONS = f"{_BETA}/{{environment_id}}/revisions"
OPERATIONS = [
    Route("/v1/environments", list_environments, name="list_environments"),
    Route("/v4/projects/{project_id}/useableEnvironments", list_useable_environments, name="list_useable_environments"),
    Route("/v4/environments/defaultEnvironment", get_default_environment, name="get_default_environment"),
    Route(_BETA, list_visible_environments, name="list_visible_environments"),
    Route(_BETA, create_environment, methods=["POST"], name="create_environment"),
    Route(_REVISIONS, create_environment_revision, methods=["POST"], name="create_environment_revision"),
    Route(
        f"{_REVISIONS}/{{revision_id}}",
        update_environment_revision,
        methods=["PATCH"],
        name="update_environment_revision",
    ),
    Route(_ONE, get_environment, name="get_environment"),
    Route(_ONE, archive_environment, methods=["DELETE"], name="archive_environment"),
]
