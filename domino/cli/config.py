"""`domino config`: the profiles of the user, shown, set and chosen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from ._ending import USAGE, Problem
from ._options import connection_options, output_options, session_of
from ._terminal import is_terminal

if TYPE_CHECKING:
    from domino.profiles import Profiles

    from ._columns import Column

__all__ = ["config", "kept_profiles"]

_SECRETS = ("api_key", "auth_token")


@click.group()
def config() -> None:
    """Show, set and choose profiles of deployments.

    A profile has the settings of one deployment. The client looks there last, after options and the environment. A
    profile is chosen by --profile, by DOMINO_PROFILE, or by `domino config use`.
    """


def kept_profiles() -> Profiles:
    """Return the profiles of the user."""
    from domino.profiles import Profiles, location

    path = location()
    if path is None:
        raise Problem("profiles need platformdirs", "pip install platformdirs, which the extra cli brings", USAGE)
    return Profiles.read(path)


@config.command()
@click.argument("name", required=False, metavar="[PROFILE]")
@output_options
@click.pass_context
def show(ctx: click.Context, name: str | None) -> None:
    """Show all profiles, or the settings of one; never a key or token."""
    from ._columns import Column
    from ._output import emit, emit_one

    session, kept = session_of(ctx), kept_profiles()
    if name is not None:
        settings = kept.settings(name)
        fields: list[Column[Mapping[str, str]]] = [
            Column("profile", lambda _: name),
            *(_setting(each, settings) for each in settings),
            Column("file", lambda _: str(kept.path)),
        ]
        emit_one(session, settings, fields)
        return
    columns: list[Column[tuple[str, Mapping[str, str]]]] = [
        Column("profile", lambda each: each[0]),
        Column("in_use", lambda each: each[0] == kept.use),
        Column("host", lambda each: each[1].get("host"), shrinks=True),
        Column("project", lambda each: each[1].get("project"), shrinks=True, rank=1),
        Column("credential", lambda each: _credential(each[1]), rank=2),
    ]
    emit(session, sorted(kept.profiles.items()), columns, f"no profiles in {kept.path}; domino config set makes one")


def _setting(name: str, settings: Mapping[str, str]) -> Column[Any]:
    from ._columns import Column

    return Column(name, lambda _: "***" if name in _SECRETS else settings[name])


def _credential(settings: Mapping[str, str]) -> str | None:
    from domino.profiles import CREDENTIALS

    return next((name for name in CREDENTIALS if name in settings), None)


@config.command("set")
@click.argument("name", metavar="PROFILE")
@click.argument("settings", nargs=-1, required=True, metavar="SETTING=VALUE...")
@connection_options
@click.pass_context
def set_(ctx: click.Context, name: str, settings: Sequence[str]) -> None:
    """Make a profile, or change one.

    Settings: host, project, api_key, auth_token, token_file, verify, max_retries, max_reply_size. An empty value
    removes one. A key or token is never an argument, which other users and the shell's history would see: with
    api_key=- it is asked for, or read from standard input. It stays with its host: another host takes it away.

    \b
        domino config set prod host=https://domino.example.com project=me/work api_key=-
    """
    changes: dict[str, str | None] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise click.UsageError(f"{setting!r} is no SETTING=VALUE", ctx)
        if key in _SECRETS and value not in ("", "-"):
            raise Problem(
                f"{key} is never an argument, which other users and the shell's history would see",
                f"{key}=- asks for it, or reads it from standard input",
                USAGE,
            )
        changes[key] = _secret(key) if key in _SECRETS and value == "-" else value or None
    kept = kept_profiles()
    changed = kept.changed(name, changes)
    changed.write()
    session = session_of(ctx)
    lost = [key for key in _SECRETS if key in kept.profiles.get(name, {}) and key not in changed.profiles[name]]
    if lost and not set(lost) & set(changes):
        session.note(f"the host is another one, so {lost[0]} was removed: {lost[0]}=- sets that of the new host")
    in_use = ", in use" if changed.use == name else f"; domino config use {name} makes it the one that is used"
    session.note(f"profile {name} is kept in {changed.path}{in_use}")


def _secret(key: str) -> str:
    if is_terminal(sys.stdin):
        text: str = click.prompt(key, hide_input=True, err=True)
    else:
        text = sys.stdin.readline()
    if not text.strip():
        raise Problem(f"no {key} was given", "nothing was changed", USAGE)
    return text.strip()


@config.command()
@click.argument("name", metavar="PROFILE")
@connection_options
@click.pass_context
def use(ctx: click.Context, name: str) -> None:
    """Have a profile used where none is chosen."""
    kept = kept_profiles().using(name)
    kept.write()
    session_of(ctx).note(f"profile {name} is in use: {kept.settings(name).get('host', 'any host')}")


@config.command()
@click.argument("name", metavar="PROFILE")
@connection_options
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    """Forget a profile, its key too."""
    kept_profiles().without(name).write()
    session_of(ctx).note(f"profile {name} was removed")
