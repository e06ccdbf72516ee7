"""Runs on Domino: sums a column of data/numbers.csv by group and writes results/out.csv."""

import csv
import sys
from collections import defaultdict
from pathlib import Path


def main() -> None:
    """Take a greeting and a column from the arguments, print a table, write it as CSV."""
    greeting = sys.argv[1] if len(sys.argv) > 1 else "hello"
    column = sys.argv[2] if len(sys.argv) > 2 else "orders"
    totals: dict[str, int] = defaultdict(int)
    with Path("data/numbers.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            totals[row["region"]] += int(row[column])

    print(f"{greeting}: {column} by region")
    for region, total in sorted(totals.items()):
        print(f"{region:>8} {total:6d}")

    Path("results").mkdir(exist_ok=True)
    with Path("results/out.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["region", column])
        writer.writerows(sorted(totals.items()))


if __name__ == "__main__":
    main()
