"""Project files: list, upload, blobs, content by path, commits."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object, store_body
from domino.local.http.deployment import deployment_of, project_url
from domino.local.http.downloads import content_reply
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import required_text
from domino.local.http.media_types import guess_media_type
from domino.local.http.replies import ApiError
from domino.local.store.objects import MissingObject
from domino.local.store.paths import BadPath, Path, parse, parse_for_reading, shown, unshown
from domino.local.store.repository import PathConflict, Repository
from domino.local.store.runs import now_ms
from domino.local.store.trees import Entry

from .runs import project_of


async def list_files(request: Request) -> Response:
    """Answer every file of a commit, or those below a folder."""
    project = await project_of(request)
    repository = deployment_of(request).projects.repository(project)
    below = _reading_path(request.path_params["path"], whole=False)
    commit = unquote(request.path_params["commit"])
    fault = request.scope.get(FAULT_KEY)
    url = project_url(request, project)

    def collect() -> list[dict[str, object]]:
        time = repository.commit_info(commit).time * 1000
        return [
            twist_object(_show_file(repository, url, shown(path), entry.key, time), fault)
            for path, entry in repository.files(commit, below)
        ]

    try:
        return JSONResponse({"data": await run_in_threadpool(collect)})
    except MissingObject:
        raise ApiError(404, f"commit {commit} was not found") from None


async def upload_file(request: Request) -> Response:
    """Store the body as a file, one commit at the head; nothing is stored when the body is cut."""
    settings = deployment_of(request).settings
    try:
        path = parse(request.path_params["path"], longest=settings.max_path_bytes)
    except BadPath as error:
        raise ApiError(400, str(error)) from None
    project = await project_of(request)
    repository = deployment_of(request).projects.repository(project)
    key, size = await store_body(request, repository.objects, limit=settings.max_upload)
    modified = now_ms()
    try:
        await run_in_threadpool(repository.upload, path, key, author=settings.user)
    except PathConflict as error:
        raise ApiError(400, str(error)) from None
    url = f"{project_url(request, project)}/blobs/{key}"
    name = shown(b"/".join(path))
    body: dict[str, object] = {"path": name, "lastModified": modified, "size": size, "key": key, "url": url}
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)), 201, {"Location": url})


async def remove_file(request: Request) -> Response:
    """Remove a file, or a folder with all that is in it, one commit at the head."""
    body = await read_json_object(request)
    owner, name, text = (required_text(body, each) for each in ("ownerUsername", "projectName", "pathToRemove"))
    try:
        path = parse_for_reading(quote(text))
    except BadPath as error:
        raise ApiError(400, str(error)) from None
    if not path:
        raise ApiError(400, "pathToRemove names no file: the root of a project cannot be removed")
    deployment = deployment_of(request)

    def remove() -> str | None:
        project = deployment.projects.find(owner, name)
        if project is None:
            raise ApiError(404, f"project {owner}/{name} was not found")
        repository = deployment.projects.repository(project)
        author = deployment.settings.user
        return repository.remove(path, author=author) or repository.remove(unshown(path), author=author)

    if await run_in_threadpool(remove) is None:
        raise ApiError(404, f"file {text} was not found in the newest commit")
    return JSONResponse(f"Successfully removed {text}")


async def get_blob(request: Request) -> Response:
    """Answer the bytes of a blob."""
    project = await project_of(request)
    repository = deployment_of(request).projects.repository(project)
    key = unquote(request.path_params["key"])
    try:
        return await content_reply(request, repository, key, media_type="application/octet-stream")
    except MissingObject:
        pass
    if deployment_of(request).settings.missing_blob == 404:
        raise ApiError(404, f"blob {key} was not found")
    return PlainTextResponse(f"NoSuchElementException: key not found: {shown(key.encode('utf-8', 'replace'))}", 500)


async def get_file_content(request: Request) -> Response:
    """Answer the bytes of the file at a path of a commit."""
    deployment = deployment_of(request)
    project_id, commit = (unquote(request.path_params[part]) for part in ("project_id", "commit"))
    project = await run_in_threadpool(deployment.projects.by_id, project_id)
    if project is None:
        raise ApiError(404, f"project {project_id} was not found")
    repository = deployment.projects.repository(project)
    path = _reading_path(request.path_params["path"], whole=True)
    try:
        entry = await run_in_threadpool(_find, repository, commit, path)
    except MissingObject:
        raise ApiError(404, f"commit {commit} was not found") from None
    name = shown(b"/".join(path))
    if entry is None:
        raise ApiError(404, f"file {name} was not found in commit {commit}")
    return await content_reply(request, repository, entry.key, media_type=guess_media_type(name))


async def list_commits(request: Request) -> Response:
    """Answer the commits of the project's main line, newest first."""
    project = await project_of(request)
    deployment = deployment_of(request)
    repository = deployment.projects.repository(project)
    commits = await run_in_threadpool(repository.history)
    if deployment.settings.commits_as == "strings":
        return JSONResponse(commits)

    fault = request.scope.get(FAULT_KEY)

    def describe() -> list[dict[str, object]]:
        facts = (repository.commit_info(commit) for commit in commits)
        return [
            twist_object({"id": fact.id, "name": fact.name, "commitTime": fact.time * 1000}, fault) for fact in facts
        ]

    return JSONResponse(await run_in_threadpool(describe))


def _reading_path(raw: str, *, whole: bool) -> Path:
    try:
        return parse_for_reading(raw, whole=whole)
    except BadPath as error:
        raise ApiError(400, str(error)) from None


def _find(repository: Repository, commit: str, path: Path) -> Entry | None:
    return repository.find(commit, path) or repository.find(commit, unshown(path))


def _show_file(repository: Repository, url: str, path: str, key: str, commit_time: int) -> dict[str, object]:
    size, modified = repository.blob_facts(key)
    return {
        "path": path,
        "key": key,
        "url": f"{url}/blobs/{key}",
        "size": size,
        "lastModified": commit_time if modified is None else modified,
    }


_V1 = "/v1/projects/{owner}/{project}"

OPERATIONS = [
    Route(f"{_V1}/files/{{commit}}/{{path:path}}", list_files, name="list_files"),
    Route(f"{_V1}/blobs/{{key}}", get_blob, name="get_blob"),
    Route(f"{_V1}/commits", list_commits, name="list_commits"),
    Route("/v4/files/removeFile", remove_file, methods=["POST"], name="remove_file"),
    Route(f"{_V1}/{{path:path}}", upload_file, methods=["PUT"], name="upload_file"),
    Route(
        "/api/projects/v1/projects/{project_id}/files/{commit}/{path:path}/content",
        get_file_content,
        name="get_file_content",
    ),
]
