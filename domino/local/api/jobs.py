"""Jobs: runs as v4 shows them."""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_job
from domino.local.http.queries import valid_id
from domino.local.http.replies import ApiError
from domino.local.store.runs import Run


async def get_job(request: Request) -> Response:
    """Answer a run as v4 shows it."""
    run_id = valid_id(request.path_params["job_id"])
    run = await run_in_threadpool(deployment_of(request).database.run, run_id)
    if run is None:
        raise ApiError(404, f"job {run_id} was not found")
    return JSONResponse(_show_job(request, run))


async def stop_job(request: Request) -> Response:
    """Ask a run to end; a finished run is answered as it is."""
    body = await read_json_object(request)
    run_id, keep = body.get("jobId"), body.get("commitResults")
    if not isinstance(run_id, str) or not isinstance(keep, bool):
        raise ApiError(400, "Json validation error: jobId must be a string and commitResults a boolean")
    deployment = deployment_of(request)
    run = await run_in_threadpool(deployment.database.run, valid_id(run_id))
    if run is None:
        raise ApiError(404, f"job {run_id} was not found")
    return JSONResponse(_show_job(request, await run_in_threadpool(deployment.scheduler.stop, run, keep=keep)))


def _show_job(request: Request, run: Run) -> dict[str, object]:
    deployment = deployment_of(request)
    statistics: list[dict[str, str]] = json.loads(run.statistics)["data"] if run.statistics else []
    stages = {"submissionTime": run.queued, "runStartTime": run.started, "completedTime": run.completed}
    statuses = {"isCompleted": run.is_completed, "isArchived": False, "isScheduled": False}
    shown: dict[str, object] = {
        "id": run.id,
        "number": run.number,
        "projectId": run.project_id,
        "title": run.title,
        "jobRunCommand": " ".join(run.command),
        "stageTime": stages,
        "startedBy": {"id": deployment.user_id, "username": deployment.settings.user},
        "commitDetails": {"inputCommitId": run.commit_id, "outputCommitId": run.output_commit_id},
        "statuses": {**statuses, "executionStatus": run.status},
        "dominoStats": [{"name": item["key"], "value": item["value"]} for item in statistics],
        "queuedJobHistoryDetails": None,
        "usage": None,
        "mainRepoGitRef": None,
        "computeCluster": None,
        "runLauncherId": None,
        "tags": [],
        "commentsCount": 0,
        "goalIds": [],
        "dependentRepositories": [],
        "dependentDatasetMounts": [],
        "dependentProjects": [],
        "dependentExternalVolumeMounts": [],
        "dependentNetAppVolumeMounts": [],
        "suggestDatasets": False,
        "snapshotDatasetsOnCompletion": False,
        "snapshotNetAppVolumesOnCompletion": False,
    }
    return twist_job(shown, request.scope.get(FAULT_KEY))


OPERATIONS = [Route("/v4/jobs/stop", stop_job, methods=["POST"], name="stop_job")]
BESIDES = [Route("/v4/jobs/{job_id}", get_job, name="get_job")]
