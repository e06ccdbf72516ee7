"""Models of a list of runs, beside plain dicts: time and memory."""

from __future__ import annotations

from functools import partial

from benchmarks.bench import Bench
from benchmarks.measure import Result, interleaved
from benchmarks.servers.project import run_texts

__all__ = ["measure"]


def measure(bench: Bench) -> Result:
    """Decode and keep a list of runs."""
    count = max(bench.scale.runs[-1] // 10, 10)
    path = bench.folder / "runs.json"
    path.write_bytes(run_texts(count))
    decoding = interleaved(
        f"Decode a list of {count:,} runs",
        2 * bench.scale.rounds,
        "json.loads",
        {
            "json.loads": partial(bench.ours, "parse", path=path),
            "json.loads and RunList.from_dict": partial(bench.ours, "decode", path=path),
        },
    )
    keeping = interleaved(
        f"Keep these {count:,} runs in memory",
        1,
        "json.loads",
        {
            "json.loads": partial(bench.ours, "kept", path=path, models=False),
            "json.loads and RunList.from_dict": partial(bench.ours, "kept", path=path, models=True),
        },
        unit="MiB",
        note="As tracemalloc counts it.",
    )
    return Result(tables=[decoding, keeping])
