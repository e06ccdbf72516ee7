"""The v1 run endpoints: list, start, status, console output."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from domino.local.execution.console import console_text
from domino.local.execution.lifecycle import console_file, setup_file
from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, base_url, deployment_of, project_url
from domino.local.http.fault_middleware import FAULT_KEY, twist_object, twist_run
from domino.local.http.fields import flag_field, text_field, texts_field, wrong_type
from domino.local.http.queries import count_of
from domino.local.http.replies import ApiError
from domino.local.store.database import Project
from domino.local.store.jobs import Job
from domino.local.store.objects import MissingObject
from domino.local.store.runs import Run, new_id, now_ms

from .job_requests import chosen_environment


async def project_of(request: Request) -> Project:
    """Return the project named in the path, made now if it is the user's.

    Raises:
        ApiError: there is none.
    """
    owner, name = (unquote(request.path_params[part]) for part in ("owner", "project"))
    project = await run_in_threadpool(deployment_of(request).projects.find, owner, name)
    if project is None:
        raise ApiError(404, f"project {owner}/{name} was not found")
    return project


async def list_runs(request: Request) -> Response:
    """Answer every run of a project, newest first."""
    project = await project_of(request)
    deployment = deployment_of(request)

    def collect() -> list[dict[str, object]]:
        archived = deployment.jobs.archived(project.id)
        return [show_run(request, run, is_archived=run.id in archived) for run in deployment.database.runs(project.id)]

    data = await run_in_threadpool(collect)
    return JSONResponse({"objectType": "list", "uri": f"{project_url(request, project)}/runs", "data": data})


async def start_run(request: Request) -> Response:
    """Queue a run; it is stored when the answer goes out."""
    project = await project_of(request)
    run = await run_in_threadpool(_queue, deployment_of(request), project, await read_json_object(request))
    url = f"{base_url(request)}/jobs/{project.owner}/{project.name}/{run.id}"
    reply: dict[str, object] = {"runId": run.id, "message": f"Run #{run.number} was queued. See {url}"}
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


async def get_run(request: Request) -> Response:
    """Answer one run."""
    run = await _run_of(request)
    job = await run_in_threadpool(deployment_of(request).jobs.get, run.id)
    return JSONResponse(show_run(request, run, is_archived=job.is_archived))


async def get_run_stdout(request: Request) -> Response:
    """Answer the preparation log and the console output, as much as is written so far."""
    run = await _run_of(request)
    lines = count_of(request, "previewNumberOfLines")
    deployment = deployment_of(request)
    folder, settings = deployment.scheduler.run_folder(run.id), deployment.settings

    setup = console_text(setup_file(folder), limit=settings.stdout_limit)
    stdout = console_text(console_file(folder), limit=settings.stdout_limit, lines=lines, markup=settings.stdout_markup)
    more = twist_object({}, request.scope.get(FAULT_KEY))
    return StreamingResponse(_log_json(setup, stdout, more), media_type="application/json")


def _log_json(setup: Iterator[str], stdout: Iterator[str], more: Mapping[str, object]) -> Iterator[bytes]:
    """Yield the reply in pieces: it may be many megabytes, and every character may need an escape."""
    yield b'{"setup":"'
    yield from map(_json_piece, setup)
    yield b'","stdout":"'
    yield from map(_json_piece, stdout)
    yield b'"'
    for name, value in more.items():
        yield f",{json.dumps(name)}:{json.dumps(value)}".encode()
    yield b"}"


def _json_piece(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False)[1:-1].encode()


def show_run(request: Request, run: Run, *, is_archived: bool) -> dict[str, object]:
    """Return a run as v1 shows it, with the further fields of live servers."""
    shown: dict[str, object] = {
        "id": run.id,
        "projectId": run.project_id,
        "number": run.number,
        "startingUserId": deployment_of(request).user_id,
        "queued": run.queued,
        "started": run.started,
        "completed": run.completed,
        "postProcessedTimestamp": run.post_processed,
        "status": run.status,
        "isCompleted": run.is_completed,
        "commitId": run.commit_id,
        "outputCommitId": run.output_commit_id,
        "executor": None,
        "title": run.title,
        "isArchived": is_archived,
        "hardwareTierId": run.hardware_tier_id,
        "diagnosticStatistics": json.loads(run.statistics) if run.statistics else None,
        "startingScheduledRunId": None,
        "publiclyVisible": False,
        "environmentId": None,
        "environmentRevisionId": None,
        "repositories": [],
        "notebookName": None,
        "runQueueingInformation": None,
        "datasetMounts": [],
        "containerExitCode": run.exit_code,
        "autoSyncSettings": None,
    }
    return twist_run(shown, request.scope.get(FAULT_KEY), is_completed=run.is_completed)


async def _run_of(request: Request) -> Run:
    project = await project_of(request)
    run_id = unquote(request.path_params["run_id"])
    run = await run_in_threadpool(deployment_of(request).database.run, run_id)
    if run is None or run.project_id != project.id:
        raise ApiError(404, f"run {run_id} was not found")
    return run


def _queue(deployment: Deployment, project: Project, body: dict[str, object]) -> Run:
    """Check a start request and store the run."""
    command = _command(body)
    if "isDirect" not in body:
        raise wrong_type("isDirect", "a boolean")
    is_direct = flag_field(body, "isDirect")
    flag_field(body, "publishApiEndpoint")
    text_field(body, "datasetConfig")
    title, commit, tier_name = (text_field(body, name) for name in ("title", "commitId", "tier"))
    tiers = {tier.name: tier for tier in deployment.settings.hardware_tiers}
    if tier_name and tier_name not in tiers:
        raise ApiError(400, f"no hardware tier is called {tier_name!r}; there are {', '.join(tiers)}")
    tier = tiers[tier_name] if tier_name else deployment.projects.default_tier(project)
    repository = deployment.projects.repository(project)
    try:
        commit_id = repository.commit_info(commit).id if commit else repository.head()
    except MissingObject:
        raise ApiError(404, f"commit {commit} was not found") from None
    run_id = new_id()
    environment = chosen_environment(deployment.environments, {}, deployment.projects.settings_of(project))
    if environment:
        deployment.jobs.add(Job(run_id, asked=environment))
    run = Run(
        id=run_id,
        project_id=project.id,
        number=0,
        command=command,
        is_direct=bool(is_direct),  # null is what python-domino's operator for Airflow sends
        title=title,
        hardware_tier_id=tier.id,
        commit_id=commit_id,
        queued=now_ms(),
    )
    run = deployment.database.add_run(run)
    deployment.scheduler.submit(run, project)
    return run


def _command(body: dict[str, object]) -> tuple[str, ...]:
    parts = texts_field(body, "command")
    if not parts:
        raise wrong_type("command", "a list of strings")
    if not parts[0].strip():
        raise ApiError(400, "the first element of command is empty")
    return tuple(parts)


_V1 = "/v1/projects/{owner}/{project}"

OPERATIONS = [
    Route(f"{_V1}/runs", list_runs, name="list_runs"),
    Route(f"{_V1}/runs", start_run, methods=["POST"], name="start_run"),
    Route(f"{_V1}/runs/{{run_id}}", get_run, name="get_run"),
    Route(f"{_V1}/runs/{{run_id}}/", get_run, name="get_run"),
    Route(f"{_V1}/run/{{run_id}}/stdout", get_run_stdout, name="get_run_stdout"),
]
