"""The calls that rows are made of; each works with both clients."""

from __future__ import annotations

from typing import Any

from .answers import KEY, RUN_ID
from .row import World

__all__ = ["blob", "blob_to_file", "list_files", "list_runs", "look", "page", "start", "stop", "table", "upload"]

TARGET = "result.bin"


async def look(d: Any, _: World) -> object:
    """Read one run."""
    return (await d.runs_status(RUN_ID)).status


async def list_runs(d: Any, _: World) -> object:
    """List the runs."""
    return [run.id for run in (await d.runs_list()).data]


async def list_files(d: Any, _: World) -> object:
    """List the files of a commit."""
    return [file.path for file in (await d.files_list("c" * 40)).data]


async def start(d: Any, _: World) -> object:
    """Start a run."""
    return (await d.runs_start(["main.py"], title="nightly")).run_id


async def stop(d: Any, _: World) -> object:
    """Stop a run."""
    return await d.runs_stop(RUN_ID)


async def blob(d: Any, _: World) -> object:
    """Read a blob whole."""
    return await (await d.blobs_get(KEY)).read()


async def blob_to_file(d: Any, w: World) -> object:
    """Write a blob to a file that has old content."""
    target = w.file(TARGET, "old")
    return (await d.blobs_get(KEY, to=target)).read_bytes()


async def table(d: Any, _: World) -> object:
    """Read a file of a commit that is no web page by its name."""
    return await (await d.blobs_get_v2("a.csv", "c" * 40, "5" * 24)).read()


async def page(d: Any, _: World) -> object:
    """Read a file of a commit that is a web page by its name."""
    return await (await d.blobs_get_v2("a/Report.HTML", "c" * 40, "5" * 24)).read()


async def upload(d: Any, _: World) -> object:
    """Upload a small file from memory."""
    return (await d.files_upload("a.txt", b"hello")).key
