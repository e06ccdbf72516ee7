"""How much more memory than idle each transfer takes, in a process of its own each, but for a quick run."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext

from benchmarks.bench import CLIENTS, MIB, PEER, Bench
from benchmarks.measure import Goal, Measure, Result, interleaved
from benchmarks.servers.blobs import blobs_server, key_of
from benchmarks.servers.far import far_server
from benchmarks.servers.project import project_server
from benchmarks.workers import Worker, official, ours

from .many_files import small_files
from .one_file import size_text

__all__ = ["measure"]

_WHOLE = "read() of all of it"


def measure(bench: Bench) -> Result:
    """Every transfer of Domino and of AsyncDomino, and the peer's."""
    size, count = bench.scale.big, bench.scale.many
    far_size = min(bench.scale.far, 256 * MIB)
    source, folder = bench.file(size), small_files(bench.fresh(), count)
    with (
        blobs_server() as blobs,
        far_server(0, 1e9) as far,
        project_server(files=count) as project,
    ):
        key, target = key_of(size), bench.fresh()
        transfers: Mapping[str, tuple[str, Mapping[str, object]]] = {
            "files_upload": ("upload", {"url": blobs.url, "path": source}),
            "blobs_get(to=)": ("download", {"url": blobs.url, "key": key, "path": target}),
            "blobs_get(to=) by ranges": (
                "download",
                {"url": far.url, "key": key_of(far_size), "path": target},
            ),
            "read(1 MiB) until its end": ("read", {"url": blobs.url, "key": key, "piece": MIB}),
            _WHOLE: ("read", {"url": blobs.url, "key": key}),
            f"files_upload_folder, {count:,} files": ("upload_folder", {"url": project.url, "folder": folder}),
            f"files_download_folder, {count:,} files": ("download_folder", {"url": project.url}),
        }

        def of_ours(client: str, name: str, arguments: Mapping[str, object]) -> Measure:
            places = {"upload_folder": ("cache",), "download_folder": ("cache", "folder")}.get(name, ())

            def once() -> float:
                with nullcontext(bench.ours) if bench.scale.is_quick else ours(bench.folder) as worker:
                    fresh = {place: bench.fresh() for place in places}
                    return _over_idle(worker, blobs.url, name, {**arguments, **fresh, "client": client})

            return once

        running = bench.official

        def of_peer(name: str, arguments: Mapping[str, object]) -> Measure:
            def once() -> float:
                with nullcontext(running) if running and bench.scale.is_quick else official(bench.folder) as worker:
                    return _over_idle(worker, blobs.url, name, arguments)

            return once

        ways = {
            f"{client}: {what}": of_ours(client, name, arguments)
            for what, (name, arguments) in transfers.items()
            for client in CLIENTS
        }
        if bench.official:
            ways |= {
                f"{PEER}: {what}": of_peer(transfers[what][0], transfers[what][1])
                for what in ("files_upload", "blobs_get(to=)", _WHOLE)
            }
        table = interleaved(
            f"Memory over idle: one file of {size_text(size)}, {size_text(far_size)} by ranges",
            min(bench.scale.rounds, 3),
            None,
            ways,
            unit="MiB",
            note="The most resident memory while it goes on, less that of the same process after a first small call.",
        )
    goals = [
        Goal(
            f"{row.name}: memory over idle" + (" and over the file itself" if _WHOLE in row.name else ""),
            16,
            row.median - (size / MIB if _WHOLE in row.name else 0),
            is_least=False,
            unit="MiB",
        )
        for row in table.rows
        if not row.name.startswith(PEER)
    ]
    return Result(tables=[table], goals=goals)


def _over_idle(worker: Worker, url: str, name: str, arguments: Mapping[str, object]) -> float:
    client = {"client": arguments["client"]} if "client" in arguments else {}
    worker("idle", url=url, **client)
    return worker.take(name, **arguments).over_idle / MIB
