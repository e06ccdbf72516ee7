"""One file up and down against nginx with dav: a server that nobody wrote for this."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.bench import CLIENTS, Bench, curl
from benchmarks.measure import Measure, Result, interleaved
from benchmarks.servers.blobs import blob_path, key_of
from benchmarks.servers.nginx import nginx_server, why_no_nginx

from .one_file import size_text

__all__ = ["measure"]

_UPLOADED = "v1/projects/owner/project/big.bin"


def measure(bench: Bench) -> Result:
    """Store a file by PUT, and download one."""
    if reason := why_no_nginx():
        return Result(left_out=[f"One file against nginx: {reason}"])
    size, rounds = bench.scale.big, bench.scale.rounds
    source, target = bench.file(size), bench.fresh()
    with nginx_server(bench.fresh()) as nginx:
        blob = nginx.root / blob_path(size)[1:]
        blob.parent.mkdir(parents=True)
        # Bytes that take place on the disk, as a file has them that somebody stored.
        blob.write_bytes(b"x" * size)
        stored, url = nginx.root / _UPLOADED, nginx.url
        sending: dict[str, Measure] = {
            "curl": curl(f"{url}/{_UPLOADED}", send=source),
            **{
                f"{client}.files_upload": partial(bench.ours, "upload", url=url, path=source, client=client)
                for client in CLIENTS
            },
            **bench.peer("upload", url=url, path=source),
        }
        getting: dict[str, Measure] = {
            "curl": curl(url + blob_path(size), to=target),
            **{
                f"{client}.blobs_get(to=)": partial(
                    bench.ours, "download", url=url, key=key_of(size), path=target, client=client
                )
                for client in CLIENTS
            },
            **bench.peer("download", url=url, key=key_of(size), path=target),
        }
        up = interleaved(
            f"Upload of {size_text(size)} to nginx, which stores it",
            rounds,
            "curl",
            {name: _as_new(way, stored, size) for name, way in sending.items()},
        )
        down = interleaved(f"Download of {size_text(size)} from nginx", rounds, "curl", getting)
    target.unlink()
    return Result(tables=[up, down])


def _as_new(way: Measure, stored: Path, size: int) -> Measure:
    """Return a way that each time stores a new file, and has stored all of it."""

    def once() -> float:
        stored.unlink(missing_ok=True)
        took = way()
        if stored.stat().st_size != size:
            raise RuntimeError(f"{stored} has {stored.stat().st_size} bytes of {size}")
        return took

    return once
