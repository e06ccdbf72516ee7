"""One file: up, down to a file, and read whole, beside curl, against a server that is no bottleneck; by its size."""

from __future__ import annotations

from functools import partial

from benchmarks.bench import CLIENTS, MIB, Bench, curl
from benchmarks.measure import Curve, Goal, Result, Table, interleaved
from benchmarks.servers.blobs import blob_path, blobs_server, key_of

__all__ = ["measure", "size_text"]

#: Bytes over which a file is not measured round after round.
_LARGE = 512 * MIB


def measure(bench: Bench) -> Result:
    """Send and get one file, and files of growing sizes."""
    scale = bench.scale
    with blobs_server() as server:
        tables = [
            table(bench, server.url, scale.big, scale.rounds) for table in (upload_table, download_table, read_table)
        ]
        curves, left_out = _growth(bench, server.url)
    to_file, whole = tables[1], tables[2]
    goals = [
        Goal(
            f"{client}: a download to a file beside curl's",
            1.0,
            to_file.times_faster(f"{client}.blobs_get(to=)"),
            is_least=True,
            unit="x",
        )
        for client in CLIENTS
    ] + [
        Goal(
            f"{client}: read() of a whole file beside curl's download to a file",
            0.67,
            whole.times_faster(f"{client}.blobs_get().read()"),
            is_least=True,
            unit="x",
        )
        for client in CLIENTS
    ]
    return Result(tables=tables, goals=goals, curves=curves, left_out=left_out)


def upload_table(bench: Bench, url: str, size: int, rounds: int) -> Table:
    """Upload a file."""
    source = bench.file(size)
    ours = {
        f"{client}.files_upload": partial(bench.ours, "upload", url=url, path=source, client=client)
        for client in CLIENTS
    }
    ways = {"curl": curl(f"{url}/v1/projects/owner/project/big.bin", send=source)}
    return interleaved(
        f"Upload of {size_text(size)}", rounds, "curl", {**ways, **ours, **bench.peer("upload", url=url, path=source)}
    )


def download_table(bench: Bench, url: str, size: int, rounds: int) -> Table:
    """Download a blob to a file."""
    target, key = bench.fresh(), key_of(size)
    ours = {
        f"{client}.blobs_get(to=)": partial(bench.ours, "download", url=url, key=key, path=target, client=client)
        for client in CLIENTS
    }
    peer = bench.peer("download", url=url, key=key, path=target)
    table = interleaved(
        f"Download of {size_text(size)} to a file",
        rounds,
        "curl",
        {"curl": curl(url + blob_path(size), to=target), **ours, **peer},
        note="Domino waits until the disk has it, curl and python-domino do not.",
    )
    target.unlink()
    return table


def read_table(bench: Bench, url: str, size: int, rounds: int) -> Table:
    """Read a blob whole into memory."""
    target, key = bench.fresh(), key_of(size)
    ours = {
        f"{client}.blobs_get().read()": partial(bench.ours, "read", url=url, key=key, client=client)
        for client in CLIENTS
    }
    peer = bench.peer("read", url=url, key=key)
    ways = {"curl to a file": curl(url + blob_path(size), to=target), "curl to nowhere": curl(url + blob_path(size))}
    table = interleaved(
        f"Read of {size_text(size)} whole into memory", rounds, "curl to a file", {**ways, **ours, **peer}
    )
    target.unlink()
    return table


def _growth(bench: Bench, url: str) -> tuple[list[Curve], list[str]]:
    curves, left_out = [], []
    for what, measured in (("Upload", upload_table), ("Download to a file", download_table), ("Read", read_table)):
        lines: dict[str, dict[int, float]] = {}
        for size in bench.scale.sizes:
            if measured is download_table and not bench.has_room(size):
                left_out.append(f"{what} of {size_text(size)}: the disk has no room for it")
                continue
            if measured is read_table and not bench.has_memory(size):
                left_out.append(f"{what} of {size_text(size)}: there is not enough memory that is free")
                continue
            table = measured(bench, url, size, 1 if size > _LARGE else min(bench.scale.rounds, 3))
            for row in table.rows:
                lines.setdefault(row.name, {})[size] = row.median
        curves.append(Curve(f"{what} of one file, by its size", "bytes", lines))
    return curves, left_out


def size_text(size: int) -> str:
    """Return bytes as people write them: `4 KiB`, `1 GiB`."""
    for unit, name in ((1 << 30, "GiB"), (MIB, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:g} {name}"
    return f"{size} bytes"
