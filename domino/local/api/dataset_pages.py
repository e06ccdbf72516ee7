"""Datasets as the web page's own routes show them, which python-domino asks."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.queries import text_of
from domino.local.http.replies import ApiError, iso_time
from domino.local.store.datasets import Dataset, NameTaken, is_name

from .datasets import add_dataset, dataset_of, optional_text


async def list_pages(request: Request) -> Response:
    """Answer the datasets of a project or of all, as a bare list."""
    deployment, project_id = deployment_of(request), text_of(request, "projectId")

    def collect() -> list[dict[str, object]]:
        projects = deployment.projects.all(archived=True)
        chosen = [each for each in projects if project_id in {None, each.id}]
        return [_show(dataset) for project in chosen for dataset in deployment.datasets.of_project(project)]

    return JSONResponse(await run_in_threadpool(collect))


async def create_page(request: Request) -> Response:
    """Create a dataset."""
    body, deployment = await read_json_object(request), deployment_of(request)
    name, description = _name(body), optional_text(body, "description")
    project_id = optional_text(body, "projectId")
    if name is None or project_id is None:
        raise ApiError(400, "datasetName and projectId are required")
    return JSONResponse(_show(await run_in_threadpool(add_dataset, deployment, project_id, name, description)))


async def get_page(request: Request) -> Response:
    """Answer one dataset."""
    return JSONResponse(_show(await dataset_of(request)))


async def update_page(request: Request) -> Response:
    """Rename a dataset or describe it anew."""
    body, dataset = await read_json_object(request), await dataset_of(request)
    name, description = _name(body), optional_text(body, "description")
    change = deployment_of(request).datasets.change
    try:
        return JSONResponse(_show(await run_in_threadpool(change, dataset, name, description)))
    except NameTaken as error:
        raise ApiError(400, str(error)) from None


async def delete_page(request: Request) -> Response:
    """Delete a dataset."""
    dataset = await dataset_of(request)
    await run_in_threadpool(deployment_of(request).datasets.remove, dataset)
    return Response(status_code=204)


def _name(body: dict[str, object]) -> str | None:
    name = optional_text(body, "datasetName")
    if name is not None and not is_name(name):
        raise ApiError(400, "datasetName must begin with a letter or digit")
    return name


def _show(dataset: Dataset) -> dict[str, object]:
    return {
        "datasetId": dataset.id,
        "datasetName": dataset.name,
        "description": dataset.description or "",
        "projectId": dataset.project_id,
        "created": iso_time(dataset.created),
    }


BESIDES = [
    Route("/dataset", list_pages, name="list_dataset_pages"),
    Route("/dataset", create_page, methods=["POST"], name="create_dataset_page"),
    Route("/dataset/{dataset_id}", get_page, name="get_dataset_page"),
    Route("/dataset/{dataset_id}", update_page, methods=["PATCH"], name="update_dataset_page"),
    Route("/dataset/{dataset_id}", delete_page, methods=["DELETE"], name="delete_dataset_page"),
]
