"""What jobs leave: the files that they made or changed, and what they used of the machine."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import text_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.paths import shown
from domino.local.store.runs import Run

from .job_views import job_run


async def get_job_results(request: Request) -> Response:
    """Answer the files that a job made or changed; none while it has no output commit."""
    project_id = text_of(request, "projectId")
    if project_id is None:
        raise ApiError(400, "projectId is required")
    run = await job_run(request)
    if valid_id(project_id) != run.project_id:
        raise ApiError(404, f"project {project_id} has no job {run.id}")
    deployment = deployment_of(request)
    files = await run_in_threadpool(_changed_files, deployment, run) if run.output_commit_id else []
    results: dict[str, object] = {"commitId": run.output_commit_id or run.commit_id, "fileMetadata": files}
    return JSONResponse(twist_object(results, request.scope.get(FAULT_KEY)))


async def get_job_usage(request: Request) -> Response:
    """Answer what was measured of a job, oldest first."""
    run = await job_run(request)
    samples = await run_in_threadpool(deployment_of(request).jobs.usage, run.id)
    return JSONResponse([{"cpu": sample.cpu, "memory": sample.memory, "timestamp": sample.time} for sample in samples])


def _changed_files(deployment: Deployment, run: Run) -> list[dict[str, object]]:
    project = deployment.projects.by_id(run.project_id)
    assert project is not None
    assert run.output_commit_id is not None
    repository = deployment.projects.repository(project)
    # Its parent, not the job's input: others may have changed the head meanwhile.
    before = dict(repository.files(repository.commit_info(run.output_commit_id).parent or run.commit_id))
    return [
        {
            "contentId": entry.key,
            "filename": shown(path),
            "size": repository.blob_facts(entry.key)[0],
            "lastModified": run.completed,
            "author": deployment.settings.user,
        }
        for path, entry in repository.files(run.output_commit_id)
        if before.get(path) != entry
    ]


OPERATIONS = [
    Route("/v4/jobs/{job_id}/results", get_job_results, name="get_job_results"),
    Route("/v4/jobs/jobs/{job_id}/usage", get_job_usage, name="get_job_usage"),
]
