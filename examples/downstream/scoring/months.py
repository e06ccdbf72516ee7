"""Start a run for each month, wait for all, gather what they found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from domino import AsyncDomino, Domino
from domino.errors import RunFailedError, RunStoppedError, StartUncertainError
from domino.types import Run, RunStatus

from .outcome import Outcome, score_of

#: What each run executes: it leaves a score where Domino looks for the statistics of a run.
SCRIPT = b"""\
import json
import sys

month = sys.argv[1].split("-")[1]
if not 1 <= int(month) <= 12:
    sys.exit(f"{month} is no month")
with open("dominostats.json", "w") as file:
    json.dump({"score": int(month) / 12}, file)
"""


async def score_months(months: Sequence[str]) -> list[Outcome]:
    """Score all months at the same time, in the project that the environment names; one that fails fails alone."""
    async with AsyncDomino() as domino:
        await domino.files_upload("score.py", SCRIPT)
        return list(await asyncio.gather(*(score_month(domino, month) for month in months)))


async def score_month(domino: AsyncDomino, month: str) -> Outcome:
    """Run the script for one month and tell how it went."""
    try:
        run = await _run(domino, month)
    except RunStoppedError:
        return Outcome(month, RunStatus.STOPPED, problem="somebody stopped it")
    except RunFailedError as error:
        last = error.log.strip().rpartition("\n")[2]
        return Outcome(month, error.status or RunStatus.FAILED, problem=last or "it printed nothing")
    return Outcome.of(run)


async def _run(domino: AsyncDomino, month: str) -> Run:
    """Start the script and wait for it; where the answer to the start was lost, wait for the run that it began."""
    try:
        return await domino.runs_start_blocking(["score.py", month], title=month)
    except StartUncertainError as error:
        begun = await domino.runs_find(**error.find)
        if len(begun) != 1:
            raise
        return await domino.runs_wait(begun[0].id)


def best_so_far(domino: Domino) -> Run | None:
    """Return the run with the best score of all that the project has, None if none has one."""
    scored = [(score, run) for run in domino.runs_list().data if (score := score_of(run)) is not None]
    return max(scored, key=lambda each: each[0])[1] if scored else None
