"""Many small files, each answer 20 ms away, beside one by one, and beside curl and bare httpx with 16 at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.bench import CLIENTS, PEER, Bench, curl_many
from benchmarks.measure import Curve, Goal, Measure, Result, Table, interleaved
from benchmarks.servers.blobs import key_of
from benchmarks.servers.process import ServerProcess
from benchmarks.servers.project import FILE_SIZE, project_server

__all__ = ["measure", "small_files"]

_LATENCY = 0.02
_CURL = "curl --parallel-max 16"
_BARE = ("httpx in threads", "httpx in tasks")


def measure(bench: Bench) -> Result:
    """Upload and download folders of 4 KiB files."""
    tables, curves, goals = [], [], []
    for what, ways in (("Upload", _up), ("Download", _down)):
        table = _table(bench, what, ways, bench.scale.many, max(bench.scale.rounds // 2, 1))
        tables.append(table)
        goals += [
            Goal(
                f"{client}: {what.lower()} of {bench.scale.many:,} files of 4 KiB at 20 ms beside {PEER}, one by one",
                12.0,
                table.times_faster(client) if bench.official else None,
                is_least=True,
                unit="x",
            )
            for client in CLIENTS
        ]
        lines: dict[str, dict[int, float]] = {}
        for count in bench.scale.files:
            for row in _table(bench, what, ways, count, 1).rows:
                lines.setdefault(row.name, {})[count] = row.median
        curves.append(Curve(f"{what} of files of 4 KiB at 20 ms an answer, by their number", "files", lines))
    limit = f"{PEER} with more than {bench.scale.one_by_one:,} files: one by one, it takes too long"
    is_cut = bench.official and bench.scale.files[-1] > bench.scale.one_by_one
    return Result(tables=tables, goals=goals, curves=curves, left_out=[limit] if is_cut else [])


def small_files(folder: Path, count: int) -> Path:
    """Make a folder with files of 4 KiB."""
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:05}").write_bytes(b"x" * FILE_SIZE)
    return folder


_Ways = Callable[[Bench, ServerProcess, Path, int], dict[str, Measure]]


def _table(bench: Bench, what: str, ways: _Ways, count: int, rounds: int) -> Table:
    with project_server(latency=_LATENCY, files=count) as server:
        folder = small_files(bench.fresh(), count)
        measured = ways(bench, server, folder, count)
        if count > bench.scale.one_by_one:
            measured.pop(PEER, None)
        base = PEER if PEER in measured else _CURL
        table = interleaved(f"{what} of {count:,} files of 4 KiB, 20 ms an answer", rounds, base, measured)
        shutil.rmtree(folder)
    return table


def _up(bench: Bench, server: ServerProcess, folder: Path, count: int) -> dict[str, Measure]:
    def ours(client: str) -> Measure:
        # A cache of its own each time: what was transferred before is transferred again.
        return lambda: bench.ours("upload_folder", url=server.url, folder=folder, cache=bench.fresh(), client=client)

    def bare(client: str) -> Measure:
        return lambda: bench.ours("upload_by_httpx", url=server.url, folder=folder, client=client)

    place = f"{server.url}/v1/projects/owner/project/f"
    sent = [(f"{place}/{n:05}", folder / f"{n:05}", True) for n in range(count)]
    return {
        _CURL: curl_many(bench.fresh(), sent),
        **{client: ours(client) for client in CLIENTS},
        **{client: bare(client) for client in _BARE},
        **bench.peer("upload_folder", url=server.url, folder=folder),
    }


def _down(bench: Bench, server: ServerProcess, folder: Path, count: int) -> dict[str, Measure]:
    def to_new_folder(download: Callable[[Path], float]) -> Measure:
        def once() -> float:
            target = bench.fresh()
            took = download(target)
            if len(list(target.iterdir())) != count:
                raise RuntimeError(f"not all of the {count} files came")
            shutil.rmtree(target)
            return took

        return once

    def ours(client: str) -> Measure:
        return to_new_folder(
            lambda target: bench.ours(
                "download_folder", url=server.url, folder=target, cache=bench.fresh(), client=client
            )
        )

    def bare(client: str) -> Measure:
        return to_new_folder(
            lambda target: bench.ours(
                "download_by_httpx", url=server.url, folder=target, key=key_of(FILE_SIZE), count=count, client=client
            )
        )

    def curl(target: Path) -> float:
        place = f"{server.url}/v1/projects/owner/project/blobs/{key_of(FILE_SIZE)}"
        return curl_many(bench.fresh(), [(place, target / f"{n:05}", False) for n in range(count)])()

    official = bench.official
    peer = (
        {PEER: to_new_folder(lambda target: official("download_folder", url=server.url, folder=target))}
        if official
        else {}
    )
    return {
        _CURL: to_new_folder(curl),
        **{client: ours(client) for client in CLIENTS},
        **{client: bare(client) for client in _BARE},
        **peer,
    }
