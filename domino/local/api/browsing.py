"""Files as Domino's pages and its MCP server ask for them: one folder at a time, and the text of one."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of
from domino.local.http.queries import flag_of, text_of
from domino.local.http.replies import ApiError
from domino.local.store.objects import MissingObject
from domino.local.store.paths import BadPath, Path, parse_for_reading, shown
from domino.local.store.repository import Repository

_LONGEST_TEXT = 1_000_000  # a file that is longer is no text to edit
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_STEP = 1024


async def browse_files(request: Request) -> Response:
    """Answer the files of one folder, without those of the folders in it, as a bare list."""
    repository, commit = await _asked(request, "commitId")
    folder = _path(_required(request, "filePath"))

    def collect() -> list[dict[str, object]]:
        facts = repository.commit_info(commit)
        files = repository.files(commit, folder)
        inside = [(path, entry) for path, entry in files if path.count(b"/") == len(folder)]
        return [_show(repository, shown(path), entry.key, facts.time * 1000) for path, entry in inside]

    return JSONResponse(await run_in_threadpool(collect))


async def get_edit_info(request: Request) -> Response:
    """Answer the text of a file; of a large one only that it is large."""
    repository, commit = await _asked(request, "commitIdHolder")
    flag_of(request, "defaultTemplate")  # checked only: there are no templates
    path = _path(_required(request, "pathString"))
    name = shown(b"/".join(path))

    def read() -> tuple[str, bool]:
        entry = repository.find(commit, path)
        if entry is None:
            raise ApiError(404, f"file {name} was not found in commit {commit}")
        large = repository.blob_facts(entry.key)[0] > _LONGEST_TEXT
        return ("" if large else repository.read(entry.key)[1].decode("utf-8", "replace")), large

    content, large = await run_in_threadpool(read)
    crumbs = [{"name": shown(part), "path": shown(b"/".join(path[: depth + 1]))} for depth, part in enumerate(path)]
    body = {
        "atHeadCommit": commit == await run_in_threadpool(repository.head),
        "content": content,
        "currentCommitId": commit,
        "defaultValues": {"newName": name},
        "filename": name.rpartition("/")[2],
        "isDefaultAppSh": False,
        "oldPath": name,
        "relativeBreadCrumbs": crumbs,
        "showSaveAndRun": name.endswith((".py", ".sh")),
        "status": "Large" if large else "Active",
    }
    return JSONResponse(body)


async def _asked(request: Request, commit_name: str) -> tuple[Repository, str]:
    """Return the repository and the commit that a request is for, the head when it names none."""
    owner, name = (_required(request, part) for part in ("ownerUsername", "projectName"))
    deployment = deployment_of(request)
    project = await run_in_threadpool(deployment.projects.find, owner, name)
    if project is None:
        raise ApiError(404, f"project {owner}/{name} was not found")
    repository = await run_in_threadpool(deployment.projects.repository, project)
    asked = text_of(request, commit_name)
    try:
        return repository, (await run_in_threadpool(repository.commit_info, asked or repository.head())).id
    except MissingObject:
        raise ApiError(404, f"commit {asked} was not found") from None


def _required(request: Request, name: str) -> str:
    value = text_of(request, name)
    if value is None:
        raise ApiError(400, f"{name} is required")
    return value


def _path(text: str) -> Path:
    try:
        return parse_for_reading(quote(text))
    except BadPath as error:
        raise ApiError(400, str(error)) from None


def _show(repository: Repository, path: str, key: str, commit_time: int) -> dict[str, object]:
    size, modified = repository.blob_facts(key)
    name = path.rpartition("/")[2]
    return {
        "path": path,
        "name": name,
        "quotedFilePath": quote(path),
        "key": key,
        "size": size,
        "sizeLabel": size_label(size),
        "lastModified": commit_time if modified is None else modified,
        "goalIds": [],
        "isFileLaunchableAsNotebook": name.endswith(".ipynb"),
        "isFileRunnableFromView": name.endswith((".py", ".sh")),
        "isFileRunnableAsApp": False,
    }


def size_label(size: int) -> str:
    """Return a size for people."""
    number, unit = float(size), 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    return f"{number:.0f} {_UNITS[unit]}"


BESIDES = [
    Route("/v4/files/browseFiles", browse_files, name="browse_files"),
    Route("/v4/files/editCode", get_edit_info, name="edit_code"),
]
