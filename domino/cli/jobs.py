"""`domino jobs`."""

from __future__ import annotations

from typing import Any

import click

from ._executions import group_of, start_command

__all__ = ["jobs", "start"]

jobs: click.Group = group_of("JOBS", "job")


@start_command("JOBS", "job", "start")
@click.option("--title", metavar="TEXT", help="What the web page shows.")
@click.option("--tier", metavar="NAME", help="The hardware tier, by its name; the project's.")
@click.option("--environment", metavar="NAME", help="The environment, by its name; the project's.")
@click.option("--commit", metavar="ID", help="The commit to run from; the latest.")
@click.option("--branch", metavar="NAME", help="The branch of a git-based project's main repository.")
def start(
    title: str | None, tier: str | None, environment: str | None, commit: str | None, branch: str | None
) -> dict[str, Any]:
    """Start a job, and wait for it.

    The words are the command line: a file of the project and its arguments. Options of the file itself come after --:

        domino jobs start --tier Small -- train.py --epochs 10

    Prints the job's id, or with --follow its output. Ends with 0 if it succeeded, 1 if not.
    """
    return {
        "title": title,
        "hardware_tier_name": tier,
        "environment_name": environment,
        "commit_id": commit,
        "branch": branch,
    }


jobs.add_command(start, "start")
