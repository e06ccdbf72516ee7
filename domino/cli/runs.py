"""`domino run`, `domino runs`."""

from __future__ import annotations

from typing import Any

import click

from ._executions import group_of, start_command

__all__ = ["runs", "start"]

runs: click.Group = group_of("RUNS", "run")


@start_command("RUNS", "run", "run")
@click.option("--title", metavar="TEXT", help="What the web page shows.")
@click.option("--tier", metavar="NAME", help="The hardware tier, by its name; the project's.")
@click.option("--commit", metavar="ID", help="The commit to run from; the latest.")
@click.option("--direct", is_flag=True, help="Hand the words to a shell.")
def start(title: str | None, tier: str | None, commit: str | None, direct: bool) -> dict[str, Any]:
    """Start a run, and wait for it.

    The words are a file of the project and its arguments. Options of the file itself come after --:

        domino run --tier Small -- train.py --epochs 10

    Prints the run's id, or with --follow its output. Ends with 0 if it succeeded, 1 if not.
    """
    return {"title": title, "tier": tier, "commit_id": commit, "is_direct": direct}


runs.add_command(start, "start")
