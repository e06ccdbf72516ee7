"""Lists of what there is: projects, environments, hardware tiers, commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ._columns import Column
from ._options import output_options, session_of
from ._output import emit

if TYPE_CHECKING:
    from domino.types import HardwareTierWithCapacity, UseableEnvironment, VisibleProject

__all__ = ["commits", "environments", "projects", "tiers"]


@click.command()
@click.option("--limit", "-n", type=click.IntRange(min=1), help="At most so many; all.")
@output_options
@click.pass_context
def projects(ctx: click.Context, limit: int | None) -> None:
    """List projects that you may see."""
    columns: list[Column[VisibleProject]] = [
        Column("project", lambda each: f"{each.owner_username}/{each.name}", shrinks=True),
        Column("id", lambda each: each.id, rank=2),
        Column("visibility", lambda each: each.visibility, rank=1),
        Column("description", lambda each: each.description, rank=3, shrinks=True),
    ]
    session = session_of(ctx)
    with session.client_of_any_project() as domino:
        emit(session, domino.projects_iter(limit), columns, "no projects that you may see")


@click.command()
@output_options
@click.pass_context
def environments(ctx: click.Context) -> None:
    """List environments that the project may use."""
    session = session_of(ctx)
    with session.client() as domino:
        useable = domino.environments_useable()
        chosen = useable.currently_selected_environment
        columns: list[Column[UseableEnvironment]] = [
            Column("name", lambda each: each.name, shrinks=True),
            Column("id", lambda each: each.id),
            Column("visibility", lambda each: each.visibility, rank=2),
            Column("is_selected", lambda each: chosen is not None and each.id == chosen.id, "the project's", rank=1),
        ]
        emit(session, useable.environments, columns, "no environments")


@click.command()
@output_options
@click.pass_context
def tiers(ctx: click.Context) -> None:
    """List hardware tiers that the project may use."""
    columns: list[Column[HardwareTierWithCapacity]] = [
        Column("name", lambda each: each.hardware_tier.name, shrinks=True),
        Column("id", lambda each: each.hardware_tier.id, rank=1),
        Column("cores", lambda each: _resource(each, "cores"), is_number=True),
        Column("memory", _memory, is_number=True),
        Column(
            "cents_per_minute", lambda each: each.hardware_tier.cents_per_minute, "cents/min", rank=2, is_number=True
        ),
        Column("is_default", _is_default, "default", rank=3),
    ]
    session = session_of(ctx)
    with session.client() as domino:
        emit(session, domino.hardware_tiers_list(), columns, "no hardware tiers")


def _resource(tier: HardwareTierWithCapacity, name: str) -> object:
    resources = tier.hardware_tier.hwt_resources
    return getattr(resources, name) if resources is not None else None


def _memory(tier: HardwareTierWithCapacity) -> str | None:
    resources = tier.hardware_tier.hwt_resources
    memory = resources.memory if resources is not None else None
    return f"{memory.value:g} {memory.unit}" if memory is not None else None


def _is_default(tier: HardwareTierWithCapacity) -> bool | None:
    flags = tier.hardware_tier.hwt_flags
    return flags.is_default if flags is not None else None


@click.command()
@click.option("--limit", "-n", type=click.IntRange(min=1), default=20, help="At most so many; 20.")
@click.option("--all", "everything", is_flag=True, help="All of them.")
@output_options
@click.pass_context
def commits(ctx: click.Context, limit: int, everything: bool) -> None:
    """List commits of the project, newest first."""
    session = session_of(ctx)
    with session.client() as domino:
        found = domino.commits_list()
        columns: list[Column[str]] = [Column("commit", str)]
        emit(session, found if everything else found[:limit], columns, f"no commits in {domino.project}")
