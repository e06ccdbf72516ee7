"""What is measured of python-domino, in an environment of its own; times in seconds."""

from __future__ import annotations

import logging
import os
import time
import warnings
from pathlib import Path
from typing import Any

from domino import Domino

logging.disable()
warnings.simplefilter("ignore")


def _client(url: str) -> Any:
    return Domino("owner/project", api_key="key", host=url)  # it asks for the version, and so has its connection


def idle(url: str) -> float:
    """Load what a call needs."""
    _client(url)
    return 0


def upload(url: str, path: str) -> float:
    """Upload a file."""
    domino = _client(url)
    started = time.perf_counter()
    with open(path, "rb") as file:
        domino.files_upload("big.bin", file)
    return time.perf_counter() - started


def download(url: str, key: str, path: str) -> float:
    """Download a blob to a file."""
    domino = _client(url)
    started = time.perf_counter()
    with open(path, "wb") as file:
        response = domino.blobs_get(key)
        while chunk := response.read(1 << 20):
            file.write(chunk)
    return time.perf_counter() - started


def read(url: str, key: str) -> float:
    """Read a blob into memory."""
    domino = _client(url)
    started = time.perf_counter()
    domino.blobs_get(key).read()
    return time.perf_counter() - started


def upload_folder(url: str, folder: str) -> float:
    """Upload the files of a folder, one by one: it has nothing for several."""
    domino = _client(url)
    started = time.perf_counter()
    for path in sorted(Path(folder).iterdir()):
        with open(path, "rb") as file:
            domino.files_upload(f"f/{path.name}", file)
    return time.perf_counter() - started


def download_folder(url: str, folder: str) -> float:
    """Download the files of a folder, one by one."""
    domino = _client(url)
    os.makedirs(folder)
    started = time.perf_counter()
    for file in domino.files_list("c" * 40, "f")["data"]:
        content = domino.blobs_get(file["key"]).read()
        Path(folder, os.path.basename(file["path"])).write_bytes(content)
    return time.perf_counter() - started


def wait(url: str) -> float:
    """Start a run that is over at the first look, and wait for it."""
    domino = _client(url)
    started = time.perf_counter()
    domino.runs_start_blocking(["main.py"], poll_freq=1)
    return time.perf_counter() - started


def list_runs(url: str) -> float:
    """List all runs."""
    domino = _client(url)
    started = time.perf_counter()
    domino.runs_list()
    return time.perf_counter() - started
