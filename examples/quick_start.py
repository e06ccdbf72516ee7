"""The most common task from start to end: upload, run, wait, read the output, list, download, and check every byte.

Without any settings, it starts a local Domino in a temporary folder. If DOMINO_API_HOST, DOMINO_USER_API_KEY and
DOMINO_PROJECT are set, the same code runs on that deployment.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from pathlib import Path

from domino import Domino, DominoError
from domino.types import Run, RunStatus

HERE = Path(__file__).parent / "quick-start"
STDOUT = """hi mom: orders by region
   north    378
   south    285
    west    454
"""
RESULT = b"region,orders\nnorth,378\nsouth,285\nwest,454\n"


@contextlib.contextmanager
def deployment() -> Generator[Domino, None, None]:
    """Yield a client for the deployment that the environment names, or else for a local Domino."""
    if "DOMINO_API_HOST" in os.environ:
        if "DOMINO_PROJECT" not in os.environ:
            raise SystemExit("DOMINO_API_HOST is set: set DOMINO_PROJECT=owner/project too, or unset it to try locally")
        with Domino(os.environ["DOMINO_PROJECT"]) as domino:
            yield domino
        return
    from domino.local import LocalDomino, LocalSettings

    # Seconds per stage: on a deployment, it also takes a while until a run has been queued, scheduled and prepared.
    with (
        LocalDomino(settings=LocalSettings(stage_delay=0.15)) as server,
        Domino(server.project, server.api_key, server.url) as domino,
    ):
        print(f"Started a local Domino at {server.url}\n")
        yield domino


class Progress:
    """Prints a line whenever the status of the run changes."""

    def __init__(self) -> None:
        self._last: RunStatus | None = None

    def __call__(self, run: Run) -> None:
        """Print the status of the run."""
        if run.status != self._last:
            print(f"  run {run.number}: {run.status}", flush=True)
        self._last = run.status


def expect(what: str, got: object, wanted: object) -> None:
    """Stop with an error if a step did not give the expected result."""
    if got != wanted:
        raise SystemExit(f"{what}: expected {wanted!r}, got {got!r}")


def main() -> None:
    """Go through all the steps."""
    with deployment() as domino:
        print(f"1. Upload a data file and a script to {domino.project}")
        for path, name in (("data/numbers.csv", "numbers.csv"), ("main.py", "main.py")):
            with (HERE / name).open("rb") as file:
                stored = domino.files_upload(path, file)
            print(f"  {stored.path}, {stored.size} bytes, key {stored.key}")
            expect(f"{path} as stored", domino.blobs_get(stored.key).read(), (HERE / name).read_bytes())

        print("2. Start the script and wait")
        run = domino.runs_start_blocking(
            ["main.py", "hi mom", "orders"], title="quick start", poll_freq=0.05, on_poll=Progress()
        )

        print("3. Its output")
        stdout = domino.runs_stdout(run.run_id)
        print(stdout)
        expect("stdout", stdout, STDOUT)

        print("4. The files of its output commit")
        files = domino.files_list(run.output_commit_id or run.commit_id).data
        for entry in files:
            print(f"  {entry.path}  {entry.size} bytes")

        print("5. The result, by its blob key")
        key = next(entry.key for entry in files if entry.path == "results/out.csv")
        result = domino.blobs_get(key).read()
        print(result.decode())
        expect("results/out.csv", result, RESULT)

    print("Every step gave the right bytes. The same code on a deployment of yours:\n")
    print("  export DOMINO_API_HOST=https://domino.example.com")
    print("  export DOMINO_USER_API_KEY=...    # your account's settings, API key")
    print("  DOMINO_PROJECT=owner/project scripts/quickstart.sh")


if __name__ == "__main__":
    try:
        main()
    except DominoError as error:
        raise SystemExit(f"quick_start: {error}") from None
