"""The commands by name, loaded when they are asked for, and how a run of the program ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click

from ._options import connection_options
from ._session import Session

__all__ = ["COMMANDS", "run", "top"]

#: Where each command is, and what the list of commands says of it: so that the list needs none of them.
COMMANDS = {
    "run": ("runs:start", "Start a run, and wait for it."),
    "runs": ("runs:runs", "Start, list, show, follow, wait for and stop runs."),
    "jobs": ("jobs:jobs", "Start, list, show, follow, wait for and stop jobs."),
    "files": ("files:files", "List, read, upload, download and sync files of the project."),
    "datasets": ("datasets:datasets", "List datasets and their files, upload, download."),
    "projects": ("listings:projects", "List projects that you may see."),
    "environments": ("listings:environments", "List environments that the project may use."),
    "tiers": ("listings:tiers", "List hardware tiers that the project may use."),
    "commits": ("listings:commits", "List commits of the project, newest first."),
    "whoami": ("about:whoami", "Show who the deployment takes you for."),
    "version": ("about:version", "Show the version of the client, and of the deployment."),
    "local": ("local:local", "Start and stop the embedded local Domino."),
    "doctor": ("doctor:doctor", "Check settings, network and login; say what to do."),
    "config": ("config:config", "Show, set and choose profiles of deployments."),
    "completion": ("about:completion", "Print the completion script for a shell."),
}
_EPILOG = """\
Exit codes: 0 done, 1 the run failed, 2 wrong usage or settings, 3 not reached or refused, 130 interrupted.
"""


class _Lazy(click.Group):
    """Loads the module of a command when the command is run or its help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(f".{module}", __package__), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names; a misspelt one is told with the near one."""
        near = get_close_matches(args[0], COMMANDS, n=1) if args[0] not in COMMANDS else []
        if near:
            raise click.UsageError(f"no such command {args[0]!r}; did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from domino import __version__

        click.echo(f"domino-client {__version__}")
        ctx.exit()


@click.command(
    cls=_Lazy,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    "-V",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version of the client.",
)
@connection_options
def top() -> None:
    """Work with a project of a Domino deployment.

    Settings come from options, then the environment (DOMINO_API_HOST, DOMINO_USER_API_KEY, DOMINO_PROJECT), then a
    profile; `domino doctor` shows them, `domino config set` keeps them.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the program with its arguments; return the exit code."""
    from ._ending import ended  # what the end needs is small, and loaded after the commands are known

    def work(session: Session) -> object:
        if instruction := os.environ.get("_DOMINO_COMPLETE"):
            from click.shell_completion import shell_complete

            return shell_complete(top, {"obj": session}, "domino", "_DOMINO_COMPLETE", instruction)
        # Not click's main(), which has its own ideas of exit codes and of readers that are gone.
        with top.make_context("domino", list(arguments), obj=session) as context:
            return top.invoke(context)

    return ended(work)
