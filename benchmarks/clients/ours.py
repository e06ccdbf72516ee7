"""What is measured of Domino and AsyncDomino, in seconds; what has a peer has its twin in official.py."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from domino import AsyncDomino, Domino

_MIB = 1 << 20


def _timed(url: str, client: str, work: Callable[[Any], object]) -> float:
    """Return how long a piece of work takes with a client that has its connection."""

    async def told(value: object) -> object:
        return await value if inspect.isawaitable(value) else value

    async def suspending() -> float:
        async with AsyncDomino("owner/project", "key", url) as domino:
            await domino.deployment_version()
            started = time.perf_counter()
            await told(work(domino))
            return time.perf_counter() - started

    if client == "AsyncDomino":
        return asyncio.run(suspending())
    with Domino("owner/project", "key", url) as domino:
        domino.deployment_version()
        started = time.perf_counter()
        work(domino)
        return time.perf_counter() - started


def idle(url: str, client: str) -> float:
    """Load what a call needs."""
    return _timed(url, client, lambda domino: domino.deployment_version())


def upload(url: str, path: str, client: str = "Domino", name: str = "big.bin") -> float:
    """Upload a file."""
    return _timed(url, client, lambda domino: domino.files_upload(name, Path(path)))


def download(url: str, key: str, path: str, client: str = "Domino", max_workers: int = 4) -> float:
    """Download a blob to a file."""
    return _timed(url, client, lambda domino: domino.blobs_get(key, to=path, max_workers=max_workers))


def read(url: str, key: str, client: str = "Domino", piece: int = -1) -> float:
    """Read a blob into memory, whole or by pieces of so many bytes."""

    def blocking(domino: Any) -> None:
        with domino.blobs_get(key) as file:
            while piece > 0 and file.read(piece):
                pass
            file.read()

    async def suspending(domino: Any) -> None:
        async with await domino.blobs_get(key) as file:
            while piece > 0 and await file.read(piece):
                pass
            await file.read()

    return _timed(url, client, suspending if client == "AsyncDomino" else blocking)


def upload_folder(url: str, folder: str, cache: str, client: str = "Domino") -> float:
    """Upload a folder; what was transferred before is noted in the cache."""
    os.environ["XDG_CACHE_HOME"] = cache
    return _timed(url, client, lambda domino: domino.files_upload_folder(folder, "f"))


def download_folder(url: str, folder: str, cache: str, client: str = "Domino") -> float:
    """Download a folder."""
    os.environ["XDG_CACHE_HOME"] = cache
    return _timed(url, client, lambda domino: domino.files_download_folder("f", folder))


def upload_by_httpx(url: str, folder: str, client: str) -> float:
    """Upload a folder with httpx alone, 16 files at a time: what nothing that stands on it can be faster than."""
    place = f"{url}/v1/projects/owner/project/f"
    return _sixteen(
        client,
        [(f"{place}/{path.name}", path) for path in sorted(Path(folder).iterdir())],
        lambda http, url, path: http.put(url, content=path.read_bytes()),
        lambda response, _: response.json(),
    )


def download_by_httpx(url: str, folder: str, key: str, count: int, client: str) -> float:
    """Download so many files with httpx alone, 16 at a time."""
    os.makedirs(folder)
    place = f"{url}/v1/projects/owner/project/blobs/{key}"
    return _sixteen(
        client,
        [(place, Path(folder, f"{n:05}")) for n in range(count)],
        lambda http, url, _: http.get(url),
        lambda response, path: path.write_bytes(response.content),
    )


def _sixteen(
    client: str,
    jobs: list[tuple[str, Path]],
    ask: Callable[[Any, str, Path], Any],
    take: Callable[[Any, Path], object],
) -> float:
    left = iter(jobs)

    async def some(http: httpx.AsyncClient) -> None:
        for url, path in left:
            take(await ask(http, url, path), path)

    async def suspending() -> None:
        async with httpx.AsyncClient(trust_env=False) as http:
            await asyncio.gather(*[some(http) for _ in range(16)])

    started = time.perf_counter()
    if client == "httpx in tasks":
        asyncio.run(suspending())
    else:
        with httpx.Client(trust_env=False) as http, ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda job: take(ask(http, *job), job[1]), jobs))
    return time.perf_counter() - started


def wait(url: str, client: str = "Domino") -> float:
    """Start a run that is over at the first look, and wait for it."""
    return _timed(url, client, lambda domino: domino.runs_start_blocking(["main.py"], poll_freq=1))


def list_runs(url: str, client: str = "Domino") -> float:
    """List all runs."""
    return _timed(url, client, lambda domino: domino.runs_list())


def parse(path: str) -> float:
    """Parse a list of runs as JSON, into plain dicts."""
    text = Path(path).read_bytes()
    started = time.perf_counter()
    json.loads(text)
    return time.perf_counter() - started


def decode(path: str) -> float:
    """Parse a list of runs as JSON, and make models of it."""
    from domino_api.models import RunList

    text = Path(path).read_bytes()
    started = time.perf_counter()
    RunList.from_dict(json.loads(text))
    return time.perf_counter() - started


def kept(path: str, models: bool) -> float:
    """Return how many MiB hold a list of runs, as tracemalloc counts it."""
    from domino_api.models import RunList

    text = Path(path).read_bytes()
    tracemalloc.start()
    held: object = RunList.from_dict(json.loads(text)) if models else json.loads(text)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return size / _MIB
