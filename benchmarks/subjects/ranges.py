"""One big file from far away: parts of it at a time, where one connection alone is slow."""

from __future__ import annotations

from functools import partial

from benchmarks.bench import CLIENTS, Bench, curl
from benchmarks.measure import Goal, Result, interleaved
from benchmarks.servers.blobs import blob_path, key_of
from benchmarks.servers.far import far_server

from .one_file import size_text

__all__ = ["measure"]

_LATENCY = 0.05


def measure(bench: Bench) -> Result:
    """Download it by one connection and by four."""
    size = bench.scale.far
    if not bench.has_room(size):
        return Result(left_out=[f"{size_text(size)} by ranges: the disk has no room for it"])
    target, one = bench.fresh(), "Domino.blobs_get(to=, max_workers=1)"
    with far_server(_LATENCY, bench.scale.far_rate) as server:
        download = partial(bench.ours, "download", url=server.url, key=key_of(size), path=target)
        table = interleaved(
            f"Download of {size_text(size)}, {1000 * _LATENCY:g} ms away, {bench.scale.far_rate / 1e6:g} MB/s "
            "a connection",
            max(bench.scale.rounds // 2, 1),
            one,
            {
                "curl": curl(server.url + blob_path(size), to=target),
                one: partial(download, max_workers=1),
                **{f"{client}.blobs_get(to=)": partial(download, client=client) for client in CLIENTS},
            },
        )
    target.unlink()
    goals = [
        Goal(
            f"{client}: a big file by ranges beside one connection",
            3.0,
            table.times_faster(f"{client}.blobs_get(to=)"),
            is_least=True,
            unit="x",
        )
        for client in CLIENTS
    ]
    return Result(tables=[table], goals=goals)
