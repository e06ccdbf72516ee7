"""Projects: listed, made, shown, forked, copied, archived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import (
    Body,
    choice_field,
    flag_field,
    object_field,
    objects_field,
    refuse_nulls,
    required_text,
    text_field,
    texts_field,
    wrong_type,
)
from domino.local.http.queries import count_of, flag_of, page_of, text_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.database import Project
from domino.local.store.projects import BadName, Besides, NameTaken

from .project_shapes import VISIBILITIES, Known, metadata, show_listed, show_public, show_summary

_OWN = {"Owned", "OwnedAndCollaborating"}
_RELATIONSHIPS = {*_OWN, "Collaborating", "Popular", "Suggested"}
#: What can be given: who owns a project is said by other means.
_ROLES = ("Contributor", "LauncherUser", "ResultsConsumer", "ProjectImporter")
_CREDENTIAL = "importedGitReposCredentialId"


async def list_projects(request: Request) -> Response:
    """Answer the user's projects as a bare list, the one that changed last first; nobody else has any here."""
    deployment = deployment_of(request)
    relationship, limit = text_of(request, "relationship"), count_of(request, "limit")
    completed = flag_of(request, "showCompleted")
    flag_of(request, "includeSearchableAndPublic")  # checked only: no project is another user's
    if relationship not in _RELATIONSHIPS:
        raise ApiError(400, f"relationship must be one of {', '.join(sorted(_RELATIONSHIPS))}")

    def collect() -> list[dict[str, object]]:
        owned = deployment.projects.all() if relationship in _OWN else []
        known = [Known.of(deployment, project) for project in owned]
        shown = [each for each in known if completed or each.status["status"] == "active"]
        shown.sort(key=lambda each: each.updated, reverse=True)
        return [show_listed(deployment, each) for each in shown[:limit]]

    fault = request.scope.get(FAULT_KEY)
    return JSONResponse([twist_object(each, fault) for each in await run_in_threadpool(collect)])


async def list_visible_projects(request: Request) -> Response:
    """Answer a page of the projects that the user may see, oldest first."""
    deployment = deployment_of(request)
    offset, limit = page_of(request)

    def collect() -> tuple[int, list[dict[str, object]]]:
        found = deployment.projects.all()
        return len(found), [
            show_public(deployment, Known.of(deployment, each)) for each in found[offset : offset + limit]
        ]

    total, shown = await run_in_threadpool(collect)
    page = metadata(offset=offset, limit=limit, totalCount=total)
    return JSONResponse({"projects": shown, "metadata": page})


async def create_project(request: Request) -> Response:
    """Make a project of the user."""
    body = await read_json_object(request)
    deployment = deployment_of(request)
    name, facts = required_text(body, "name"), _facts(body)
    if "description" not in facts or "visibility" not in facts:
        raise ApiError(400, "Json validation error: description and visibility are required")
    if valid_id(required_text(body, "ownerId")) != deployment.user_id:
        refuse_other_owner()
    given = objects_field(body, "collaborators")
    if given is None:
        raise wrong_type("collaborators", "a list")
    tags = tag_names(object_field(body, "tags") or {})

    def make() -> dict[str, object]:
        besides = _besides(deployment, tags, given)
        project = _named(lambda: deployment.projects.create(name, facts, besides))
        return show_summary(deployment, Known.of(deployment, project), made=True)

    return JSONResponse(twist_object(await run_in_threadpool(make), request.scope.get(FAULT_KEY)))


async def get_project_summary(request: Request) -> Response:
    """Answer a project by its id."""
    deployment, project = await project_by_id(request)
    shown = await run_in_threadpool(lambda: show_summary(deployment, Known.of(deployment, project)))
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def archive_project(request: Request) -> Response:
    """Hide a project, then stop what is going on in it, keeping its results."""
    deployment, project = await project_by_id(request)

    def archive() -> None:
        deployment.projects.archive(project)
        for run in deployment.database.runs(project.id):
            if not run.is_completed:
                deployment.scheduler.stop(run, keep=True)

    await run_in_threadpool(archive)
    return Response(status_code=200)


async def fork_project(request: Request) -> Response:
    """Make a project that begins with the files of another one."""
    deployment, source = await project_by_id(request)
    body = await read_json_object(request)
    made = await run_in_threadpool(_fork, deployment, source, body)
    shown = await run_in_threadpool(lambda: show_summary(deployment, Known.of(deployment, made), made=True))
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def copy_project(request: Request) -> Response:
    """Make a project that is a copy of another one."""
    deployment, source = await project_by_id(request)
    body = await read_json_object(request)
    refuse_nulls(body, "copyDatasets", "copyNetAppVolumes", "name", "ownerId", "visibility", "billingTag", _CREDENTIAL)
    for name in ("copyDatasets", "copyNetAppVolumes"):
        flag_field(body, name)  # checked only: data sets stay where they are
    if (credential := text_field(body, _CREDENTIAL)) is not None:
        valid_id(credential)  # checked only: nothing is fetched
    if "copyDatasets" not in body:
        raise wrong_type("copyDatasets", "a boolean")
    said = {name: value for name, value in body.items() if name not in ("tags", "collaborators")}  # those of a fork
    made = await run_in_threadpool(_fork, deployment, source, said)
    shown = await run_in_threadpool(lambda: show_public(deployment, Known.of(deployment, made)))
    reply: dict[str, object] = {
        "project": shown,
        "datasetsNotCopied": [],
        "netAppVolumesNotCopied": [],
        "metadata": metadata(),
    }
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


async def project_by_id(request: Request) -> tuple[Deployment, Project]:
    """Return the project that a request is for, by the id in its path.

    Raises:
        ApiError: it is no id, or that of no project.
    """
    deployment = deployment_of(request)
    project = await run_in_threadpool(deployment.projects.by_id, valid_id(request.path_params["project_id"]))
    if project is None:
        raise ApiError(404, "the project was not found")
    return deployment, project


def tag_names(body: Body) -> list[str]:
    """Return the names of tags in a body.

    Raises:
        ApiError: it has none, or one that is blank.
    """
    names = texts_field(body, "tagNames")
    if names is None:
        raise wrong_type("tagNames", "a list of strings")
    if any(not name.strip() for name in names):
        raise ApiError(400, "a tag cannot be blank")
    return names


def collaborator_of(deployment: Deployment, body: Body) -> tuple[str, str]:
    """Return the id and the role that a body names.

    Raises:
        ApiError: it names nobody whom there is, the owner, or no role.
    """
    person, role = valid_id(required_text(body, "collaboratorId")), choice_field(body, "projectRole", _ROLES)
    if role is None:
        raise wrong_type("projectRole", f"one of {', '.join(_ROLES)}")
    if person == deployment.user_id:
        raise ApiError(400, "the owner of a project cannot be a collaborator")
    if deployment.people.find(person) is None:
        raise ApiError(404, f"user {person} was not found")
    return person, role


def _fork(deployment: Deployment, source: Project, body: Body) -> Project:
    owner = text_field(body, "ownerId")
    if owner is not None and valid_id(owner) != deployment.user_id:
        refuse_other_owner()
    name = text_field(body, "name")
    old = deployment.projects.details.of(source).facts
    kept: dict[str, object] = {
        fact: old[fact] for fact in ("description", "visibility", "settings", "resultsBranch") if fact in old
    }
    facts: dict[str, object] = {**kept, **_facts(body)}
    tags = object_field(body, "tags")
    names = [tag.name for tag in deployment.tags.of(source.id)] if tags is None else tag_names(tags)
    besides = _besides(deployment, names, objects_field(body, "collaborators") or ())
    target = f"{source.name}-copy" if name is None else name
    return _named(lambda: deployment.projects.fork(source, target, facts, besides))


def _besides(deployment: Deployment, tags: Sequence[str], collaborators: Iterable[Body]) -> Besides:
    """Return what stores the tags of a new project, and who works on it, all of whom there are."""
    roles = dict(collaborator_of(deployment, each) for each in collaborators)

    def store(project: Project) -> None:
        deployment.tags.add(project.id, tags)
        deployment.collaborators.set(project.id, roles)

    return store


def _facts(body: Body) -> dict[str, object]:
    """Return what a body says of a project, each of its type."""
    billing = object_field(body, "billingTag")
    tag = None if billing is None else {"tag": required_text(billing, "tag")}
    facts: dict[str, object] = {
        "description": text_field(body, "description"),
        "visibility": choice_field(body, "visibility", VISIBILITIES),
        "isRestricted": flag_field(body, "isRestricted"),
        "billingTag": tag,
    }
    return {name: value for name, value in facts.items() if value is not None}


def refuse_other_owner() -> NoReturn:
    """Refuse to make a project of somebody else.

    Raises:
        ApiError: always.
    """
    raise ApiError(403, "only an administrator makes projects for another user")


def _named(make: Callable[[], Project]) -> Project:
    try:
        return make()
    except NameTaken as error:
        raise ApiError(409, str(error)) from None
    except BadName as error:
        raise ApiError(400, str(error)) from None


OPERATIONS = [
    Route("/v4/gateway/projects", list_projects, name="list_projects"),
    Route("/api/projects/beta/projects", list_visible_projects, name="list_visible_projects"),
    Route("/v4/projects", create_project, methods=["POST"], name="create_project"),
    Route("/v4/projects/{project_id}", get_project_summary, name="get_project_summary"),
    Route("/v4/projects/{project_id}", archive_project, methods=["DELETE"], name="archive_project"),
    Route("/v4/projects/{project_id}/fork", fork_project, methods=["POST"], name="fork_project"),
    Route("/api/projects/v1/projects/{project_id}/copy-project", copy_project, methods=["POST"], name="copy_project"),
]
