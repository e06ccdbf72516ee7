"""The job of the nightly example: read all days that the dataset has, leave the sum of each column beside them.

nightly/report.py DATASET
"""

import csv
import json
import os
import sys
from pathlib import Path


def main(dataset: str) -> None:
    """Write `summary.json` into the dataset, and the number of rows into `dominostats.json`."""
    folder = Path(os.environ.get("DOMINO_DATASETS_DIR", "/domino/datasets")) / "local" / dataset
    sums: dict[str, float] = {}
    rows = 0
    for day in sorted((folder / "days").rglob("*.csv")):
        with day.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                rows += 1
                for name, value in row.items():
                    sums[name] = sums.get(name, 0) + float(value)
    (folder / "summary.json").write_text(json.dumps({"rows": rows, "sums": sums}), encoding="utf-8")
    Path("dominostats.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    print(f"{rows} rows")


if __name__ == "__main__":
    main(sys.argv[1])
