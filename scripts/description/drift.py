"""Compare our description with what a deployment says of itself, or with stored descriptions.

Only operations that we describe are compared, by method and path. Summaries, examples, security, limits of values and
the answers to failures are not. A line for each finding, with the operation and the place in it:

  breaks us  an operation, or a field of a reply that we require, is gone; a type changed; something is required in a
             request that we do not require or have; what we send is not taken any more: a parameter, a field, a
             value; a reply may lack or may be null where we need a value
  new        what breaks nothing: fields, values, optional parameters that they have and we do not; a field of a reply
             that they do not have, and we can do without
  known      either of these, listed in openapi/known-drift.yaml with its reason; a row there that fits nothing any
             more, though its operation was compared, is told, too; it breaks nothing

An operation of ours that is in no source: where one has its path with other methods, it breaks us. So it does where a
source is whole and describes the same family of paths (/v4 or /api): a deployment's own description is, a file only
with --whole, since stored files are often cut. All others are told in one line and break nothing: no description of
Domino has /v1 or /version.

A deployment is asked for /assets/public-api.json and /assets/swagger.json; one of the two may be missing. The key of
DOMINO_USER_API_KEY, if there is one, goes to HOST alone: a redirect to another origin is refused.

Exit status: 0, also with new and known findings; 1 if something breaks us; 2 for wrong usage, or a source that cannot
be read.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bundle import Bundle
from contract import Contract
from differences import Comparison, Difference
from located import NoYaml, load
from sources import Source, Unreadable, read

DESCRIPTION = Path(__file__).parents[2] / "openapi" / "domino.yaml"
ROW = {"of", "operation", "place", "finding", "reason"}


@dataclass(frozen=True)
class Row:
    """A finding that is known: its description by the beginning of the title, and why it is no fault."""

    of: str
    operation: str
    place: str
    finding: str
    reason: str

    def fits(self, title: str, found: Difference) -> bool:
        """Whether a finding in the description of this title is the one that is meant."""
        told = (found.operation, found.place, found.text)
        return title.startswith(self.of) and told == (self.operation, self.place, self.finding)


@dataclass(frozen=True)
class Found:
    """A difference and the description that has it."""

    difference: Difference
    source: Source


class Report:
    """What was found, operation by operation, in the order of our description."""

    def __init__(self, ours: Contract, sources: Sequence[Source]) -> None:
        self.found: list[Found] = []
        #: Operations of ours that no source would have to have.
        self.absent: list[str] = []
        #: Titles and names of what was compared: a row that belongs here has to fit.
        self.compared: set[tuple[str, str]] = set()
        self.ours = {operation.name for operation in ours.operations.values()}
        for key, operation in ours.operations.items():
            having = [source for source in sources if key in source.contract.operations]
            for source in having:
                found = Comparison(ours, source.contract).operation(operation, source.contract.operations[key])
                self.found += [Found(each, source) for each in found]
                self.compared.add((source.contract.title, operation.name))
            if not having:
                self._missing(*key, operation.name, sources)

    def _missing(self, method: str, path: str, name: str, sources: Sequence[Source]) -> None:
        """Tell of an operation that no source has."""
        for source in sources:
            methods = [other.upper() for other, there in source.contract.operations if there == path]
            gone = source.whole and path.split("/")[1] in source.contract.families
            if methods or gone:
                text = f"{method.upper()} {path} is gone" + (f"; there is {', '.join(methods)}" if methods else "")
                self.found.append(Found(Difference(True, name, "operation", text), source))
                return
        self.absent.append(name)


def known_rows(file: Path) -> list[Row]:
    """Return the rows of the list of what is known."""
    try:
        rows = load(file) or []
    except (OSError, NoYaml) as error:
        raise Unreadable(f"{file}: {error}") from None
    if not isinstance(rows, list):
        raise Unreadable(f"{file}: should be a list")
    for index, row in enumerate(rows):
        if (
            not isinstance(row, dict)
            or row.keys() != ROW
            or not all(isinstance(each, str) and each for each in row.values())
        ):
            line = getattr(rows, "lines", {index: 0})[index] + 1
            raise Unreadable(f"{file}:{line}: a row has {', '.join(sorted(ROW))}, each a text")
    return [Row(**row) for row in rows]


def our_contract(file: Path) -> Contract:
    """Return our own description."""
    if not file.is_file():
        raise Unreadable(f"{file}: there is no such file")
    bundle = Bundle(file)
    for finding in bundle.findings:
        raise Unreadable(f"{finding.file}:{finding.line}: {finding.text}")
    try:
        return Contract(bundle.root)
    except ValueError as error:
        raise Unreadable(f"{file}: {error}") from None


def lines(report: Report, rows: Sequence[Row], *, several: bool) -> Iterator[str]:
    """Yield the report."""
    counts = {"breaks us": 0, "new": 0, "known": 0}
    fitting: set[Row] = set()
    told: dict[str, list[str]] = {kind: [] for kind in counts}
    for each in report.found:
        one = each.difference
        row = next((row for row in rows if row.fits(each.source.contract.title, one)), None)
        kind = "known" if row else "breaks us" if one.breaks else "new"
        if row:
            fitting.add(row)
        where = f" [{each.source.name}]" if several else ""
        because = f"; {row.reason}" if row else ""
        told[kind].append(f"{kind:<9}  {one.operation}  {one.place}: {one.text}{because}{where}")
        counts[kind] += 1
    for kind in counts:
        yield from told[kind]
    stale = [row for row in rows if row not in fitting and is_stale(row, report)]
    for row in stale:
        yield f"known, but fits nothing any more  {row.operation}  {row.place}: {row.finding}"
    if report.absent:
        yield f"not described there: {', '.join(report.absent)}"
    compared = len({name for _, name in report.compared})
    yield (
        f"{compared} of {len(report.ours)} operations compared, {len(report.absent)} not described there: "
        f"{counts['breaks us']} break{'s' if counts['breaks us'] == 1 else ''} us, {counts['new']} new, "
        f"{counts['known']} known, {len(stale)} row{'' if len(stale) == 1 else 's'} known without need"
    )


def is_stale(row: Row, report: Report) -> bool:
    """Whether a row that fits nothing should fit: its operation was compared, or is none of ours any more."""
    compared = any(title.startswith(row.of) and name == row.operation for title, name in report.compared)
    return compared or row.operation not in report.ours


def seconds(text: str) -> float:
    """Return a number of seconds, some."""
    number = float(text)
    if not 0 < number < math.inf:
        raise ValueError
    return number


def main() -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(
        prog="scripts/drift.sh",
        usage="scripts/drift.sh [options] [HOST | FILE ...]",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="HOST | FILE",
        help="deployments, as https://domino.example.com, and files; without any, the deployment of DOMINO_API_HOST",
    )
    parser.add_argument("--whole", action="store_true", help="the files are not cut: what they do not have is gone")
    parser.add_argument("--timeout", type=seconds, default=60.0, metavar="SECONDS", help="for each description; 60")
    parser.add_argument("--ours", type=Path, default=DESCRIPTION, metavar="FILE", help="our description")
    parser.add_argument(
        "--known", type=Path, metavar="FILE", help="what is known; known-drift.yaml beside our description"
    )
    options = parser.parse_args()
    wanted = options.sources or [host for host in [os.environ.get("DOMINO_API_HOST", "")] if host]
    if not wanted:
        parser.error("name a HOST or a FILE, or set DOMINO_API_HOST")
    hosts = [each for each in wanted if "://" in each or not options.sources]
    if len(hosts) > 1:
        parser.error("one HOST at a time: a key is good for one deployment, and goes to no other")
    key = os.environ.get("DOMINO_USER_API_KEY", "").strip()
    if not (key.isascii() and key.isprintable()):
        parser.error("DOMINO_USER_API_KEY has characters that cannot be sent")
    try:
        ours = our_contract(options.ours)
        rows = known_rows(options.known or options.ours.with_name("known-drift.yaml"))
        sources: list[Source] = []
        notes: list[str] = []
        for each in wanted:
            if each in hosts:
                from deployment import fetch, origin  # loads httpx, which files do not need

                found, missing = fetch(origin(each), key, options.timeout)
                sources += found
                notes += missing
            else:
                sources.append(read(each, whole=options.whole))
    except (Unreadable, ValueError) as error:
        print(f"drift.sh: {shown(str(error))}", file=sys.stderr)
        return 2
    report = list(lines(Report(ours, sources), rows, several=len(sources) > 1))
    for line in (*notes, *report):
        print(shown(line))
    return int(any(line.startswith("breaks us") for line in report))


def shown(text: str) -> str:
    """Return text of theirs on one line that no terminal obeys."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


if __name__ == "__main__":
    raise SystemExit(main())
