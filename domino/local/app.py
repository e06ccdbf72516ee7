"""The ASGI application: which path is which operation, and what every request passes first."""

from __future__ import annotations

import sqlite3

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from . import files_api, runs_api, server_api, v4_api
from .access import Access
from .deployment import Deployment, RecordedRequest
from .fault_middleware import FaultMiddleware
from .replies import ApiError, on_api_error, on_http_exception, on_no_room

_V1 = "/v1/projects/{owner}/{project}"

# The names are those of the description, in snake case: `faults.OPERATIONS` has them too.
# Paths are matched as they stand in the request line: `%2F` in a name is not a slash between names.
OPERATIONS = [
    Route("/version", server_api.get_version, name="get_version"),
    Route(f"{_V1}/runs", runs_api.list_runs, name="list_runs"),
    Route(f"{_V1}/runs", runs_api.start_run, methods=["POST"], name="start_run"),
    Route(f"{_V1}/runs/{{run_id}}", runs_api.get_run, name="get_run"),
    Route(f"{_V1}/runs/{{run_id}}/", runs_api.get_run, name="get_run"),
    Route(f"{_V1}/run/{{run_id}}/stdout", runs_api.get_run_stdout, name="get_run_stdout"),
    Route(f"{_V1}/files/{{commit}}/{{path:path}}", files_api.list_files, name="list_files"),
    Route(f"{_V1}/blobs/{{key}}", files_api.get_blob, name="get_blob"),
    Route(f"{_V1}/commits", files_api.list_commits, name="list_commits"),
    Route(f"{_V1}/{{path:path}}", files_api.upload_file, methods=["PUT"], name="upload_file"),
    Route(
        "/api/projects/v1/projects/{project_id}/files/{commit}/{path:path}/content",
        files_api.get_file_content,
        name="get_file_content",
    ),
    Route(
        "/v4/gateway/projects/findProjectByOwnerAndName",
        v4_api.find_project_by_owner_and_name,
        name="find_project_by_owner_and_name",
    ),
    Route(
        "/v4/projects/{project_id}/hardwareTiers",
        v4_api.list_hardware_tiers_for_project,
        name="list_hardware_tiers_for_project",
    ),
    Route("/v4/users/self", v4_api.get_current_user, name="get_current_user"),
    Route("/v4/jobs/stop", v4_api.stop_job, methods=["POST"], name="stop_job"),
]

_BESIDES = [
    Route("/v4/jobs/{job_id}", v4_api.get_job, name="get_job"),
    Route("/v4/auth/principal", v4_api.get_principal, name="get_principal"),
    Route("/api/users/v1/self", v4_api.get_current_user_public, name="get_current_user_public"),
    Route("/access-token", server_api.get_access_token, name="access_token"),
    Route("/login", server_api.get_login_page, name="login"),
    Route("/relogin", server_api.get_login_page, name="login"),
    Route("/_local/faults", server_api.list_faults, name="list_faults"),
    Route("/_local/faults", server_api.add_fault, methods=["POST"], name="add_fault"),
    Route("/_local/faults", server_api.clear_faults, methods=["DELETE"], name="clear_faults"),
]


def build_app(deployment: Deployment, *, proxy_port: int | None) -> Starlette:
    """Return the application of a deployment.

    Args:
        deployment: what the requests are for.
        proxy_port: a port whose requests need no credential.
    """
    app = Starlette(
        routes=[*OPERATIONS, *_BESIDES],
        middleware=[
            Middleware(_RawPath),
            Middleware(_Recorder, deployment=deployment),
            Middleware(Access, api_key=deployment.api_key, proxy_port=proxy_port),
            Middleware(FaultMiddleware, faults=deployment.faults, operation_of=operation_of),
        ],
        exception_handlers={
            ApiError: on_api_error,
            HTTPException: on_http_exception,
            OSError: on_no_room,
            sqlite3.Error: on_no_room,
        },
    )
    app.router.redirect_slashes = False
    app.state.deployment = deployment
    return app


def operation_of(scope: Scope) -> str:
    """Return the name of the operation that a request is for, empty when it is for none of the description."""
    matches = (route.name for route in OPERATIONS if route.matches(scope)[0] is Match.FULL)
    return next(matches, "")


class _RawPath:
    """Puts the path as it was sent in the place of the decoded one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "path": scope["raw_path"].decode("latin-1")}
        await self._app(scope, receive, send)


class _Recorder:
    """Remembers each request for `LocalDomino.requests`."""

    def __init__(self, app: ASGIApp, *, deployment: Deployment) -> None:
        self._app = app
        self._requests = deployment.requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            query = scope["query_string"].decode("latin-1")
            target = scope["path"] + (f"?{query}" if query else "")
            self._requests.append(RecordedRequest(scope["method"], target, tuple(Headers(scope=scope).items())))
        await self._app(scope, receive, send)
