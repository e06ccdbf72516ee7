"""A program that makes use of types: start runs for several inputs at once, wait for all, and collect their results.

    python examples/typed_pipeline.py owner/project orders returns

It runs `main.py` of the quick start (upload that first) once for each column. A type checker finds a misspelt
attribute, a forgotten None or a wrong status in it before the program runs.
"""

from __future__ import annotations

import asyncio
import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from domino import AsyncDomino, DominoError
from domino.errors import RunFailedError, WaitTimeoutError
from domino.types import ProjectFile, RunStatus


@dataclass(frozen=True)
class Outcome:
    """The result of one run."""

    column: str
    status: RunStatus
    rows: list[dict[str, str]]


async def evaluate(domino: AsyncDomino, column: str) -> Outcome:
    """Run the script for one column and read its result."""
    try:
        run = await domino.runs_start_blocking(["main.py", "pipeline", column], title=column, poll_freq=0.5)
    except RunFailedError as error:
        return Outcome(column, error.status or RunStatus.FAILED, [])
    if run.output_commit_id is None:
        return Outcome(column, run.status, [])
    files: list[ProjectFile] = (await domino.files_list(run.output_commit_id, "results/")).data
    keys = {file.path: file.key for file in files}
    async with await domino.blobs_get(keys["results/out.csv"]) as blob:
        text = (await blob.read()).decode()
    return Outcome(column, run.status, list(csv.DictReader(io.StringIO(text))))


async def pipeline(project: str, columns: Sequence[str]) -> list[Outcome]:
    """Run the script once for each column, all at the same time."""
    async with AsyncDomino(project) as domino:
        return list(await asyncio.gather(*(evaluate(domino, column) for column in columns)))


def main(arguments: Sequence[str]) -> int:
    """Print a line for each run; return 0 if all succeeded."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        outcomes = asyncio.run(pipeline(arguments[0], arguments[1:]))
    except WaitTimeoutError as error:
        print(f"gave up waiting for run {error.run_id}", file=sys.stderr)
        return 1
    except DominoError as error:
        print(f"typed_pipeline: {error}", file=sys.stderr)
        return 1
    for outcome in outcomes:
        print(f"{outcome.column}: {outcome.status}, {len(outcome.rows)} rows")
    return 0 if all(outcome.status is RunStatus.SUCCEEDED for outcome in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
