"""The import: time of a whole process."""

from __future__ import annotations

import sys

from benchmarks.bench import PEER, Bench
from benchmarks.measure import Result, interleaved, process
from benchmarks.workers import OFFICIAL

__all__ = ["measure"]


def measure(bench: Bench) -> Result:
    """Import the package, the client, what it stands on, and the peer."""
    peer = {f"{PEER}: from domino import Domino": process(OFFICIAL, "-c", "from domino import Domino")}
    table = interleaved(
        "Import, in a process of its own",
        bench.scale.rounds,
        "import httpx",
        {
            "pass": process(sys.executable, "-c", "pass"),
            "import domino": process(sys.executable, "-c", "import domino"),
            "import httpx": process(sys.executable, "-c", "import httpx"),
            "from domino import Domino": process(sys.executable, "-c", "from domino import Domino"),
            **(peer if bench.official else {}),
        },
    )
    return Result(tables=[table])
