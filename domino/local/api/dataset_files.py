"""The files of datasets and snapshots, and uploads in chunks: the internal v4 API."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path as FilePath
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import check_csrf_token, read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.downloads import file_reply
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.media_types import guess_media_type
from domino.local.http.multipart import file_of_form
from domino.local.http.queries import count_of, text_of
from domino.local.http.replies import ApiError
from domino.local.store.dataset_files import dataset_path, list_folder, locate, open_file, real_path
from domino.local.store.dataset_uploads import SETTINGS, Chunk, Incomplete
from domino.local.store.datasets import Snapshot
from domino.local.store.paths import BadPath, Path, shown

from .browsing import size_label
from .datasets import dataset_of, optional_text, snapshot_of

_MD5 = re.compile(r"[0-9A-Fa-f]{32}")
_LONGEST_IDENTIFIER = 4096
_BATCH = 1 << 20
_FOLDER = 0o040000


async def get_dataset_storage(request: Request) -> Response:
    """Answer a dataset with the id of its files as they are now."""
    dataset, deployment = await dataset_of(request), deployment_of(request)
    snapshots = await run_in_threadpool(deployment.datasets.snapshots, dataset.id)
    body: dict[str, object] = {
        "id": dataset.id,
        "name": dataset.name,
        "uniqueName": f"dataset-{dataset.name}-{dataset.id}",
        "description": dataset.description,
        "author": deployment.user_id,
        "ownerUsernames": [deployment.settings.user],
        "projectId": dataset.project_id,
        "createdTime": dataset.created,
        "lifecycleStatus": "Active",
        "statusLastUpdatedBy": deployment.user_id,
        "statusLastUpdatedTime": dataset.created,
        "readWriteSnapshotId": dataset.head_id,
        "snapshotIds": [dataset.head_id, *(each.id for each in snapshots)],
        "tags": await run_in_threadpool(deployment.datasets.tags, dataset.id),
        "datasetPath": f"/domino/datasets/local/{dataset.name}",
    }
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


async def list_snapshot_files(request: Request) -> Response:
    """Answer what is in one folder."""
    folder, _ = await _files_of(request)
    path = _path(_required(request, "path"), request)
    found = await run_in_threadpool(lambda: list_folder(folder, real_path(folder, path)))
    if found is None:
        raise ApiError(400, f"folder {shown(b'/'.join(path))} does not exist")
    prefix, fault = shown(b"".join(part + b"/" for part in path)), request.scope.get(FAULT_KEY)
    rows: list[object] = []
    for name, facts in found:
        is_folder = facts.st_mode & 0o170000 == _FOLDER
        size = {"label": "-" if is_folder else size_label(facts.st_size)}
        row: dict[str, object] = {
            "name": {"isDirectory": is_folder, "label": name, "sortableName": name, "fileName": prefix + name},
            "size": {**size, "sizeInBytes": None if is_folder else facts.st_size},
            "lastModified": facts.st_mtime_ns // 1_000_000,
        }
        rows.append(twist_object(row, fault))
    total = sum(facts.st_size for _, facts in found if facts.st_mode & 0o170000 != _FOLDER)
    return JSONResponse({"directorySize": size_label(total), "rows": rows})


async def get_snapshot_file(request: Request) -> Response:
    """Answer the bytes of a file; of a folder none, as a deployment does."""
    folder, snapshot = await _files_of(request)
    path = await run_in_threadpool(real_path, folder, _path(_required(request, "path"), request))
    if not path:
        raise ApiError(400, "path is empty")
    file = await run_in_threadpool(open_file, folder, path)
    name = shown(b"/".join(path))
    if file is None:
        if await run_in_threadpool(locate, folder, path) is None:
            raise ApiError(400, f"file {name} does not exist")
        return Response(media_type="application/octet-stream")
    # Files of a snapshot never change, those of a dataset do: only the others can be told by their id and path.
    tag = (
        f'"{snapshot.id}-{hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()}"'
        if snapshot.version
        else None
    )
    return file_reply(request, file, tag=tag, media_type=guess_media_type(name))


async def start_dataset_upload(request: Request) -> Response:
    """Begin an upload and answer its key."""
    body = await read_json_object(request)
    paths = body.get("filePaths")
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in cast("list[object]", paths)):
        raise ApiError(400, "Json validation error: filePaths must be an array of strings")
    setting = body.get("fileCollisionSetting")
    if setting not in (None, *SETTINGS):
        raise ApiError(400, f"fileCollisionSetting must be one of {', '.join(SETTINGS)}")
    target = _path(optional_text(body, "targetRelativePath") or "", request)
    dataset, uploads = await dataset_of(request), deployment_of(request).datasets.uploads
    return JSONResponse(await run_in_threadpool(uploads.begin, dataset.id, setting or SETTINGS[0], target))


async def check_dataset_chunk(request: Request) -> Response:
    """Answer 200 for a chunk that is there, 204 for one that has to be sent."""
    dataset, uploads = await dataset_of(request), deployment_of(request).datasets.uploads
    upload = _upload(uploads.find(dataset.id, _required(request, "key")))
    chunk = _chunk(request, ())
    return Response(status_code=200 if await run_in_threadpool(uploads.has, upload, chunk) else 204)


async def send_dataset_chunk(request: Request) -> Response:
    """Keep a chunk, if it comes whole and with the checksum that was announced."""
    check_csrf_token(request)
    dataset, deployment = await dataset_of(request), deployment_of(request)
    uploads = deployment.datasets.uploads
    upload = _upload(uploads.find(dataset.id, _required(request, "key")))
    path = _path(_required(request, "resumableRelativePath"), request)
    if not path:
        raise ApiError(400, "resumableRelativePath is empty")
    chunk = _chunk(request, path)
    part = uploads.temporary(upload)
    try:
        size = await _receive(request, part, chunk.checksum)
        announced = text_of(request, "resumableCurrentChunkSize")
        if announced is not None and announced != str(size):
            raise ApiError(400, f"the chunk has {size} bytes, not {announced[:20]} as announced")
        await _check_quota(request, upload, size)
        await run_in_threadpool(uploads.keep, upload, chunk, part)
    except Incomplete as error:
        raise ApiError(400, str(error)) from None
    except FileNotFoundError:
        raise ApiError(404, "the upload has ended") from None
    finally:
        part.unlink(missing_ok=True)
    return JSONResponse("")


async def end_dataset_upload(request: Request) -> Response:
    """Move the files of an upload into the dataset."""
    dataset, uploads = await dataset_of(request), deployment_of(request).datasets.uploads
    upload = _upload(uploads.find(dataset.id, request.path_params["upload_key"]))
    target = text_of(request, "targetRelativePath")
    below = None if not target else _path(target, request)
    try:
        await run_in_threadpool(uploads.end, dataset.id, upload, below)
    except (Incomplete, BadPath) as error:
        raise ApiError(400, str(error)) from None
    except FileNotFoundError:
        raise ApiError(404, "the upload has ended") from None
    return JSONResponse("")


async def cancel_dataset_upload(request: Request) -> Response:
    """Give up an upload."""
    dataset, uploads = await dataset_of(request), deployment_of(request).datasets.uploads
    await run_in_threadpool(uploads.cancel, _upload(uploads.find(dataset.id, request.path_params["upload_key"])))
    return Response()


async def _receive(request: Request, part: FilePath, checksum: str) -> int:
    limit, size = deployment_of(request).settings.max_upload, 0
    digest, batch = hashlib.md5(usedforsecurity=False), bytearray()
    with part.open("xb") as file:
        async for piece in file_of_form(request):
            size += len(piece)
            if limit is not None and size > limit:
                raise ApiError(413, f"the chunk is larger than {limit} bytes")
            digest.update(piece)
            batch += piece
            if len(batch) >= _BATCH:
                await run_in_threadpool(file.write, bytes(batch))
                batch.clear()
        await run_in_threadpool(file.write, bytes(batch))
    if digest.hexdigest() != checksum:
        raise ApiError(400, f"the checksum of the chunk is {digest.hexdigest().upper()}, not {checksum.upper()}")
    return size


async def _check_quota(request: Request, upload: FilePath, size: int) -> None:
    deployment = deployment_of(request)
    quota = deployment.settings.dataset_quota
    if quota is not None:
        used = await run_in_threadpool(deployment.datasets.size)
        received = await run_in_threadpool(deployment.datasets.uploads.received, upload)
        if used + received + size > quota:
            raise ApiError(403, f"the datasets would have more than {quota} bytes, which is the quota")


async def _files_of(request: Request) -> tuple[FilePath, Snapshot]:
    deployment = deployment_of(request)
    snapshot = await run_in_threadpool(snapshot_of, deployment, request.path_params["snapshot_id"])
    dataset = await run_in_threadpool(deployment.datasets.find, snapshot.dataset_id)
    if dataset is None:
        raise ApiError(404, f"snapshot {snapshot.id} was not found")
    return deployment.datasets.files(snapshot if snapshot.version else dataset), snapshot


def _path(text: str, request: Request) -> Path:
    try:
        return dataset_path(text, longest=deployment_of(request).settings.max_path_bytes)
    except BadPath as error:
        raise ApiError(400, f"Invalid path input: {error}") from None


def _required(request: Request, name: str) -> str:
    value = text_of(request, name)
    if value is None:
        raise ApiError(400, f"{name} is required")
    return value


def _upload(found: FilePath | None) -> FilePath:
    if found is None:
        raise ApiError(404, "the upload was not found")
    return found


def _chunk(request: Request, path: Path) -> Chunk:
    number, total = count_of(request, "resumableChunkNumber"), count_of(request, "resumableTotalChunks")
    identifier, checksum = _required(request, "resumableIdentifier"), _required(request, "checksum")
    if number is None or total is None or number > total:
        raise ApiError(400, "resumableChunkNumber must be from 1 to resumableTotalChunks")
    if not 0 < len(identifier) <= _LONGEST_IDENTIFIER or not _MD5.fullmatch(checksum):
        raise ApiError(400, "resumableIdentifier must be some text, and checksum an MD5 in hexadecimal digits")
    return Chunk(identifier, path, number, total, checksum.lower())


_FILE = "/v4/datasetrw/datasets/{dataset_id}/snapshot/file"

OPERATIONS = [
    Route("/v4/datasetrw/datasets/{dataset_id}", get_dataset_storage, name="get_dataset_storage"),
    Route("/v4/datasetrw/files/{snapshot_id}", list_snapshot_files, name="list_snapshot_files"),
    Route("/v4/datasetrw/snapshot/{snapshot_id}/file/raw", get_snapshot_file, name="get_snapshot_file"),
    Route(f"{_FILE}/start", start_dataset_upload, methods=["POST"], name="start_dataset_upload"),
    Route(f"{_FILE}/test", check_dataset_chunk, methods=["GET"], name="test_dataset_chunk"),
    Route(_FILE, send_dataset_chunk, methods=["POST"], name="send_dataset_chunk"),
    Route(f"{_FILE}/end/{{upload_key}}", end_dataset_upload, methods=["GET"], name="end_dataset_upload"),
    Route(f"{_FILE}/cancel/{{upload_key}}", cancel_dataset_upload, methods=["GET"], name="cancel_dataset_upload"),
]
