"""Waiting for a run: python-domino lists all runs of the project at each look, we ask for the one."""

from __future__ import annotations

from functools import partial

from benchmarks.bench import CLIENTS, PEER, Bench
from benchmarks.measure import Curve, Result, Table, interleaved
from benchmarks.servers.project import project_server

__all__ = ["measure"]


def measure(bench: Bench) -> Result:
    """Start a run that is over at the first look, in projects with few and many past runs; list them."""
    tables: list[Table] = []
    curves: list[Curve] = []
    for name, what, rounds in (
        ("wait", "Start a run and look at it once", bench.scale.rounds),
        ("list_runs", "List all runs", max(bench.scale.rounds // 2, 1)),
    ):
        lines: dict[str, dict[int, float]] = {}
        for count in bench.scale.runs:
            with project_server(runs=count) as server:
                ways = {each: partial(bench.ours, name, url=server.url, client=each) for each in CLIENTS}
                table = interleaved(
                    f"{what}, in a project of {count:,} runs",
                    rounds,
                    "Domino",
                    {**ways, **bench.peer(name, url=server.url)},
                )
            for row in table.rows:
                lines.setdefault(row.name, {})[count] = row.median
        tables.append(table)  # with the most runs
        curves.append(Curve(f"{what}, by the runs that the project has", "runs", lines))
    left_out = [] if bench.official else [f"{PEER}: it has no environment"]
    return Result(tables=tables, curves=curves, left_out=left_out)
