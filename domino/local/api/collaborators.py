"""Collaborators of projects: kept and shown. They cannot log in here, so their roles allow them nothing."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import flag_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.people import Person

from .project_records import collaborator_of, project_by_id
from .users import show_person


async def list_collaborators(request: Request) -> Response:
    """Answer who works on a project as a bare list without roles, organizations by their members if asked."""
    deployment, project = await project_by_id(request)
    with_members = flag_of(request, "getUsers")

    def collect() -> list[Person]:
        ids = list(deployment.collaborators.of(project.id))
        if with_members:
            members = {each.id: list(each.members) for each in deployment.people.organizations()}
            ids = list(dict.fromkeys(member for each in ids for member in members.get(each, [each])))
        everybody = {person.id: person for person in deployment.people.all()}
        return [everybody[each] for each in ids]

    fault = request.scope.get(FAULT_KEY)
    people = await run_in_threadpool(collect)
    return JSONResponse([twist_object(show_person(request, person), fault) for person in people])


async def add_collaborator(request: Request) -> Response:
    """Let somebody work on a project; who does so already gets the role."""
    deployment, project = await project_by_id(request)
    body = await read_json_object(request)

    def add() -> dict[str, object]:
        person, role = collaborator_of(deployment, body)
        deployment.collaborators.set(project.id, {person: role})
        return {"collaboratorId": person, "projectRole": role}

    return JSONResponse(twist_object(await run_in_threadpool(add), request.scope.get(FAULT_KEY)))


async def update_collaborator_role(request: Request) -> Response:
    """Give a collaborator another role."""
    deployment, project = await project_by_id(request)
    body = await read_json_object(request)

    def change() -> None:
        person, role = collaborator_of(deployment, body)
        if not deployment.collaborators.change_role(project.id, person, role):
            raise _no_collaborator(person)

    await run_in_threadpool(change)
    return Response(status_code=200)


async def remove_collaborator(request: Request) -> Response:
    """Let a collaborator work on a project no longer."""
    deployment, project = await project_by_id(request)
    person = valid_id(request.path_params["collaborator_id"])
    if not await run_in_threadpool(deployment.collaborators.remove, project.id, person):
        raise _no_collaborator(person)
    return Response(status_code=200)


async def list_collaborator_names(request: Request) -> Response:
    """Answer the user names of who works on a project, as the web interface does."""
    deployment = deployment_of(request)
    owner, name = (request.path_params[part] for part in ("owner", "project"))

    def collect() -> list[str]:
        project = deployment.projects.find(owner, name)
        if project is None:
            raise ApiError(404, f"project {owner}/{name} was not found")
        names = {person.id: person.name for person in deployment.people.all()}
        # With the owner: python-domino's live test adds the first user who is not listed.
        return [owner, *(names[each] for each in deployment.collaborators.of(project.id))]

    return JSONResponse(await run_in_threadpool(collect))


def _no_collaborator(person: str) -> ApiError:
    return ApiError(404, f"user {person} is no collaborator of the project")


_ALL = "/v4/projects/{project_id}/collaborators"
OPERATIONS = [
    Route(_ALL, list_collaborators, name="list_collaborators"),
    Route(_ALL, add_collaborator, methods=["POST"], name="add_collaborator"),
    Route(
        "/v4/projects/{project_id}/collaboratorRole",
        update_collaborator_role,
        methods=["PATCH"],
        name="update_collaborator_role",
    ),
    Route(f"{_ALL}/{{collaborator_id}}", remove_collaborator, methods=["DELETE"], name="remove_collaborator"),
]
BESIDES = [Route("/{owner}/{project}/collaborators", list_collaborator_names, name="list_collaborator_names")]
