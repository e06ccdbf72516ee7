"""A sweep: start twenty jobs, wait for all of them at once, and collect their results in a table.

    python examples/sweep.py owner/project [HARDWARE_TIER]

The jobs run `sweep/train.py`, each with a different learning rate, and write their loss to `dominostats.json`, which
Domino shows with the job. The table is printed as CSV, with the best result first. Progress goes to standard error.
"""

from __future__ import annotations

import csv
import sys
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from domino import Domino, DominoError
from domino.errors import StartUncertainError, WaitTimeoutError
from domino.types import Job, RunStatus

SCRIPT = Path(__file__).parent / "sweep" / "train.py"
RATES = [round(0.02 * number, 2) for number in range(1, 21)]


@dataclass(frozen=True)
class Row:
    """The result of one job."""

    number: int
    rate: float
    status: str
    loss: float | None
    slope: float | None


def start(domino: Domino, rate: float, sweep: str, tier: str | None) -> Job:
    """Start the job for one rate; if the reply is lost, look for the job instead of starting it twice."""
    title = f"{sweep} rate={rate}"
    try:
        return domino.job_start(f"sweep/train.py {rate} 200", hardware_tier_name=tier, title=title)
    except StartUncertainError as error:
        found = domino.jobs_find(**error.find)
        if len(found) != 1:
            raise
        return found[0]


def row(job: Job, rate: float) -> Row:
    """Return the result of a finished job; without numbers if it failed."""
    found = {each.name: float(each.value) for each in job.domino_stats or [] if each.value}
    status = job.statuses.execution_status or RunStatus.FAILED
    return Row(job.number or 0, rate, str(status), found.get("loss"), found.get("slope"))


def sweep(domino: Domino, tier: str | None = None) -> list[Row]:
    """Run the script for each rate and return the results, best first."""
    domino.files_upload("sweep/train.py", SCRIPT)
    name = f"sweep-{uuid.uuid4().hex[:8]}"
    rates = {start(domino, rate, name, tier).id: rate for rate in RATES}
    rows: list[Row] = []
    for job in domino.jobs_as_completed(rates, poll_freq=0.5):
        rows.append(row(job, rates[job.id]))
        print(f"{len(rows)} of {len(rates)}: {job.title} {rows[-1].status}", file=sys.stderr)
    return sorted(rows, key=lambda each: (each.loss is None, each.loss))


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 0 if all jobs succeeded."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with Domino(arguments[0]) as domino:
            rows = sweep(domino, *arguments[1:])
    except WaitTimeoutError as error:
        print(f"sweep: gave up waiting: {error}", file=sys.stderr)
        return 1
    except DominoError as error:
        print(f"sweep: {error}", file=sys.stderr)
        return 1
    table = csv.DictWriter(sys.stdout, ["number", "rate", "status", "loss", "slope"], lineterminator="\n")
    table.writeheader()
    table.writerows(asdict(each) for each in rows)
    return 0 if all(each.status == "Succeeded" for each in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
