"""Who and what: `whoami`, `version`, `completion`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ._options import output_options, session_of
from ._terminal import plain

if TYPE_CHECKING:
    from domino.types import User

__all__ = ["completion", "version", "whoami"]


@click.command()
@click.option("--deployment", is_flag=True, help="Ask the deployment for its version, too.")
@output_options
@click.pass_context
def version(ctx: click.Context, deployment: bool) -> None:
    """Show the version of the client, and of the deployment."""
    from domino import __version__

    session = session_of(ctx)
    asked: str | None = None
    if deployment:
        with session.client_of_any_project() as domino:
            asked = domino.deployment_version().version
    if session.as_json or session.as_jsonl:
        from ._output import write_json

        write_json({"client": __version__, "deployment": asked}, is_line=session.as_jsonl)
        return
    sys.stdout.write(f"domino-client {__version__}\n")
    if asked is not None:
        sys.stdout.write(f"deployment {plain(asked)}\n")


@click.command()
@output_options
@click.pass_context
def whoami(ctx: click.Context) -> None:
    """Show who the deployment takes you for."""
    from ._columns import Column
    from ._output import emit_one

    columns: list[Column[User]] = [
        Column("user", lambda user: user.user_name),
        Column("name", lambda user: user.full_name),
        Column("email", lambda user: user.email),
        Column("id", lambda user: user.id),
    ]
    session = session_of(ctx)
    with session.client_of_any_project() as domino:
        user = domino.users_self()
        emit_one(session, user, [*columns, Column("host", lambda _: domino.host)])


_HOW = {
    "bash": 'eval "$(domino completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(domino completion zsh)" in ~/.zshrc, after compinit',
    "fish": "domino completion fish > ~/.config/fish/completions/domino.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash:  eval "$(domino completion bash)"                 in ~/.bashrc
    zsh:   eval "$(domino completion zsh)"                  in ~/.zshrc, after compinit
    fish:  domino completion fish > ~/.config/fish/completions/domino.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"there is no completion for {shell}")
    # bash: asking the shell for its version, as .source() does, fails where it is not installed.
    sys.stdout.write(kind(ctx.find_root().command, {}, "domino", "_DOMINO_COMPLETE").source())
