"""Environments: there is one, this machine's Python; clients list them to see whether they are let in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
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
    clusters: dict[str, object] = {"supportedClusters": [], "activeRevisionTags": [], "isCurated": True}
    restricted = {"restrictedRevisionNumber": None, "restrictedRevisionId": None}
    revisions = {
        "latestRevision": 1,
        "latestRevisionUrl": "/",
        "latestRevisionStatus": "Succeeded",
        "selectedRevision": 1,
        "selectedRevisionId": ENVIRONMENT["id"],
        "selectedRevisionUrl": "/",
        **restricted,
    }
    active = {"activeRevisionNumber": 1, "activeRevisionId": ENVIRONMENT["id"]}
    shown = {**ENVIRONMENT, "archived": False, "version": 2, "owner": None, **clusters, **active, **restricted}
    named = {"id": ENVIRONMENT["id"], "name": ENVIRONMENT["name"]}
    selected = {**named, "v2EnvironmentDetails": revisions, **clusters}
    body: dict[str, object] = {"currentlySelectedEnvironment": selected, "environments": [shown]}
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


OPERATIONS = [
    Route("/v4/projects/{project_id}/useableEnvironments", list_useable_environments, name="list_useable_environments"),
]
BESIDES = [Route("/v1/environments", list_environments, name="list_environments")]
