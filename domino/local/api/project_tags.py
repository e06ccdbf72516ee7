"""Tags of projects."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.queries import count_of, text_of, valid_id
from domino.local.http.replies import ApiError, iso_time

from .project_records import project_by_id, tag_names
from .project_shapes import show_tag

_MOST = 1000


async def list_tags(request: Request) -> Response:
    """Answer the tags of the deployment, by name, as a bare list."""
    query, limit = text_of(request, "query"), count_of(request, "limit")
    found = await run_in_threadpool(deployment_of(request).tags.search, query or "", limit or _MOST)
    return JSONResponse([show_tag(tag.id, tag.name) for tag in found])


async def add_tags(request: Request) -> Response:
    """Put tags on a project and answer them as a list."""
    deployment, project = await project_by_id(request)
    names = tag_names(await read_json_object(request))
    added = await run_in_threadpool(deployment.tags.add, project.id, names)
    return JSONResponse([show_tag(tag.id, tag.name) for tag in added])


async def remove_tag(request: Request) -> Response:
    """Take a tag off a project."""
    deployment, project = await project_by_id(request)
    tag_id = valid_id(request.path_params["tag_id"])
    if not await run_in_threadpool(deployment.tags.remove, project.id, tag_id):
        raise ApiError(404, f"the project has no tag {tag_id}")
    return Response(status_code=200)


async def get_tag(request: Request) -> Response:
    """Answer a tag as the web interface does."""
    tag_id = valid_id(request.path_params["tag_id"])
    tag = await run_in_threadpool(deployment_of(request).tags.find, tag_id)
    if tag is None:
        raise ApiError(404, f"there is no tag {tag_id}")
    return JSONResponse({"_id": tag.id, "name": tag.name, "isApproved": False, "lastAdded": iso_time(tag.added)})


OPERATIONS = [
    Route("/v4/tags", list_tags, name="list_tags"),
    Route("/v4/projects/{project_id}/tags", add_tags, methods=["POST"], name="add_tags"),
    Route("/v4/projects/{project_id}/tags/{tag_id}", remove_tag, methods=["DELETE"], name="remove_tag"),
]
BESIDES = [Route("/projectTags/{tag_id}", get_tag, name="get_tag")]
