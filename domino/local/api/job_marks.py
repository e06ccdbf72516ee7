"""What people put on jobs: titles, tags, comments, links to goals; and archived ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import required_text
from domino.local.http.queries import text_of, valid_id
from domino.local.http.replies import ApiError
from domino.local.store.job_marks import JobComment, JobTag, thread_id
from domino.local.store.runs import Run

from .job_views import job_run, show_job, show_tag, stored_project, stored_run


async def rename_job(request: Request) -> Response:
    """Give a job another title."""
    title = required_text(await read_json_object(request), "name")

    def rename() -> dict[str, object]:
        deployment = deployment_of(request)
        run = stored_run(deployment, request.path_params["job_id"])
        deployment.database.rename_run(run.id, title)
        return show_job(request, stored_run(deployment, run.id))

    return JSONResponse(await run_in_threadpool(rename))


async def archive_job(request: Request) -> Response:
    """Hide a job from lists that do not ask for hidden ones; nothing takes it back."""
    job_id = required_text(await read_json_object(request), "jobId")

    def archive() -> dict[str, object]:
        deployment = deployment_of(request)
        run = stored_run(deployment, job_id)
        deployment.jobs.archive(run.id)
        return show_job(request, run)

    return JSONResponse(await run_in_threadpool(archive))


async def list_job_tags(request: Request) -> Response:
    """Answer the tags of a job."""
    run = await job_run(request)
    deployment = deployment_of(request)
    tags = await run_in_threadpool(deployment.jobs.marks.tags, run.id)
    return JSONResponse([show_tag(deployment, run, tag) for tag in tags])


async def list_job_tags_of_project(request: Request) -> Response:
    """Answer the tags that jobs of a project have."""
    deployment = deployment_of(request)
    project = await run_in_threadpool(stored_project, deployment, request.path_params["project_id"])
    tags = await run_in_threadpool(deployment.jobs.marks.tags_of_project, project.id)
    return JSONResponse([_show_name(tag) for tag in tags])


async def add_job_tag(request: Request) -> Response:
    """Put a tag on a job; it is made when the project has none of its name."""
    body = await read_json_object(request)
    name = required_text(body, "tagName")
    if not name.strip():
        raise ApiError(400, "tagName is empty")

    def add(deployment: Deployment, run: Run) -> JobTag:
        _check_project(run, required_text(body, "projectId"))
        return deployment.jobs.marks.add_tag(run.id, run.project_id, name)

    return await _answer(request, lambda deployment, run: _show_name(add(deployment, run)))


async def remove_job_tag(request: Request) -> Response:
    """Take a tag off a job."""
    body = await read_json_object(request)

    def remove(deployment: Deployment, run: Run) -> dict[str, Any]:
        _check_project(run, required_text(body, "projectId"))
        tag_id = valid_id(required_text(body, "tagId"))
        tag = deployment.jobs.marks.remove_tag(run.id, tag_id)
        if tag is None:
            raise ApiError(404, f"job {run.id} has no tag {tag_id}")
        return _show_name(tag)

    return await _answer(request, remove)


async def add_job_comment(request: Request) -> Response:
    """Comment on a job, and answer the whole thread."""
    text = _comment(await read_json_object(request))

    def add(deployment: Deployment, run: Run) -> dict[str, Any]:
        deployment.jobs.marks.add_comment(run.id, text)
        return _show_thread(request, run, None, None)

    return await _answer(request, add)


async def add_job_file_comment(request: Request) -> Response:
    """Comment on a file of a job's results, and answer the whole thread."""
    text = _comment(await read_json_object(request))
    file, commit = _file_of(request)

    def add(deployment: Deployment, run: Run) -> dict[str, Any]:
        deployment.jobs.marks.add_comment(run.id, text, file=file, commit_id=commit)
        return _show_thread(request, run, file, commit)

    return await _answer(request, add)


async def get_job_comments(request: Request) -> Response:
    """Answer the thread of a job."""
    return await _answer(request, lambda _, run: _show_thread(request, run, None, None))


async def get_job_file_comments(request: Request) -> Response:
    """Answer the thread of a file of a job's results."""
    file, commit = _file_of(request)
    return await _answer(request, lambda _, run: _show_thread(request, run, file, commit))


async def list_job_comments(request: Request) -> Response:
    """Answer the threads that have comments: that of a job, and those of its files."""
    run = await job_run(request)
    comments = await run_in_threadpool(deployment_of(request).jobs.marks.comments, run.id)
    threads = dict.fromkeys((comment.file, comment.commit_id) for comment in comments)
    return JSONResponse([_thread(request, run, *thread, comments) for thread in threads])


async def archive_job_comment(request: Request) -> Response:
    """Hide a comment."""
    comment_id = valid_id(required_text(await read_json_object(request), "commentId"))
    thread = valid_id(request.path_params["thread_id"])

    def archive(deployment: Deployment, run: Run) -> dict[str, Any]:
        comment = deployment.jobs.marks.archive_comment(run.id, thread, comment_id)
        if comment is None:
            raise ApiError(404, f"comment {comment_id} was not found in thread {thread}")
        return _show_comment(request, comment)

    return await _answer(request, archive)


async def _answer(request: Request, work: Callable[[Deployment, Run], dict[str, Any]]) -> Response:
    """Answer what is done with the job of the path."""

    def do() -> dict[str, Any]:
        deployment = deployment_of(request)
        return work(deployment, stored_run(deployment, request.path_params["job_id"]))

    return JSONResponse(twist_object(await run_in_threadpool(do), request.scope.get(FAULT_KEY)))


def _check_project(run: Run, project_id: str) -> None:
    if valid_id(project_id) != run.project_id:
        raise ApiError(404, f"project {project_id} has no job {run.id}")


def _comment(body: dict[str, object]) -> str:
    text = required_text(body, "comment")
    if not text.strip():
        raise ApiError(400, "comment is empty")
    return text


def _file_of(request: Request) -> tuple[str, str]:
    file, commit = text_of(request, "fileName"), text_of(request, "commitId")
    if not file or not commit:
        raise ApiError(400, "fileName and commitId are required")
    return file, commit


def _show_name(tag: JobTag) -> dict[str, Any]:
    return {"tagId": tag.id, "name": tag.name}


def _show_thread(request: Request, run: Run, file: str | None, commit: str | None) -> dict[str, Any]:
    return _thread(request, run, file, commit, deployment_of(request).jobs.marks.comments(run.id))


def _thread(
    request: Request, run: Run, file: str | None, commit: str | None, comments: Iterable[JobComment]
) -> dict[str, Any]:
    of_thread = [comment for comment in comments if (comment.file, comment.commit_id) == (file, commit)]
    kind = "JobCommentThread" if file is None else "JobResultFileCommentThread"
    return {
        "id": thread_id(run.id, file, commit),
        "comments": [_show_comment(request, comment) for comment in of_thread],
        "context": {"commentType": kind, "jobId": run.id, "fileName": file, "commitId": commit},
    }


def _show_comment(request: Request, comment: JobComment) -> dict[str, Any]:
    deployment = deployment_of(request)
    name = deployment.settings.user
    commenter = {"commenterId": deployment.user_id, "username": name, "fullName": f"{name.capitalize()} User"}
    return {
        "commentId": comment.id,
        "commenter": commenter,
        "commentBody": {"value": comment.body},
        "created": comment.created,
    }


OPERATIONS = [
    Route("/v4/jobs/archive", archive_job, methods=["POST"], name="archive_job"),
    Route("/v4/jobs/projects/{project_id}/tags", list_job_tags_of_project, name="list_job_tags_of_project"),
    Route("/v4/jobs/{job_id}/name", rename_job, methods=["POST"], name="rename_job"),
    Route("/v4/jobs/{job_id}/tags", list_job_tags, name="list_job_tags"),
    Route("/v4/jobs/{job_id}/tag", add_job_tag, methods=["POST"], name="add_job_tag"),
    Route("/v4/jobs/{job_id}/tag", remove_job_tag, methods=["DELETE"], name="remove_job_tag"),
    Route("/v4/jobs/{job_id}/allComments", list_job_comments, name="list_job_comments"),
    Route("/v4/jobs/{job_id}/comment", add_job_comment, methods=["POST"], name="add_job_comment"),
    Route("/v4/jobs/{job_id}/comment/{thread_id}", archive_job_comment, methods=["DELETE"], name="archive_job_comment"),
]
BESIDES = [
    Route("/v4/jobs/{job_id}/comments", get_job_comments, name="get_job_comments"),
    Route("/v4/jobs/{job_id}/resultFile/comments", get_job_file_comments, name="get_job_file_comments"),
    Route("/v4/jobs/{job_id}/file/comment", add_job_file_comment, methods=["POST"], name="add_job_file_comment"),
]
