"""`domino local`: the embedded local Domino, started and stopped in the background."""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._ending import REFUSED, USAGE, Problem
from ._options import basic_options, output_options, session_of

if TYPE_CHECKING:
    from ._background import LocalServer

__all__ = ["local"]

#: The profile that `--save` keeps.
_PROFILE = "local"


@click.group()
def local() -> None:
    """Start and stop the embedded local Domino.

    It runs in the background until `domino local down`, and keeps projects and runs in a folder of the user.
    """


@local.command()
@click.option("--root", type=click.Path(file_okay=False, path_type=Path), help="Folder of its projects and runs.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; a free one.")
@click.option("--project", metavar="OWNER/NAME", help="The user and the project to announce; local/quick-start.")
@click.option("--save", is_flag=True, help="Keep the lines as profile `local`, and use it.")
@click.argument("arguments", nargs=-1, metavar="[-- OPTION...]")
@basic_options
@click.pass_context
def up(
    ctx: click.Context, root: Path | None, port: int | None, project: str | None, save: bool, arguments: Sequence[str]
) -> None:
    """Start it in the background, and print the lines that lead to it.

    \b
        eval "$(domino local up)"     # this shell talks to it
        domino local up --save        # every shell does, by a profile

    What stands after -- goes to `python -m domino.local`, whose --help has all options.
    """
    from ._background import default_root, find, start

    session, server = session_of(ctx), find()
    wanted = root.absolute() if root is not None else None
    if server is None or not server.is_alive:
        words = list(arguments)
        if project is not None:
            owner, slash, name = project.partition("/")
            if not slash:
                raise click.UsageError(f"--project must be OWNER/NAME, not {project!r}", ctx)
            words = ["--user", owner, "--project", name, *words]
        if port is not None:
            words = ["--port", str(port), *words]
        _check_installed()
        server = start(wanted or default_root(), words)
        session.note(f"the local Domino is up at {server.url}, with its projects in {server.root}")
    elif (wanted is not None and str(wanted) != server.root) or port or project or arguments:
        raise Problem(
            f"the local Domino is up already at {server.url}, with its projects in {server.root}",
            "domino local down ends it; then start it as you like",
            USAGE,
        )
    if save:
        _keep(server)
        session.note(f"profile {_PROFILE} leads to it, and is in use; domino config use NAME chooses another")
    else:
        sys.stdout.writelines(f"export {name}={shlex.quote(value)}\n" for name, value in server.environ.items())


def _check_installed() -> None:
    try:
        from domino.local import LocalDomino
    except ModuleNotFoundError as error:
        raise Problem(str(error), code=USAGE) from error
    del LocalDomino


def _keep(server: LocalServer) -> None:
    from .config import kept_profiles

    settings: Mapping[str, str | None] = {
        "host": server.url,
        "project": server.environ["DOMINO_PROJECT"],
        "api_key": server.environ["DOMINO_USER_API_KEY"],
    }
    kept_profiles().changed(_PROFILE, settings).using(_PROFILE).write()


@local.command()
@output_options
@click.pass_context
def status(ctx: click.Context) -> None:
    """Show whether it is up; ends with 3 if it is not."""
    from ._background import default_root, find
    from ._columns import Column, duration
    from ._output import emit_one

    server = find()
    is_up = server is not None and server.is_alive
    fields: list[Column[Any]] = [
        Column("is_up", lambda _: is_up, "up"),
        Column("url", lambda each: each.url if is_up else None),
        Column("root", lambda each: each.root if each is not None else str(default_root())),
        Column("project", lambda each: each.environ["DOMINO_PROJECT"] if is_up else None),
        Column("pid", lambda each: each.pid if is_up else None),
        Column("seconds", lambda each: round(time.time() - each.since) if is_up else None, "for", duration),
        Column("since", lambda each: datetime.fromtimestamp(each.since, timezone.utc) if is_up else None),
    ]
    emit_one(session_of(ctx), server, fields)
    if not is_up:
        raise click.exceptions.Exit(REFUSED)


@local.command()
@basic_options
@click.pass_context
def down(ctx: click.Context) -> None:
    """End it; what it keeps stays. Runs that go on become Error."""
    from ._background import find

    session, server = session_of(ctx), find()
    if server is None or not server.is_alive:
        session.note("the local Domino is not up")
        return
    server.stop()
    session.note(f"the local Domino is down; its projects stay in {server.root}")


@local.command()
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@basic_options
@click.pass_context
def reset(ctx: click.Context, yes: bool) -> None:
    """End it, and delete its projects, runs and datasets."""
    from ._background import default_root, delete, find

    session, server = session_of(ctx), find()
    root = Path(server.root) if server is not None else default_root()
    if not yes and not click.confirm(f"Delete all projects and runs in {root}?", err=True):
        raise click.Abort
    if server is not None and server.is_alive:
        server.stop()
    delete(root)
    session.note(f"what the local Domino kept in {root} is deleted")
