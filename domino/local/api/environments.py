"""Environments: there is one, this machine's Python; clients list them to see whether they are let in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.queries import valid_id
from domino.local.http.replies import ApiError

ENVIRONMENT = {"id": "0" * 23 + "1", "name": "Domino Standard Environment (Local Python)", "visibility": "Global"}
"""What runs have, whatever they ask for."""


async def list_environments(_: Request) -> Response:
    """Answer all environments, as v1 does."""
    return JSONResponse({"objectType": "list", "data": [ENVIRONMENT]})


async def list_useable_environments(request: Request) -> Response:
    """Answer the environments that a project can use, as v4 does."""
    project = await run_in_threadpool(
        deployment_of(request).projects.by_id, valid_id(request.path_params["project_id"])
    )
    if project is None:
        raise ApiError(404, "the project was not found")
    shown = {**ENVIRONMENT, "archived": False, "version": 1, "supportedClusters": list[str]()}
    selected = {"id": ENVIRONMENT["id"], "v2EnvironmentDetails": {"latestRevision": 1, "latestRevisionUrl": "/"}}
    return JSONResponse({"currentlySelectedEnvironment": selected, "environments": [shown]})


BESIDES = [
    Route("/v1/environments", list_environments, name="list_environments"),
    Route("/v4/projects/{project_id}/useableEnvironments", list_useable_environments, name="useable_environments"),
]
