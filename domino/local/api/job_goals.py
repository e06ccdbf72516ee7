"""Which goals of its project a job is linked to."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fields import required_text
from domino.local.http.queries import text_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.runs import Run

from .job_views import stored_run
from .project_shapes import metadata

_STAGE = "Ideation"  # the first of a deployment's stages; here there are no others


async def list_job_goals(request: Request) -> Response:
    """Answer the goals of a job, in the order in which they were linked."""

    def work(deployment: Deployment) -> list[dict[str, Any]]:
        return _linked(deployment, _run_of(request, deployment))

    return JSONResponse({"goals": await run_in_threadpool(work, deployment_of(request)), "metadata": metadata()})


async def add_job_goal(request: Request) -> Response:
    """Link a job to a goal of its project; a link that is there stays."""
    goal_id = valid_id(required_text(await read_json_object(request), "goalId"))

    def link(deployment: Deployment) -> dict[str, Any]:
        run = _run_of(request, deployment)
        deployment.jobs.marks.link_goal(run.id, run.project_id, goal_id)
        for goal in _linked(deployment, run):
            if goal["goalId"] == goal_id:
                return goal
        raise ApiError(404, f"the project of job {run.id} has no goal {goal_id}")

    return JSONResponse({"goal": await run_in_threadpool(link, deployment_of(request)), "metadata": metadata()})


async def remove_job_goal(request: Request) -> Response:
    """Take the link of a job to a goal back."""
    goal_id = valid_id(request.path_params["goal_id"])

    def unlink(deployment: Deployment) -> None:
        run = _run_of(request, deployment)
        if not deployment.jobs.marks.unlink_goal(run.id, goal_id):
            raise ApiError(404, f"job {run.id} is not linked to goal {goal_id}")

    await run_in_threadpool(unlink, deployment_of(request))
    return JSONResponse({"success": True, "metadata": metadata()})


def _run_of(request: Request, deployment: Deployment) -> Run:
    job_id = text_of(request, "jobId")
    if job_id is None:
        raise ApiError(400, "jobId is required")
    return stored_run(deployment, job_id)


def _linked(deployment: Deployment, run: Run) -> list[dict[str, Any]]:
    goals = {goal["id"]: goal for goal in deployment.project_parts.all(run.project_id, "goal")}
    linked = (goals[goal_id] for goal_id in deployment.jobs.marks.goals(run.id) if goal_id in goals)
    return [_show(run, goal) for goal in linked]


def _show(run: Run, goal: dict[str, Any]) -> dict[str, Any]:
    said = {"description": goal["description"]} if "description" in goal else {}
    ids = {"goalId": goal["id"], "jobId": run.id, "projectId": run.project_id}
    return {**ids, "title": goal["title"], "currentStage": _STAGE, **said}


OPERATIONS = [
    Route("/api/jobs/v1/goals", list_job_goals, name="list_job_goals"),
    Route("/api/jobs/v1/goals", add_job_goal, methods=["POST"], name="add_job_goal"),
    Route("/api/jobs/v1/goals/{goal_id}", remove_job_goal, methods=["DELETE"], name="remove_job_goal"),
]
