"""Goals of projects, and the git repositories in them: the server keeps both, and does nothing with them."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.fields import (
    Body,
    choice_field,
    flag_field,
    object_field,
    refuse_nulls,
    required_text,
    text_field,
    wrong_type,
)
from domino.local.http.queries import page_of, valid_id
from domino.local.http.replies import ApiError, iso_time
from domino.local.store.project_parts import Kind
from domino.local.store.runs import now_ms

from .project_records import project_by_id
from .project_shapes import metadata

_PROVIDERS = ("Bitbucket", "BitbucketServer", "Github", "GithubEnterprise", "GitLab", "GitLabEnterprise", "Unknown")
_HOSTS = {"github.com": "Github", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket"}


async def list_goals(request: Request) -> Response:
    """Answer the goals of a project."""
    deployment, project = await project_by_id(request)
    goals = await run_in_threadpool(deployment.project_parts.all, project.id, "goal")
    return JSONResponse({"goals": goals, "metadata": metadata()})


async def add_goal(request: Request) -> Response:
    """Add a goal to a project."""
    deployment, project = await project_by_id(request)
    body = await read_json_object(request)
    if not (title := required_text(body, "title")).strip():
        raise ApiError(400, "a goal has a title")
    refuse_nulls(body, "description", "assigneeId", "stageId")
    said = {name: text_field(body, name) for name in ("description", "assigneeId", "stageId")}
    facts: dict[str, object] = {"title": title, "isComplete": False, "projectId": project.id}
    facts |= {"createdAt": iso_time(now_ms()), "creatorId": deployment.user_id}
    facts |= {name: text for name, text in said.items() if text is not None}
    goal = await run_in_threadpool(deployment.project_parts.add, project.id, "goal", facts)
    return JSONResponse({"goal": goal, "metadata": metadata()})


async def update_goal(request: Request) -> Response:
    """Say whether a goal is reached."""
    deployment, project = await project_by_id(request)
    complete = flag_field(await read_json_object(request), "isComplete")
    if complete is None:
        raise wrong_type("isComplete", "a boolean")
    goal_id = valid_id(request.path_params["goal_id"])
    change = deployment.project_parts.change
    goal = await run_in_threadpool(change, project.id, "goal", goal_id, {"isComplete": complete})
    if goal is None:
        raise ApiError(404, f"the project has no goal {goal_id}")
    return JSONResponse({"goal": goal, "metadata": metadata()})


async def remove_goal(request: Request) -> Response:
    """Take a goal out of a project."""
    return await _remove(request, "goal", "goal_id")


async def list_git_repositories(request: Request) -> Response:
    """Answer a page of the git repositories in a project."""
    deployment, project = await project_by_id(request)
    offset, limit = page_of(request)
    found = await run_in_threadpool(deployment.project_parts.all, project.id, "repository")
    page = metadata(offset=offset, limit=limit, totalCount=len(found))
    return JSONResponse({"repositories": found[offset : offset + limit], "metadata": page})


async def add_git_repository(request: Request) -> Response:
    """Add a git repository to a project; nobody looks whether there is one at its address."""
    deployment, project = await project_by_id(request)
    facts = _repository(await read_json_object(request))
    added = await run_in_threadpool(deployment.project_parts.add, project.id, "repository", facts)
    return JSONResponse({"repository": added, "metadata": metadata()})


async def remove_git_repository(request: Request) -> Response:
    """Take a git repository out of a project."""
    return await _remove(request, "repository", "repository_id")


def _repository(body: Body) -> dict[str, object]:
    refuse_nulls(body, "name", "defaultRef", "serviceProvider", "gitCredentialId")
    uri, name = required_text(body, "uri"), text_field(body, "name")
    text_field(body, "gitCredentialId")  # checked only: nothing is fetched
    if not uri.strip():
        raise ApiError(400, "a git repository has an address")
    ref = object_field(body, "defaultRef") or {"refType": "Head"}
    kind, value = choice_field(ref, "refType", ("Head", "Branch", "Tag", "Commit")), text_field(ref, "value")
    if kind is None:
        raise wrong_type("refType", "a string")
    try:
        host = urlsplit(uri).hostname or ""
    except ValueError:
        host = ""
    return {
        "uri": uri,
        "name": name or uri.rstrip("/").rpartition("/")[2].removesuffix(".git"),
        "defaultRef": {"refType": kind} if value is None else {"refType": kind, "value": value},
        "serviceProvider": choice_field(body, "serviceProvider", _PROVIDERS) or _HOSTS.get(host, "Unknown"),
    }


async def _remove(request: Request, kind: Kind, parameter: str) -> Response:
    deployment, project = await project_by_id(request)
    part_id = valid_id(request.path_params[parameter])
    if not await run_in_threadpool(deployment.project_parts.remove, project.id, kind, part_id):
        raise ApiError(404, f"the project has no {kind} {part_id}")
    return JSONResponse({"success": True, "metadata": metadata()})


_V1 = "/api/projects/v1/projects/{project_id}"
_REPOSITORY = f"{_V1}/repositories/{{repository_id}}"

OPERATIONS = [
    Route(f"{_V1}/goals", list_goals, name="list_goals"),
    Route(f"{_V1}/goals", add_goal, methods=["POST"], name="add_goal"),
    Route(f"{_V1}/goals/{{goal_id}}", update_goal, methods=["PATCH"], name="update_goal"),
    Route(f"{_V1}/goals/{{goal_id}}", remove_goal, methods=["DELETE"], name="remove_goal"),
    Route(f"{_V1}/repositories", list_git_repositories, name="list_git_repositories"),
    Route(f"{_V1}/repositories", add_git_repository, methods=["POST"], name="add_git_repository"),
    Route(_REPOSITORY, remove_git_repository, methods=["DELETE"], name="remove_git_repository"),
]
