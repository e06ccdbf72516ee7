"""Measures everything and writes the results: see `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from attrs import evolve

from .bench import FULL, QUICK, Bench
from .machine import load, machine, versions
from .measure import Result
from .plot import draw
from .report import report
from .workers import OFFICIAL, official, ours

_HERE = Path(__file__).parent
#: In the order of the results.
_SUBJECTS = (
    "waiting",
    "decoding",
    "importing",
    "one_file",
    "nginx",
    "ranges",
    "many_files",
    "unchanged",
    "memory",
)
_PICTURE = "growth.svg"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure beside the peers in one run, and write RESULTS.md and a picture. Only ratios mean "
        "anything on a shared machine. scripts/benchmarks.sh makes the environments first.",
    )
    parser.add_argument("--only", metavar="NAME", choices=_SUBJECTS, action="append", help=", ".join(_SUBJECTS))
    parser.add_argument("--quick", action="store_true", help="small sizes, a round or two: shows that all works")
    parser.add_argument("--rounds", type=int, help="how often; 7 by default, fewer for what takes long")
    parser.add_argument(
        "--folder",
        type=Path,
        help="where files are written that are measured with, /dev/shm to leave the disk out; by default a temporary "
        "folder of the system",
    )
    parser.add_argument(
        "--to",
        type=Path,
        help="the folder of the results; by default this one for a whole run, and standard output alone for another",
    )
    return parser.parse_args()


def main() -> None:
    """Measure, print, and write."""
    if sys.platform != "linux":
        sys.exit("The benchmarks need Linux: memory is read from /proc.")
    options = _options()
    if options.to:
        options.to.mkdir(parents=True, exist_ok=True)  # rather now than when all is measured
    names = [name for name in _SUBJECTS if name in (options.only or _SUBJECTS)]
    is_whole = len(names) == len(_SUBJECTS) and not options.quick and options.rounds is None
    scale = QUICK if options.quick else FULL
    if options.rounds is not None:
        scale = evolve(scale, rounds=max(options.rounds, 1))
    busy_before = load()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=options.folder))).resolve()
        # What this process starts, curl for one, needs no way out and no credential of who measures.
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            del os.environ[name]
        bench = Bench(
            scale,
            folder,
            stack.enter_context(ours(folder)),
            stack.enter_context(official(folder)) if OFFICIAL.exists() else None,
        )
        results = {name: _measure(name, bench) for name in names}
    facts = {
        "Day": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        **machine(),
        "Load before and after": f"{busy_before} and {load()}",
        **versions(),
    }
    _write(results, facts, options.to or (_HERE if is_whole else None), is_quick=options.quick)


def _measure(name: str, bench: Bench) -> Result:
    started = time.monotonic()
    print(f"{name} ...", end="", file=sys.stderr, flush=True)
    result: Result = importlib.import_module(f"{__package__}.subjects.{name}").measure(bench)
    print(f" {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return result


def _write(results: dict[str, Result], facts: dict[str, str], folder: Path | None, *, is_quick: bool) -> None:
    curves = [curve for result in results.values() for curve in result.curves]
    picture = None
    if folder and curves:
        try:
            draw(curves, folder / _PICTURE)
            picture = _PICTURE
        except ImportError:
            print("no picture: matplotlib is missing, pip install -e '.[benchmarks]'", file=sys.stderr)
    text = report(results, facts, is_quick=is_quick, plot=picture)
    if folder:
        (folder / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
