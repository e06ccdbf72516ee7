"""Datasets as the public API shows them: records, snapshots, tags and grants."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import cast
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import ID, count_of, flag_of, text_of, valid_id
from domino.local.http.replies import ApiError, iso_time
from domino.local.store.database import Project
from domino.local.store.dataset_files import dataset_path
from domino.local.store.datasets import ROLES, TAG, Dataset, Datasets, NameTaken, NoOwnerLeft, Snapshot, is_name
from domino.local.store.paths import BadPath, Path

_PERMISSIONS = {
    *("ListDatasetRwV2", "ReadDatasetRwV2", "UpdateDatasetRwV2", "EditSecurityDatasetRwV2", "DeleteDatasetRwV2"),
    *("PermanentDeleteDatasetRwV2", "PerformDatasetRwActionsInProjectV2", "PerformDatasetRwActionsAsAdminV2"),
}
_PAGE = 10
_LONGEST_PATH = 4096


async def list_datasets(request: Request) -> Response:
    """Answer a page of the user's datasets, oldest first."""
    deployment = deployment_of(request)
    offset, limit = page_of(request)
    named, archived = flag_of(request, "includeProjectInfo"), flag_of(request, "includeArchivedProjects")
    wanted, others = (request.query_params.getlist(f"projectIdsTo{how}") for how in ("Include", "Exclude"))
    if wanted and others:
        raise ApiError(400, "projectIdsToInclude and projectIdsToExclude exclude each other")
    if text_of(request, "minimumPermission") not in {None, *_PERMISSIONS}:
        raise ApiError(400, f"minimumPermission must be one of {', '.join(sorted(_PERMISSIONS))}")

    def collect() -> list[tuple[Project, Dataset]]:
        projects = deployment.projects.all(archived=archived is not False)
        chosen = [each for each in projects if (each.id in wanted if wanted else each.id not in others)]
        return [(project, dataset) for project in chosen for dataset in deployment.datasets.of_project(project)]

    found = await run_in_threadpool(collect)
    items: list[dict[str, object]] = []
    for project, dataset in found[offset : offset + limit]:
        item: dict[str, object] = {"dataset": await run_in_threadpool(_show, deployment.datasets, dataset)}
        if named:
            owner = {"projectOwnerUsername": project.owner}
            item["projectInfo"] = {"projectId": project.id, "projectName": project.name, **owner}
        items.append(twist_object(item, request.scope.get(FAULT_KEY)))
    return JSONResponse({"datasets": items, "metadata": metadata(offset, limit, len(found))})


async def create_dataset(request: Request) -> Response:
    """Create a dataset in a project, empty or with the files of a snapshot."""
    body, deployment = await read_json_object(request), deployment_of(request)
    name, description = _name(body.get("name")), optional_text(body, "description")
    project_id, snapshot_id = (optional_text(body, key) for key in ("projectId", "snapshotId"))
    if project_id is None and snapshot_id is None:
        raise ApiError(400, "projectId or snapshotId is required")
    grants = [_grant(each) for each in _list(body.get("grants", []), "grants")]

    def create() -> dict[str, object]:
        source = None if snapshot_id is None else snapshot_of(deployment, snapshot_id)
        owner = None if source is None else deployment.datasets.find(source.dataset_id)
        target = project_id or (owner.project_id if owner else "")
        made = add_dataset(deployment, target, name, description, source)
        for target_id, role in grants if source is None else ():
            deployment.datasets.grant(made.id, target_id, role)
        return _show(deployment.datasets, made)

    return _envelope(request, await _refusing(create))


async def get_dataset(request: Request) -> Response:
    """Answer one dataset."""
    return _envelope(request, await _shown(request))


async def update_dataset(request: Request) -> Response:
    """Rename a dataset or describe it anew."""
    body, deployment = await read_json_object(request), deployment_of(request)
    name = None if body.get("name") is None else _name(body["name"])
    description = optional_text(body, "description")
    dataset = await dataset_of(request)
    await _refusing(lambda: {"id": deployment.datasets.change(dataset, name, description).id})
    return _envelope(request, await _shown(request))


async def delete_dataset(request: Request) -> Response:
    """Delete a dataset with its snapshots, and answer it as it was."""
    dataset, shown = await dataset_of(request), await _shown(request)
    await run_in_threadpool(deployment_of(request).datasets.remove, dataset)
    return _envelope(request, shown)


async def list_dataset_grants(request: Request) -> Response:
    """Answer who may do what."""
    deployment, dataset = deployment_of(request), await dataset_of(request)
    known = {deployment.user_id: deployment.settings.user}
    details = [
        {"targetId": target, "targetName": known.get(target, target), "targetRole": role, "isOrganization": False}
        for target, role in await run_in_threadpool(deployment.datasets.grants, dataset.id)
    ]
    return JSONResponse({"grantDetails": details, "metadata": metadata()})


async def add_dataset_grant(request: Request) -> Response:
    """Give somebody a role; users that are not known here can have one, too."""
    target, role = _grant(await read_json_object(request))
    deployment, dataset = deployment_of(request), await dataset_of(request)

    def add() -> dict[str, object]:
        deployment.datasets.grant(dataset.id, target, role)
        return _grants(deployment.datasets, dataset)

    return JSONResponse(await _refusing(add))


async def remove_dataset_grant(request: Request) -> Response:
    """Take a role from somebody."""
    target, role = _grant(await read_json_object(request))
    deployment, dataset = deployment_of(request), await dataset_of(request)

    def remove() -> dict[str, object]:
        if not deployment.datasets.revoke(dataset.id, target, role):
            raise ApiError(404, f"{target} has not the role {role}")
        return _grants(deployment.datasets, dataset)

    return JSONResponse(await _refusing(remove))


async def list_dataset_snapshots(request: Request) -> Response:
    """Answer a page of the snapshots of a dataset, oldest first."""
    offset, limit = page_of(request)
    dataset, deployment = await dataset_of(request), deployment_of(request)
    found = await run_in_threadpool(deployment.datasets.snapshots, dataset.id)
    page = [_show_snapshot(request, each) for each in found[offset : offset + limit]]
    return JSONResponse({"snapshots": page, "metadata": metadata(offset, limit, len(found))})


async def create_dataset_snapshot(request: Request) -> Response:
    """Make a snapshot; it is whole when the answer goes out."""
    body = await read_json_object(request)
    paths = snapshot_paths(body)
    dataset, deployment = await dataset_of(request), deployment_of(request)
    try:
        snapshot = await run_in_threadpool(deployment.datasets.take, dataset, paths)
    except FileNotFoundError as error:
        raise ApiError(400, str(error)) from None
    return JSONResponse({"snapshot": _show_snapshot(request, snapshot), "metadata": metadata()})


async def get_dataset_snapshot(request: Request) -> Response:
    """Answer one snapshot."""
    snapshot = await run_in_threadpool(snapshot_of, deployment_of(request), request.path_params["snapshot_id"])
    return JSONResponse({"snapshot": _show_snapshot(request, snapshot), "metadata": metadata()})


async def add_dataset_tag(request: Request) -> Response:
    """Give a snapshot of the dataset a tag."""
    body, deployment = await read_json_object(request), deployment_of(request)
    name, snapshot_id = optional_text(body, "tagName"), optional_text(body, "snapshotId")
    if name is None or snapshot_id is None:
        raise ApiError(400, "tagName and snapshotId are required")
    if not TAG.fullmatch(name):
        raise ApiError(400, "Tags must start with a letter and contain only letters, digits, hyphens and underscores")
    dataset = await dataset_of(request)
    snapshot = await run_in_threadpool(snapshot_of, deployment, snapshot_id)
    if snapshot.dataset_id != dataset.id:
        raise ApiError(404, f"snapshot {snapshot_id} was not found in the dataset")
    await run_in_threadpool(deployment.datasets.tag, snapshot, name)
    return _envelope(request, await _shown(request))


async def remove_dataset_tag(request: Request) -> Response:
    """Take a tag away."""
    name, dataset = unquote(request.path_params["tag_name"]), await dataset_of(request)
    if not await run_in_threadpool(deployment_of(request).datasets.untag, dataset.id, name):
        raise ApiError(404, "the dataset has no such tag")
    return _envelope(request, await _shown(request))


# What the v4 endpoints and the pages use, too.


async def dataset_of(request: Request) -> Dataset:
    """Return the dataset in the path.

    Raises:
        ApiError: there is none.
    """
    dataset_id = valid_id(request.path_params["dataset_id"])
    dataset = await run_in_threadpool(deployment_of(request).datasets.find, dataset_id)
    if dataset is None:
        raise ApiError(404, f"dataset {dataset_id} was not found")
    return dataset


def snapshot_of(deployment: Deployment, snapshot_id: str) -> Snapshot:
    """Return a snapshot; a dataset as it is now is the one with the version 0.

    Raises:
        ApiError: there is none.
    """
    snapshot = deployment.datasets.snapshot(valid_id(snapshot_id))
    head = None if snapshot else deployment.datasets.head(snapshot_id)
    if snapshot is None and head is not None:
        snapshot = Snapshot(snapshot_id, head.id, 0, head.created)
    if snapshot is None:
        raise ApiError(404, f"snapshot {snapshot_id} was not found")
    return snapshot


def add_dataset(
    deployment: Deployment, project_id: str, name: str, description: str | None, source: Snapshot | None = None
) -> Dataset:
    """Create a dataset in a project.

    Raises:
        ApiError: there is no such project, or a dataset of that name in it.
    """
    project = deployment.projects.by_id(valid_id(project_id))
    if project is None:
        raise ApiError(404, f"project {project_id} was not found")
    deployment.datasets.of_project(project)  # the first one takes the project's name
    if source is not None and source.version == 0:
        raise ApiError(400, "a dataset is created from a snapshot, not from a dataset as it is now")
    try:
        return deployment.datasets.add(project.id, name, description, source)
    except NameTaken as error:
        raise ApiError(400, str(error)) from None


def page_of(request: Request) -> tuple[int, int]:
    """Return offset and limit.

    Raises:
        ApiError: one of them is no number.
    """
    offset = 0 if text_of(request, "offset") in {None, "0"} else count_of(request, "offset") or 0
    return offset, count_of(request, "limit") or _PAGE


def metadata(offset: int | None = None, limit: int = 0, total: int = 0) -> dict[str, object]:
    """Return what a reply tells of itself, and of its page if it is one."""
    shown: dict[str, object] = {"requestId": secrets.token_hex(8), "notices": []}
    return shown if offset is None else {**shown, "offset": offset, "limit": limit, "totalCount": total}


def optional_text(body: dict[str, object], key: str) -> str | None:
    """Return a text of a body, None when it is not there.

    Raises:
        ApiError: it is no text.
    """
    value = body.get(key)
    if value is not None and not (isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST_PATH):
        raise ApiError(400, f"Json validation error: {key} must be a string")
    return value


def snapshot_paths(body: dict[str, object]) -> list[Path] | None:
    """Return the paths that a snapshot is to have, None for all.

    Raises:
        ApiError: they are none.
    """
    given = _list(body.get("relativeFilePaths"), "relativeFilePaths")
    try:
        paths = [dataset_path(str(each).removesuffix("/"), longest=_LONGEST_PATH) for each in given if each != "."]
    except BadPath as error:
        raise ApiError(400, str(error)) from None
    if not given or not all(isinstance(each, str) and each for each in given):
        raise ApiError(400, 'relativeFilePaths must be paths, ["."] for all')
    return None if "." in given or () in paths else paths


def _list(value: object, key: str) -> list[object]:
    if not isinstance(value, list):
        raise ApiError(400, f"Json validation error: {key} must be an array")
    return cast("list[object]", value)


def _name(value: object) -> str:
    if not isinstance(value, str) or not is_name(value):
        raise ApiError(400, "name must begin with a letter or digit and hold letters, digits, ' ', '_', '-' and '.'")
    return value


def _grant(value: object) -> tuple[str, str]:
    known = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    target, role = known.get("targetId"), known.get("targetRole")
    if not isinstance(target, str) or not ID.fullmatch(target) or role not in ROLES:
        raise ApiError(400, f"a grant has an id as targetId and one of {', '.join(ROLES)} as targetRole")
    return target, str(role)


async def _refusing(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    try:
        return await run_in_threadpool(work)
    except (NameTaken, NoOwnerLeft) as error:
        raise ApiError(400, str(error)) from None


async def _shown(request: Request) -> dict[str, object]:
    dataset = await dataset_of(request)
    return await run_in_threadpool(_show, deployment_of(request).datasets, dataset)


def _show(datasets: Datasets, dataset: Dataset) -> dict[str, object]:
    return {
        "id": dataset.id,
        "name": dataset.name,
        "description": dataset.description or "",
        "projectId": dataset.project_id,
        "createdAt": iso_time(dataset.created),
        "snapshotIds": [each.id for each in datasets.snapshots(dataset.id)],
        "tags": datasets.tags(dataset.id),
    }


def _envelope(request: Request, shown: dict[str, object]) -> Response:
    return JSONResponse({"dataset": twist_object(shown, request.scope.get(FAULT_KEY)), "metadata": metadata()})


def _grants(datasets: Datasets, dataset: Dataset) -> dict[str, object]:
    grants = [{"targetId": target, "targetRole": role} for target, role in datasets.grants(dataset.id)]
    return {"grants": grants, "metadata": metadata()}


def _show_snapshot(request: Request, snapshot: Snapshot) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": snapshot.id,
        "datasetId": snapshot.dataset_id,
        "createdAt": iso_time(snapshot.created),
        "creatorId": deployment_of(request).user_id,
        "status": "active",
    }
    return twist_object(shown, request.scope.get(FAULT_KEY))


_V1 = "/api/datasetrw/v1"
_ONE = f"{_V1}/datasets/{{dataset_id}}"

OPERATIONS = [
    Route("/api/datasetrw/v2/datasets", list_datasets, name="list_datasets"),
    Route(f"{_V1}/datasets", create_dataset, methods=["POST"], name="create_dataset"),
    Route(_ONE, get_dataset, name="get_dataset"),
    Route(_ONE, update_dataset, methods=["PATCH"], name="update_dataset"),
    Route(_ONE, delete_dataset, methods=["DELETE"], name="delete_dataset"),
    Route(f"{_ONE}/grants", list_dataset_grants, name="list_dataset_grants"),
    Route(f"{_ONE}/grants", add_dataset_grant, methods=["POST"], name="add_dataset_grant"),
    Route(f"{_ONE}/grants", remove_dataset_grant, methods=["DELETE"], name="remove_dataset_grant"),
    Route(f"{_ONE}/snapshots", list_dataset_snapshots, name="list_dataset_snapshots"),
    Route(f"{_ONE}/snapshots", create_dataset_snapshot, methods=["POST"], name="create_dataset_snapshot"),
    Route(f"{_ONE}/tags", add_dataset_tag, methods=["POST"], name="add_dataset_tag"),
    Route(f"{_ONE}/tags/{{tag_name}}", remove_dataset_tag, methods=["DELETE"], name="remove_dataset_tag"),
    Route(f"{_V1}/snapshots/{{snapshot_id}}", get_dataset_snapshot, name="get_dataset_snapshot"),
]
