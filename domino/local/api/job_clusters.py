"""What a compute cluster has unless a job says otherwise."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.replies import ApiError

from .job_requests import CLUSTERS
from .job_views import stored_project

_SLOTS = 25


async def get_default_compute_cluster(request: Request) -> Response:
    """Answer the settings of a kind of cluster: one worker, on the default tier."""
    deployment = deployment_of(request)
    kind = unquote(request.path_params["cluster_type"])
    if kind not in CLUSTERS:
        raise ApiError(400, f"clusterType must be one of {', '.join(CLUSTERS)}")
    await run_in_threadpool(stored_project, deployment, request.path_params["project_id"])
    tier = {"value": deployment.settings.default_tier.id}
    shown: dict[str, object] = {
        "clusterType": kind,
        "computeEnvironmentId": None,
        "computeEnvironmentRevisionSpec": None,
        "masterHardwareTierId": None if kind == "MPI" else tier,
        "workerCount": 1,
        "maxWorkerCount": None,
        "workerHardwareTierId": tier,
        "workerStorage": None,
        "extraConfigs": None,
        "maxUserExecutionSlots": _SLOTS,
    }
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def get_default_spark_settings(request: Request) -> Response:
    """Answer what python-domino asks for before it starts a job with a Spark cluster in the older form."""
    deployment = deployment_of(request)
    await run_in_threadpool(stored_project, deployment, request.path_params["project_id"])
    tier = deployment.settings.default_tier.id
    return JSONResponse(
        {"maximumExecutionSlotsPerUser": _SLOTS, "executorHardwareTierId": tier, "masterHardwareTierId": tier}
    )


OPERATIONS = [
    Route(
        "/v4/jobs/{project_id}/{cluster_type}/defaultComputeClusterSettings",
        get_default_compute_cluster,
        name="get_default_compute_cluster",
    ),
]
BESIDES = [
    Route(
        "/v4/jobs/project/{project_id}/defaultSparkSettings",
        get_default_spark_settings,
        name="get_default_spark_settings",
    ),
]
