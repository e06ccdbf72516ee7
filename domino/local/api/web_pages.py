"""What stands where a deployment has its web pages: that this is no deployment, and which command shows the rest.

The pages need no credential, so they tell nothing of what is stored, but for the number and status of a run to who
knows its id.
"""

from __future__ import annotations

import shlex
from html import escape
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import deployment_of

__all__ = ["BESIDES"]

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>{title}</title></head>
<body style="font-family:system-ui,sans-serif;max-width:40em;margin:3em auto;padding:0 1em;overflow-wrap:anywhere">
<h1>{title}</h1>
<p>{project}</p>
<p>This is a local Domino. It has no web pages; the command line shows what they would:</p>
<pre>{commands}</pre>
</body></html>
"""


async def show_run(request: Request) -> Response:
    """Answer how a run stands."""
    deployment, params = deployment_of(request), request.path_params
    run = await run_in_threadpool(deployment.database.run, unquote(params["run_id"]))
    project = None if run is None else await run_in_threadpool(deployment.database.project_by_id, run.project_id)
    asked = (unquote(params["owner"]), unquote(params["project"]))
    if run is None or project is None or (project.owner, project.name) != asked:
        return _page(request, "No such run", "domino runs list", status=404)
    number = run.number
    return _page(request, f"Run #{number}: {run.status}", f"domino runs logs {number}\ndomino runs show {number}")


async def show_runs(request: Request) -> Response:
    """Answer how runs and jobs are listed."""
    return _page(request, "Runs and jobs", "domino runs list\ndomino jobs list")


async def show_project(request: Request) -> Response:
    """Answer how one looks round in a project."""
    return _page(request, "Project", "domino files ls\ndomino runs list\ndomino datasets")


async def show_files(request: Request) -> Response:
    """Answer how files are listed."""
    return _page(request, "Files", "domino files ls")


async def show_file(request: Request) -> Response:
    """Answer how a file is printed."""
    path = unquote(request.path_params["path"])
    return _page(request, path, f"domino files cat {shlex.quote(path)}")


async def show_dataset(request: Request) -> Response:
    """Answer how the files of a dataset are listed."""
    return _page(request, f"Dataset {unquote(request.path_params['name'])}", "domino datasets ls DATASET")


def _page(request: Request, title: str, commands: str, *, status: int = 200) -> Response:
    project = f"{unquote(request.path_params['owner'])}/{unquote(request.path_params['project'])}"
    texts = {"title": title, "project": project, "commands": commands}
    return HTMLResponse(_PAGE.format(**{name: escape(text) for name, text in texts.items()}), status)


BESIDES = [
    Route("/u/{owner}/{project}/overview", show_project),
    Route("/u/{owner}/{project}/browse", show_files),
    Route("/u/{owner}/{project}/view/{path:path}", show_file),
    Route("/u/{owner}/{project}/data/rw/upload/{name}/{rest:path}", show_dataset),
    Route("/jobs/{owner}/{project}", show_runs),
    Route("/jobs/{owner}/{project}/{run_id}", show_run),
    Route("/jobs/{owner}/{project}/{run_id}/logs", show_run),
]
