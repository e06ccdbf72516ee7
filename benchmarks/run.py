"""Speed as ratios, side by side in one run: python benchmarks/run.py [--rounds 7] [--mebibytes 256].

Rounds are interleaved and medians compared, since machines are shared and noisy; only the ratios mean anything. Needs
curl, and .venvs/peer (scripts/test.sh makes it) for the official client. `--only` leaves the rest out.
Downloads wait until the disk has them, and curl does not: `--folder /dev/shm` leaves the disk out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from domino_api.models import RunList
from far import FarAway
from sink import Sink

from domino import AsyncDomino, Domino

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / ".venvs" / "peer" / "bin" / "python"
KEY = "0" * 40
PEER_TRANSFER = """
import sys, time, logging
from domino.http_request_manager import _HttpRequestManager
from domino.authentication import get_auth_by_type
manager = _HttpRequestManager(get_auth_by_type(api_key="key"))
what, url, path = sys.argv[1:]
started = time.perf_counter()
if what == "upload":
    with open(path, "rb") as file:
        manager.put(url, data=file)
elif what == "read":
    manager.get_raw(url).read()
else:
    with open(path, "wb") as file:
        response = manager.get_raw(url)
        while chunk := response.read(1 << 20):
            file.write(chunk)
print(time.perf_counter() - started)
"""
RUN = {
    "id": "57dafe43317467e7b0ef5276",
    "projectId": "54c17e92e4b0bc49e27d9398",
    "number": 5,
    "startingUserId": "54c17e92e4b0bc49e27d9398",
    "queued": 1473969731915,
    "started": 1473969754283,
    "completed": 1473969762970,
    "postProcessedTimestamp": 1473969767822,
    "status": "Succeeded",
    "isCompleted": True,
    "commitId": "a" * 40,
    "outputCommitId": "b" * 40,
    "executor": None,
    "title": "hello",
    "isArchived": False,
    "hardwareTierId": "gpu",
    "diagnosticStatistics": None,
}


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def mebibytes_kept(call: Callable[[], object]) -> float:
    """Return how much memory, as tracemalloc counts it, holds what a call returns."""
    tracemalloc.start()
    kept = call()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return size / 2**20


def process(*command: str | Path) -> Callable[[], float]:
    """Return a measurement of a whole process, away from the sources: the official client is named `domino`, too."""
    elsewhere = tempfile.gettempdir()
    return lambda: seconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=elsewhere))


def table(title: str, rounds: int, base: str, measured: dict[str, Callable[[], float]]) -> None:
    """Measure everything in turn, round by round; print each median as a ratio to the base."""
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(rounds):
        for name, measure in measured.items():
            times[name].append(measure())
    reference = statistics.median(times[base])
    print(f"\n{title}")
    for name, values in times.items():
        ratios = [value / reference for value in values]
        print(f"  {name:44} {statistics.median(ratios):6.2f}   ({min(ratios):.2f} to {max(ratios):.2f})")


def transfers(rounds: int, size: int, where: str | None) -> None:
    """Upload and download one file, as a ratio of time to curl's: below 1 is faster."""
    with Sink(size) as sink, tempfile.TemporaryDirectory(dir=where) as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        source.write_bytes(bytes(size))
        domino = Domino("owner/project", "key", sink.url)
        blob, upload = f"{sink.url}/blob", f"{sink.url}/upload"

        async def with_async(job: Callable[[AsyncDomino], object]) -> float:
            async with AsyncDomino("owner/project", "key", sink.url) as client:
                started = time.perf_counter()
                await job(client)  # type: ignore[misc]
                return time.perf_counter() - started

        def send() -> object:
            with source.open("rb") as file:
                return domino.files_upload("big.bin", file)

        async def send_async(client: AsyncDomino) -> None:
            with source.open("rb") as file:
                await client.files_upload("big.bin", file)

        def read() -> None:
            with domino.blobs_get(KEY) as file, target.open("wb") as copy:
                while chunk := file.read(1 << 20):
                    copy.write(chunk)

        def read_whole() -> None:
            with domino.blobs_get(KEY) as file:
                file.read()

        async def read_whole_async(client: AsyncDomino) -> None:
            async with await client.blobs_get(KEY) as file:
                await file.read()

        peer_upload = {"python-domino": lambda: _peer("upload", upload, source)} if PEER.exists() else {}
        peer_download = {"python-domino": lambda: _peer("download", blob, target)} if PEER.exists() else {}
        peer_read = {"python-domino": lambda: _peer("read", blob, target)} if PEER.exists() else {}
        mebibytes = size >> 20
        table(
            f"Upload of {mebibytes} MiB: time as a ratio to curl's",
            rounds,
            "curl",
            {
                "curl": process("curl", "-s", "-T", source, upload),
                "Domino.files_upload": lambda: seconds(send),
                "AsyncDomino.files_upload": lambda: asyncio.run(with_async(send_async)),
                **peer_upload,
            },
        )
        table(
            f"Download of {mebibytes} MiB to a file: time as a ratio to curl's",
            rounds,
            "curl",
            {
                "curl": process("curl", "-s", "-o", target, blob),
                "Domino.blobs_get(to=)": lambda: seconds(lambda: domino.blobs_get(KEY, to=target)),
                "Domino.blobs_get, read by 1 MiB": lambda: seconds(read),
                "AsyncDomino.blobs_get(to=)": lambda: asyncio.run(with_async(lambda c: c.blobs_get(KEY, to=target))),
                **peer_download,
            },
        )
        table(
            f"Read {mebibytes} MiB whole into memory: time as a ratio to that of curl's download to a file",
            rounds,
            "curl to a file",
            {
                "curl to a file": process("curl", "-s", "-o", target, blob),
                "curl to nowhere": process("curl", "-s", "-o", os.devnull, blob),
                "Domino.blobs_get().read()": lambda: seconds(read_whole),
                "AsyncDomino.blobs_get().read()": lambda: asyncio.run(with_async(read_whole_async)),
                **peer_read,
            },
        )
        domino.close()


def parts(rounds: int, size: int, where: str | None) -> None:
    """Download one file from far away by one connection and by four, as a ratio of time to the one."""
    with FarAway(size, 0.05, 25e6) as server, tempfile.TemporaryDirectory(dir=where) as folder:
        target = Path(folder, "target")

        async def suspending() -> float:
            async with AsyncDomino("owner/project", "key", server.url) as client:
                started = time.perf_counter()
                await client.blobs_get(KEY, to=target)
                return time.perf_counter() - started

        with Domino("owner/project", "key", server.url) as domino:
            table(
                f"Download of {size >> 20} MiB, 50 ms away, 25 MB/s a connection: time as a ratio to one connection's",
                rounds,
                "Domino.blobs_get(to=, max_workers=1)",
                {
                    "curl": process("curl", "-s", "-o", target, f"{server.url}/blob"),
                    "Domino.blobs_get(to=, max_workers=1)": lambda: seconds(
                        lambda: domino.blobs_get(KEY, to=target, max_workers=1)
                    ),
                    "Domino.blobs_get(to=)": lambda: seconds(lambda: domino.blobs_get(KEY, to=target)),
                    "AsyncDomino.blobs_get(to=)": lambda: asyncio.run(suspending()),
                },
            )


def _peer(what: str, url: str, path: Path) -> float:
    done = subprocess.run(
        [PEER, "-c", PEER_TRANSFER, what, url, path],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
        cwd=tempfile.gettempdir(),
    )
    return float(done.stdout)


def in_memory(rounds: int) -> None:
    """Decode, keep and import, as ratios to the least that could be done."""
    official = "python-domino: from domino import Domino"
    peer = {official: process(PEER, "-c", "from domino import Domino")} if PEER.exists() else {}
    text = json.dumps({"data": [RUN] * 10_000})
    table(
        "Decode a list of 10,000 runs: time as a ratio to json.loads",
        rounds * 2,
        "json.loads",
        {
            "json.loads": lambda: seconds(lambda: json.loads(text)),
            "json.loads and RunList.from_dict": lambda: seconds(lambda: RunList.from_dict(json.loads(text))),
        },
    )
    table(
        "Keep these runs: memory as a ratio to plain dicts",
        1,
        "json.loads",
        {
            "json.loads": lambda: mebibytes_kept(lambda: json.loads(text)),
            "json.loads and RunList.from_dict": lambda: mebibytes_kept(lambda: RunList.from_dict(json.loads(text))),
        },
    )
    table(
        "Import: time of the whole process as a ratio to `import httpx`",
        rounds,
        "import httpx",
        {
            "python -c pass": process(sys.executable, "-c", "pass"),
            "import domino": process(sys.executable, "-c", "import domino"),
            "import httpx": process(sys.executable, "-c", "import httpx"),
            "from domino import Domino": process(sys.executable, "-c", "from domino import Domino"),
            **peer,
        },
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--mebibytes", type=int, default=256)
    parser.add_argument("--only", choices=["memory", "transfers", "parts"])
    parser.add_argument("--far-mebibytes", type=int, default=256, help="size of the file that comes from far away")
    parser.add_argument("--folder", help="where files are written; a temporary folder of the system by default")
    options = parser.parse_args()
    if options.only in (None, "memory"):
        in_memory(options.rounds)
    if options.only in (None, "transfers"):
        transfers(options.rounds, options.mebibytes << 20, options.folder)
    if options.only in (None, "parts"):
        parts(max(options.rounds // 3, 1), options.far_mebibytes << 20, options.folder)


if __name__ == "__main__":
    main()
