"""Jobs: start, restart, stop, one, many, and with what they run."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.execution.mounts import mount_place
from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import flag_field, required_text, text_field, wrong_type
from domino.local.http.queries import choice_of, count_of, flag_of, text_of
from domino.local.http.replies import ApiError
from domino.local.store.database import Project
from domino.local.store.environments import STANDARD
from domino.local.store.jobs import ORDERS, STATUSES, Job, Selection
from domino.local.store.objects import MissingObject
from domino.local.store.runs import Run, new_id, now_ms

from . import job_clusters, job_logs, job_marks, job_results
from .job_requests import asked_of, chosen_environment, command_words, tier_of
from .job_views import job_run, show_job, stored_project, stored_run

_MOST_IN_PAGE = 100
_JOBS_IN_PAGE = 3


async def start_job(request: Request) -> Response:
    """Queue a job; it is stored when the answer goes out."""
    deployment = deployment_of(request)
    body = await read_json_object(request)

    def start() -> Run:
        settings = deployment.settings
        project = stored_project(deployment, required_text(body, "projectId"))
        line = required_text(body, "commandToRun")
        words = command_words(line)
        tier_id = text_field(body, "overrideHardwareTierId")
        tier = deployment.projects.default_tier(project) if tier_id is None else tier_of(settings, tier_id)
        defaults = deployment.projects.settings_of(project)
        job = Job(new_id(), line, chosen_environment(deployment.environments, asked_of(settings, body), defaults))
        commit, title = _input_commit(deployment, project, text_field(body, "commitId")), text_field(body, "title")
        return _queue(deployment, project, job, words, commit_id=commit, title=title, tier_id=tier.id)

    return await _answer(request, await run_in_threadpool(start))


async def restart_job(request: Request) -> Response:
    """Queue a job as another one was, on its input commit or on the head."""
    deployment = deployment_of(request)
    body = await read_json_object(request)

    def restart() -> Run:
        earlier = stored_run(deployment, required_text(body, "jobId"))
        use_original = flag_field(body, "shouldUseOriginalInputCommit")
        if use_original is None:
            raise wrong_type("shouldUseOriginalInputCommit", "a boolean")
        project = stored_project(deployment, earlier.project_id)
        job = replace(deployment.jobs.get(earlier.id), run_id=new_id(), is_archived=False)
        words = earlier.command
        if job.command_line is None:
            job = replace(job, command_line=" ".join(words))
        commit = earlier.commit_id if use_original else _input_commit(deployment, project, None)
        return _queue(
            deployment,
            project,
            job,
            words,
            commit_id=commit,
            title=earlier.title,
            tier_id=earlier.hardware_tier_id,
            is_direct=earlier.is_direct,
        )

    return await _answer(request, await run_in_threadpool(restart))


async def get_job(request: Request) -> Response:
    """Answer a run as v4 shows it."""
    return await _answer(request, await job_run(request))


async def stop_job(request: Request) -> Response:
    """Ask a run to end; a finished run is answered as it is."""
    body = await read_json_object(request)
    run_id, keep = required_text(body, "jobId"), flag_field(body, "commitResults")
    if keep is None:
        raise wrong_type("commitResults", "a boolean")
    deployment = deployment_of(request)
    run = await run_in_threadpool(stored_run, deployment, run_id)
    stopped = await run_in_threadpool(deployment.scheduler.stop, run, keep=keep)
    return await _answer(request, replace(stopped, title=run.title))


async def list_jobs(request: Request) -> Response:
    """Answer a page of a project's jobs; runs are among them."""
    deployment = deployment_of(request)
    project_id = text_of(request, "projectId")
    if project_id is None:
        raise ApiError(400, "projectId is required")
    size = min(count_of(request, "page_size") or _JOBS_IN_PAGE, _MOST_IN_PAGE)
    offset = size * ((count_of(request, "page_no") or 1) - 1)
    direction = choice_of(request, "sort_by", ("asc", "desc")) or "desc"
    chosen = Selection(
        status=choice_of(request, "status", STATUSES) or "all",
        show_archived=bool(flag_of(request, "show_archived")),
        tag=text_of(request, "tag"),
        query=text_of(request, "query"),
        order=choice_of(request, "order_by", ORDERS) or "number",
        descending=direction == "desc",
        statistic=text_of(request, "dominoStatsSortFieldName"),
    )
    text_of(request, "type")  # what types there are is not known

    def collect() -> Mapping[str, object]:
        project = stored_project(deployment, project_id)
        runs, total = deployment.jobs.select(project.id, chosen, now=now_ms(), limit=size, offset=offset)
        return {
            "jobs": [show_job(request, run) for run in runs],
            "totalCount": total,
            "pagination": {
                "offset": offset,
                "limit": size,
                "sortBy": direction,
                "orderBy": chosen.order,
                "dominoStatsSortFieldName": chosen.statistic,
            },
            "dominoStatColumns": deployment.jobs.statistics(project.id),
        }

    return JSONResponse(twist_object(dict(await run_in_threadpool(collect)), request.scope.get(FAULT_KEY)))


async def get_job_runtime_execution_details(request: Request) -> Response:
    """Answer where a job runs, and with which environment and hardware tier."""
    run = await job_run(request)
    deployment = deployment_of(request)
    job = await run_in_threadpool(deployment.jobs.get, run.id)
    tiers = {tier.id: tier.name for tier in deployment.settings.hardware_tiers}
    executor = {"executorInstanceId": socket.gethostname(), "region": "local", "humanName": "local Domino",
                "publicAddress": None, "privateAddress": None}  # fmt: skip
    shown: dict[str, object] = {
        "executorInfo": executor if run.started else None,
        "environment": await run_in_threadpool(_environment, deployment, job),
        "hardwareTier": {
            "id": run.hardware_tier_id,
            "name": tiers.get(run.hardware_tier_id, run.hardware_tier_id),
            "isArchived": run.hardware_tier_id not in tiers,
        },
    }
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


def _input_commit(deployment: Deployment, project: Project, commit: str | None) -> str:
    repository = deployment.projects.repository(project)
    try:
        return repository.commit_info(commit).id if commit else repository.head()
    except MissingObject:
        raise ApiError(404, f"commit {commit} was not found") from None


def _environment(deployment: Deployment, job: Job) -> dict[str, object]:
    """Return the environment of a job, and which revision it was when it started."""
    revision_id = job.asked.get("environmentRevisionId")
    named = job.asked.get("environmentId")
    environment = deployment.environments.get(str(named) if named else STANDARD)
    revisions = deployment.environments.revisions(environment.id)
    revision = next((each for each in revisions if each.id == revision_id), revisions[-1])
    return {
        "environmentId": environment.id,
        "environmentRevisionId": revision.id,
        "environmentName": environment.name,
        "revisionNumber": revision.number,
        "environmentRevisionSpec": job.asked.get("environmentRevisionSpec") or "ActiveRevision",
    }


def _queue(
    deployment: Deployment,
    project: Project,
    job: Job,
    words: tuple[str, ...],
    *,
    commit_id: str,
    title: str | None,
    tier_id: str,
    is_direct: bool = False,
) -> Run:
    job = replace(job, asked={**job.asked, "datasetMounts": _dataset_mounts(deployment, project, job.run_id)})
    deployment.jobs.add(job)
    run = Run(
        id=job.run_id,
        project_id=project.id,
        number=0,
        command=words,
        is_direct=is_direct,
        title=title,
        hardware_tier_id=tier_id,
        commit_id=commit_id,
        queued=now_ms(),
    )
    run = deployment.database.add_run(run)
    deployment.scheduler.submit(run, project)
    return run


def _dataset_mounts(deployment: Deployment, project: Project, run_id: str) -> list[dict[str, object]]:
    """Return the datasets that a job finds, as it shows them."""
    folder = deployment.scheduler.run_folder(run_id)
    return [
        {
            "datasetId": dataset.id,
            "datasetName": dataset.name,
            "projectId": dataset.project_id,
            "snapshotId": dataset.head_id,
            "snapshotVersion": 0,
            "isInput": True,
            "containerPath": str(mount_place(folder, dataset)),
        }
        for dataset in deployment.datasets.of_project(project)
    ]


async def _answer(request: Request, run: Run) -> Response:
    return JSONResponse(await run_in_threadpool(show_job, request, run))


OPERATIONS = [
    Route("/v4/jobs/stop", stop_job, methods=["POST"], name="stop_job"),
    Route("/v4/jobs/start", start_job, methods=["POST"], name="start_job"),
    Route("/v4/jobs/restart", restart_job, methods=["POST"], name="restart_job"),
    Route("/v4/jobs", list_jobs, name="list_jobs"),
    Route("/v4/jobs/{job_id}", get_job, name="get_job"),
    Route(
        "/v4/jobs/{job_id}/runtimeExecutionDetails",
        get_job_runtime_execution_details,
        name="get_job_runtime_execution_details",
    ),
    *job_logs.OPERATIONS,
    *job_marks.OPERATIONS,
    *job_results.OPERATIONS,
    *job_clusters.OPERATIONS,
]
BESIDES = [*job_marks.BESIDES, *job_clusters.BESIDES]
