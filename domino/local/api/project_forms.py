"""Projects as python-domino 2.2.0 makes them: with a form of the web interface."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_form
from domino.local.http.deployment import deployment_of
from domino.local.http.replies import ApiError
from domino.local.store.projects import BadName, NameTaken

from .project_records import refuse_other_owner
from .project_shapes import Known, show_summary


async def create_project_by_form(request: Request) -> Response:
    """Make a project of the user, with nothing said of it, and answer it: a deployment leads to its page."""
    form = await read_form(request)
    deployment = deployment_of(request)
    name, owner = form.get("projectName"), form.get("ownerOverrideUsername")
    if name is None:
        raise ApiError(400, "projectName is required")
    if owner is not None and owner != deployment.settings.user:
        refuse_other_owner()

    def make() -> dict[str, object]:
        try:
            project = deployment.projects.create(name, {})
        except (NameTaken, BadName) as error:
            # No 409: python-domino takes each for the end of the login, and says so in the place of this.
            raise ApiError(400, str(error)) from None
        return show_summary(deployment, Known.of(deployment, project), made=True)

    return JSONResponse(await run_in_threadpool(make))


BESIDES = [Route("/project", create_project_by_form, methods=["POST"], name="create_project_by_form")]
