"""A nightly job: upload the files of a day to a dataset, run a report on all days, and download its summary.

    python examples/nightly.py owner/project DATASET FOLDER [SUMMARY]

It is made for cron or a CI job. FOLDER contains the new CSV files. They replace files of the same name in the dataset,
so it does no harm to run a night again. An interrupted upload continues where it stopped: the file `NAME.upload`, next
to each CSV file, remembers what was sent. After the report, a snapshot of the dataset is made, and the summary is
written to SUMMARY (default: summary.json). Exit codes: 0 for success, 1 for failure, 2 for wrong arguments.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from domino import Domino, DominoError
from domino.errors import RunFailedError
from domino.types import Dataset, FileUploadSetting

SCRIPT = Path(__file__).parent / "nightly" / "report.py"
HOUR = 3600.0


def dataset_of(domino: Domino, name: str) -> Dataset:
    """Return the project's dataset of this name; the first night creates it."""
    for dataset in domino.datasets_iter(domino.project_id):
        if dataset.name == name:
            return dataset
    return domino.datasets_create(name, "What each night brings, and the summary of it")


def run_night(domino: Domino, name: str, folder: Path, summary: Path) -> str:
    """Upload, report, download; return a line that sums up the night."""
    dataset = dataset_of(domino, name)
    for day in sorted(folder.glob("*.csv")):
        domino.datasets_upload_files(
            dataset.id,
            day,
            FileUploadSetting.OVERWRITE,
            target_relative_path="days",
            resume=day.with_suffix(".upload"),
        )
    domino.files_upload("nightly/report.py", SCRIPT)
    job = domino.job_start_blocking(
        poll_freq=2, max_poll_time=HOUR, command=f"nightly/report.py {name}", title=f"nightly {name}"
    )
    kept = domino.datasets_snapshot_create(dataset.id)
    domino.datasets_download(dataset.id, "summary.json", to=summary)
    rows = json.loads(summary.read_text(encoding="utf-8"))["rows"]
    return f"job {job.number}: {rows} rows; snapshot {kept.id}; {summary}; {domino.web_page(job)}"


def main(arguments: Sequence[str]) -> int:
    """Run one night."""
    if not 3 <= len(arguments) <= 4 or not Path(arguments[2]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    project, name, folder, *rest = arguments
    try:
        with Domino(project) as domino:
            print(run_night(domino, name, Path(folder), Path(rest[0] if rest else "summary.json")))
    except RunFailedError as error:
        print(f"nightly: the report failed: {error}", file=sys.stderr)
        return 1
    except (DominoError, OSError) as error:
        print(f"nightly: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
