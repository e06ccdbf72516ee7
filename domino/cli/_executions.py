"""The commands of runs and of jobs: written once, since only the noun and the client's methods differ."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from ._options import connection_options, output_options, session_of
from ._session import Session

__all__ = ["F", "group_of", "start_command", "waiting_options"]

F = TypeVar("F", bound=Callable[..., Any])
_POLL_FREQ, _TIMEOUT = 2.0, 24 * 3600.0


def waiting_options(command: F) -> F:
    """Add how long and how often to look."""
    seconds = click.FloatRange(min=0, min_open=True)
    command = click.option(
        "--timeout", type=seconds, default=_TIMEOUT, metavar="SECONDS", help="How long to wait; a day."
    )(command)
    return click.option(
        "--poll", "poll_freq", type=seconds, default=_POLL_FREQ, metavar="SECONDS", help="Pause between two looks; 2."
    )(command)


def group_of(kind_name: str, noun: str) -> click.Group:
    """Return the group of commands about runs or jobs.

    Args:
        kind_name: The kind in `_kinds`, which is loaded when a command runs.
        noun: What one is called.
    """
    about = f"Start, list, show, follow, wait for and stop {noun}s."
    names = f"A {noun} is named by its id, or by its number in the list."
    group = click.Group(f"{noun}s", help=f"{about}\n\n{names}")
    for add in (_add_list, _add_show, _add_logs, _add_wait, _add_stop, _add_open):
        add(group, kind_name, noun)
    return group


def _kind(name: str) -> Any:
    from . import _kinds

    return getattr(_kinds, name)


def _add_list(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("list", help=f"List {noun}s, the newest first.")
    @click.option("--limit", "-n", type=click.IntRange(min=1), default=20, help="At most so many; 20.")
    @click.option("--all", "everything", is_flag=True, help="All of them.")
    @click.option(
        "--status",
        metavar="STATUS",
        help="Only those with this status, as Running or Succeeded."
        if noun == "run"
        else "Only those that are queued, running, completed, archived or active.",
    )
    @output_options
    @click.pass_context
    def list_(ctx: click.Context, limit: int, everything: bool, status: str | None) -> None:
        from ._output import emit

        kind, session = _kind(kind_name), session_of(ctx)
        with session.client() as domino:
            found = kind.all(domino, None if everything else limit, status)
            emit(session, found, kind.columns(), f"no {noun}s in {domino.project}")


def _add_show(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("show", help=f"Show a {noun} as it stands now.")
    @_identity_argument(noun)
    @output_options
    @click.pass_context
    def show(ctx: click.Context, identity: str) -> None:
        from ._output import emit_one

        kind, session = _kind(kind_name), session_of(ctx)
        with session.client() as domino:
            one = kind.get(domino, kind.find(domino, identity))
            emit_one(session, one, kind.details(), reply=one.to_dict())


def _add_logs(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("logs", help=f"Print what a {noun} has printed, standard error merged in.")
    @_identity_argument(noun)
    @click.option("--follow", "-f", is_flag=True, help=f"Go on until the {noun} is over.")
    @click.option("--tail", type=click.IntRange(min=0), metavar="N", help="Only the last N lines, then what follows.")
    @waiting_options
    @connection_options
    @click.pass_context
    def logs(
        ctx: click.Context, identity: str, follow: bool, tail: int | None, poll_freq: float, timeout: float
    ) -> None:
        from ._watching import left_behind, write_log

        kind, session = _kind(kind_name), session_of(ctx)
        with session.client() as domino:
            identity = kind.find(domino, identity)
            if not follow:
                write_log(domino.runs_stdout(identity, tail) if tail != 0 else "")
                return
            try:
                for text in kind.logs(domino, identity, poll_freq, timeout):
                    write_log(text if tail is None else _last_lines(text, tail))
                    tail = None
            except KeyboardInterrupt:
                raise KeyboardInterrupt(left_behind(kind, identity)) from None


def _last_lines(text: str, count: int) -> str:
    return "".join(text.splitlines(keepends=True)[-count:]) if count else ""


def _add_wait(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("wait", help=f"Wait until a {noun} is over; 0 if it succeeded, 1 if not.")
    @_identity_argument(noun)
    @click.option("--follow", "-f", is_flag=True, help="Print its output meanwhile.")
    @waiting_options
    @output_options
    @click.pass_context
    def wait(ctx: click.Context, identity: str, follow: bool, poll_freq: float, timeout: float) -> None:
        kind, session = _kind(kind_name), session_of(ctx)
        with session.client() as domino:
            identity = kind.find(domino, identity)
            _watch(session, domino, kind, identity, poll_freq=poll_freq, timeout=timeout, follow=follow)


def _add_stop(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("stop", help=f"Ask {noun}s to stop, and return at once.")
    @click.argument("identities", nargs=-1, required=True, metavar=f"{noun.upper()}...")
    @click.option("--discard", is_flag=True, help="Save nothing of what they have written so far.")
    @connection_options
    @click.pass_context
    def stop(ctx: click.Context, identities: Sequence[str], discard: bool) -> None:
        kind, session = _kind(kind_name), session_of(ctx)
        with session.client() as domino:
            # All are found before one is stopped.
            for identity in [kind.find(domino, each) for each in identities]:
                kind.stop(domino, identity, not discard)
                session.note(f"{noun} {identity} was asked to stop")


def _add_open(group: click.Group, kind_name: str, noun: str) -> None:
    @group.command("open", help=f"Open the web page of a {noun}, and print its address.")
    @_identity_argument(noun)
    @click.option("--print-only", is_flag=True, help="Open nothing.")
    @connection_options
    @click.pass_context
    def open_(ctx: click.Context, identity: str, print_only: bool) -> None:
        with session_of(ctx).client() as domino:
            identity = _kind(kind_name).find(domino, identity)
            address = domino.web_page(identity)
        if address is None:
            raise click.ClickException("no browser reaches the host: set DOMINO_USER_HOST to the address of the pages")
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        if not print_only:
            click.launch(address)


def _identity_argument(noun: str) -> Callable[[F], F]:
    return click.argument("identity", metavar=noun.upper())


def _watch(session: Session, domino: Any, kind: Any, identity: str, **options: Any) -> None:
    from ._output import emit_one
    from ._watching import watch

    one, problem = watch(session, domino, kind, identity, **options)
    if one is not None and (session.as_json or session.as_jsonl):
        emit_one(session, one, kind.details(), reply=one.to_dict())
    if problem is not None:
        raise problem


def start_command(kind_name: str, noun: str, name: str) -> Callable[[Callable[..., dict[str, Any]]], click.Command]:
    """Return what makes a command that starts one, of a function from its own options to those of the client."""

    def make(options_of: Callable[..., dict[str, Any]]) -> click.Command:
        @click.option("--wait/--no-wait", "is_waited_for", default=True, help="Wait for its end; the default.")
        @click.option("--follow", "-f", is_flag=True, help="Print its output as it comes.")
        @click.option("--stop-on-interrupt", is_flag=True, help=f"Ctrl-C stops the {noun}, too.")
        @waiting_options
        @output_options
        @click.pass_context
        def start(
            ctx: click.Context, /, words: Sequence[str], is_waited_for: bool, follow: bool, **others: Any
        ) -> None:
            if follow and not is_waited_for:
                raise click.UsageError("--follow and --no-wait contradict each other", ctx)
            waiting = {key: others.pop(key) for key in ("poll_freq", "timeout", "stop_on_interrupt")}
            _start(session_of(ctx), _kind(kind_name), words, options_of(**others), is_waited_for, follow, waiting)

        return click.command(name, help=options_of.__doc__)(
            click.argument("words", nargs=-1, required=True, metavar="[--] FILE [ARGUMENT...]")(
                _own_options(options_of)(start)
            )
        )

    return make


def _own_options(source: Callable[..., Any]) -> Callable[[Any], Any]:
    """Return what gives a command the options that stand at a function."""

    def give(command: Any) -> Any:
        command.__click_params__ = [*command.__click_params__, *getattr(source, "__click_params__", [])]
        return command

    return give


def _start(
    session: Session,
    kind: Any,
    words: Sequence[str],
    options: dict[str, Any],
    is_waited_for: bool,
    follow: bool,
    waiting: dict[str, Any],
) -> None:
    with session.client() as domino:
        identity = kind.start(domino, words, options)
        as_documents = session.as_json or session.as_jsonl
        if not is_waited_for and not as_documents:
            sys.stdout.write(f"{identity}\n")
            return
        if not is_waited_for:
            from ._output import write_json

            write_json({"id": identity}, is_line=session.as_jsonl)
            return
        session.note(f"{kind.noun} {identity} started")
        _watch(session, domino, kind, identity, follow=follow, **waiting)
        if not follow and not as_documents:
            sys.stdout.write(f"{identity}\n")
