"""A folder with nothing to be synced: how many requests tell that."""

from __future__ import annotations

import shutil

from benchmarks.bench import CLIENTS, Bench
from benchmarks.measure import Goal, Measure, Result, interleaved
from benchmarks.servers.project import project_server

from .many_files import small_files

__all__ = ["measure"]


def measure(bench: Bench) -> Result:
    """Upload a folder, and then the same again, and count."""
    count = bench.scale.unchanged
    folder, cache = small_files(bench.fresh(), count), bench.fresh()
    with project_server() as server:

        def again(client: str) -> Measure:
            def once() -> float:
                before = server.requests
                bench.ours("upload_folder", url=server.url, folder=folder, cache=cache, client=client)
                return server.requests - before - 1  # the first one only opens the connection

            return once

        sent = again("Domino")()
        if sent < count:
            raise RuntimeError(f"{sent} requests cannot have uploaded {count} files")
        table = interleaved(
            f"Upload of a folder of {count:,} files that are there already",
            1,
            None,
            {f"{client}.files_upload_folder": again(client) for client in CLIENTS},
            unit="requests",
            note=f"The first time took {sent:,.0f} requests.",
        )
    shutil.rmtree(folder)
    goals = [
        Goal(f"{client}: nothing to sync among {count:,} files", 3, row.median, is_least=False, unit="requests")
        for client, row in zip(CLIENTS, table.rows, strict=True)
    ]
    return Result(tables=[table], goals=goals)
