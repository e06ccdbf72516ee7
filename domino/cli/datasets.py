"""`domino datasets`: the datasets of the project and their files."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ._columns import Column, moment, size
from ._ending import Problem
from ._options import connection_options, output_options, session_of
from ._output import emit

if TYPE_CHECKING:
    from domino import Domino
    from domino.types import Dataset, DatasetEntry

__all__ = ["datasets"]


@click.group(invoke_without_command=True)
@output_options
@click.pass_context
def datasets(ctx: click.Context) -> None:
    """List datasets and their files, upload, download."""
    if ctx.invoked_subcommand is not None:
        return
    columns: list[Column[Dataset]] = [
        Column("name", lambda each: each.name, shrinks=True),
        Column("id", lambda each: each.id),
        Column("created_at", lambda each: each.created_at, "created", moment, rank=2),
        Column("snapshots", lambda each: len(each.snapshot_ids or []), rank=1, is_number=True),
        Column("description", lambda each: each.description, rank=3, shrinks=True),
    ]
    session = session_of(ctx)
    with session.client() as domino:
        emit(session, domino.datasets_iter(domino.project_id), columns, f"no datasets in {domino.project}")


@datasets.command("ls")
@click.argument("dataset")
@click.argument("folder", default="")
@click.option("--snapshot", metavar="ID_OR_TAG", help="A snapshot; the files as they are now.")
@output_options
@click.pass_context
def ls(ctx: click.Context, dataset: str, folder: str, snapshot: str | None) -> None:
    """List the files of a dataset, given by name or id."""
    columns: list[Column[DatasetEntry]] = [
        Column("path", lambda each: each.path, shrinks=True),
        Column("size", lambda each: each.size, text=size, is_number=True),
    ]
    session = session_of(ctx)
    with session.client() as domino:
        found = domino.datasets_files(_identity(domino, dataset), folder, snapshot=snapshot)
        emit(session, found, columns, "no files")


@datasets.command()
@click.argument("dataset")
@click.argument("local", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--to", "target", metavar="FOLDER", help="A folder of the dataset; its root.")
@click.option("--if-taken", type=click.Choice(["Ignore", "Overwrite", "Rename"]), default="Ignore",
    help="What becomes of a file whose name is taken; Ignore leaves it out.")  # fmt: skip
@connection_options
@click.pass_context
def upload(ctx: click.Context, dataset: str, local: Sequence[str], target: str | None, if_taken: str) -> None:
    """Upload files and folders into a dataset, given by name or id: each all of it or nothing."""
    session = session_of(ctx)
    with session.client() as domino:
        identity = _identity(domino, dataset)
        for path in local:
            stored = domino.datasets_upload_files(
                identity, path, if_taken, target_relative_path=target, progress=not session.quiet
            )
            sys.stdout.write(f"{stored}\n")


@datasets.command()
@click.argument("dataset")
@click.argument("path")
@click.argument("local", default=".", type=click.Path())
@click.option("--snapshot", metavar="ID_OR_TAG", help="A snapshot; the files as they are now.")
@connection_options
@click.pass_context
def download(ctx: click.Context, dataset: str, path: str, local: str, snapshot: str | None) -> None:
    """Download a file or a folder of a dataset, given by name or id; / is all of it."""
    session = session_of(ctx)
    with session.client() as domino:
        identity = _identity(domino, dataset)
        written = domino.datasets_download(
            identity, path.strip("/"), to=local, snapshot=snapshot, progress=not session.quiet
        )
        sys.stdout.write(f"{written}\n")


def _identity(domino: Domino, dataset: str) -> str:
    """Return the id of a dataset of the project that is given by name or id."""
    found = list(domino.datasets_iter(domino.project_id))
    for each in found:
        if dataset in (each.id, each.name):
            return each.id
    names = ", ".join(str(each.name) for each in found[:10])
    if re.fullmatch(r"[0-9a-f]{24}", dataset):
        return dataset  # of another project, maybe
    raise Problem(f"the project has no dataset {dataset!r}", f"it has {names}" if names else "it has none")
