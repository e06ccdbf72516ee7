"""The options that commands share: which project and deployment, and how to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ._session import Session

__all__ = ["basic_options", "connection_options", "output_options", "session_of"]

F = TypeVar("F", bound=Callable[..., Any])


def session_of(ctx: click.Context) -> Session:
    """Return the session of this run of the program."""
    return ctx.ensure_object(Session)


def _keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep an option in the session: it may stand before or after the command, and the last one counts."""
    if value is not None and value is not False:
        setattr(session_of(ctx), parameter.name or "", value)


def _option(*names: str, **attributes: Any) -> Callable[[F], F]:
    return click.option(*names, callback=_keep, expose_value=False, **attributes)


def _nothing_empty(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty", ctx=ctx, param=parameter)
    _keep(ctx, parameter, value)


_CONNECTION = (
    ("--project", "-p", "OWNER/NAME", "The project."),
    ("--host", None, "URL", "The deployment."),
    ("--profile", None, "NAME", "The profile that has what is given nowhere else."),
)


def basic_options(command: F) -> F:
    """Add what every command has."""
    command = _option("--debug", is_flag=True, help="Show tracebacks, and log requests.")(command)
    return _option("--quiet", "-q", is_flag=True, help="Print data and errors only.")(command)


def connection_options(command: F) -> F:
    """Add what chooses project and deployment, and what every command has."""
    command = basic_options(command)
    for long, short, metavar, text in reversed(_CONNECTION):
        names = (long, short) if short else (long,)
        command = click.option(*names, metavar=metavar, help=text, callback=_nothing_empty, expose_value=False)(command)
    return command


def output_options(command: F) -> F:
    """Add the forms for scripts, and the shared options."""
    command = _option("--jsonl", "as_jsonl", is_flag=True, help="Print one JSON document a line and item.")(
        connection_options(command)
    )
    return _option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)
