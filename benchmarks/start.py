"""How long the command line takes to start, as ratios to `import domino`: python benchmarks/start.py [--rounds 25].

Whole processes, one of each in turn, and medians of the ratios of neighbours: machines are shared and noisy. What is
compared writes and reads bytecode, as on any user's machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

DOMINO = str(Path(sys.executable).with_name("domino"))
IMPORT = [sys.executable, "-c", "import domino"]
#: What is measured, and what it may take at most; None where nothing was asked.
COMMANDS: list[tuple[list[str], float | None]] = [
    ([DOMINO, "version"], 2.0),
    ([DOMINO, "--help"], 2.0),
    ([sys.executable, "-m", "domino", "--help"], 2.0),
    ([DOMINO, "config", "--help"], None),
    ([sys.executable, "-c", "import domino, click"], None),
    ([DOMINO, "runs", "list"], None),
    ([sys.executable, "-c", "from domino import Domino"], None),
]


def seconds(command: list[str]) -> float:
    """Return how long a process takes; how it ends does not matter."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ, check=False)
    return time.perf_counter() - started


def main() -> None:
    """Measure, and print a line a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    ratios: list[list[float]] = [[] for _ in COMMANDS]
    for turn in range(rounds + 1):
        for (command, _), found in zip(COMMANDS, ratios, strict=True):
            base = seconds(IMPORT)
            ratio = seconds(command) / base
            if turn:  # the first round writes bytecode
                found.append(ratio)
    for (command, most), found in zip(COMMANDS, ratios, strict=True):
        name = " ".join([Path(command[0]).name, *command[1:]])
        goal = "" if most is None else f", at most {most:g}"
        print(f"{name:45} {statistics.median(found):5.2f} x import domino ({min(found):.2f} to {max(found):.2f}){goal}")


if __name__ == "__main__":
    main()
