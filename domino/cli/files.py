"""`domino files`: list, read, upload, download, sync and remove files of the project."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._columns import Column, moment, size
from ._ending import USAGE, Problem
from ._globs import split_glob, wanted
from ._moves import STDIO, download_one, upload_files
from ._options import connection_options, output_options, session_of
from ._output import emit
from ._terminal import is_terminal, printed
from ._transfers import Transfers, filter_options

if TYPE_CHECKING:
    from domino.types import ProjectFile

__all__ = ["files"]

_commit_option = click.option("--commit", metavar="ID", help="The commit to take them from; the latest.")


@click.group()
def files() -> None:
    """List, read, upload, download and sync files of the project."""


@files.command("ls")
@click.argument("path", default="/")
@click.option("--commit", metavar="ID", help="The commit to look at; the latest.")
@output_options
@click.pass_context
def ls(ctx: click.Context, path: str, commit: str | None) -> None:
    """List the files below a folder, or those that a pattern names, as 'results/*.csv'."""
    columns: list[Column[ProjectFile]] = [
        Column("path", lambda each: each.path, shrinks=True),
        Column("size", lambda each: each.size, text=size, is_number=True),
        Column("modified_at", lambda each: each.last_modified_at, "modified", moment, rank=1),
        Column("key", lambda each: each.key, rank=2),
    ]
    session = session_of(ctx)
    folder, pattern = split_glob(path)
    with session.client() as domino:
        found = domino.files_list(commit, folder).data
        shown = [each for each in found if wanted(each.path, folder, pattern)]
        emit(session, shown, columns, f"no files in {domino.project} at {path}")


@files.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_commit_option
@connection_options
@click.pass_context
def cat(ctx: click.Context, paths: Sequence[str], commit: str | None) -> None:
    """Write files to standard output, one after the other."""
    session = session_of(ctx)
    with session.client() as domino:
        for path in paths:
            with domino.files_download(path, commit) as file:
                _pour(file)


def _pour(file: Any) -> None:
    """Write a file to standard output as it is; to a terminal, as it may be shown."""
    if not is_terminal(sys.stdout):
        sys.stdout.flush()
        shutil.copyfileobj(file, sys.stdout.buffer, 1 << 20)
        sys.stdout.buffer.flush()
        return
    while chunk := file.read(1 << 16):
        sys.stdout.write(printed(chunk.decode("utf-8", "backslashreplace"), sys.stdout))
    sys.stdout.flush()


@files.command()
@click.argument("places", nargs=-1, required=True, metavar="LOCAL... [REMOTE]")
@filter_options
@output_options
@click.pass_context
def upload(
    ctx: click.Context, places: Sequence[str], include: Sequence[str], exclude: Sequence[str], dry_run: bool
) -> None:
    """Upload files and folders; - is standard input.

    With several words the last one is where in the project, as for cp; a folder where it ends in /. With one word it
    is the project itself. What was uploaded before and is the same is left alone in folders.

    \b
        domino files upload numbers.csv data/
        domino files upload data archive/2026 --exclude '*.tmp'
        make-report | domino files upload - results/report.html
    """
    sources, target = (places[:-1], places[-1]) if len(places) > 1 else (places, "/")
    is_into = target.endswith("/") or len(sources) > 1
    contents: dict[str, Path] = {}
    folders: dict[str, Path] = {}
    for source in sources:
        if source == STDIO and is_into:
            raise click.UsageError("what comes from standard input needs a name in the project", ctx)
        local = Path(source)
        if source != STDIO and not local.exists():
            raise Problem(f"there is no {source}; nothing was sent", code=USAGE)
        remote = "/".join(filter(None, (target.strip("/"), local.name if is_into else "")))
        (folders if local.is_dir() and source != STDIO else contents)[remote] = local
    session = session_of(ctx)
    transfers = Transfers(session, "up", is_dry_run=dry_run)
    with session.client() as domino:
        with transfers.going_on():
            upload_files(domino, transfers, contents, is_dry_run=dry_run)
        for remote, folder in folders.items():
            with transfers.going_on():
                options: dict[str, Any] = {"include": include or None, "exclude": exclude or None}
                transfers.add(
                    domino.files_upload_folder(
                        folder, remote or "/", progress=transfers.progress, dry_run=dry_run, **options
                    )
                )
    transfers.tell()


@files.command()
@click.argument("places", nargs=-1, required=True, metavar="REMOTE... [LOCAL]")
@filter_options
@_commit_option
@output_options
@click.pass_context
def download(
    ctx: click.Context,
    places: Sequence[str],
    include: Sequence[str],
    exclude: Sequence[str],
    dry_run: bool,
    commit: str | None,
) -> None:
    """Download files, folders, and what patterns name; - is standard output.

    With several words the last one is the local place; with one it is the current folder. A file goes to a file or into
    a folder, what is in a folder into a folder, which is made if it is not there. Quote patterns: the shell takes them.

    \b
        domino files download results/out.csv
        domino files download 'results/**/*.csv' tables
        domino files download data/ copy-of-data
        domino files download results/out.csv - | head
    """
    sources, target = (places[:-1], places[-1]) if len(places) > 1 else (places, ".")
    session = session_of(ctx)
    transfers = Transfers(session, "down", is_dry_run=dry_run)
    options: dict[str, Any] = {"include": include or None, "exclude": exclude or None, "dry_run": dry_run}
    with session.client() as domino:
        if target == STDIO:
            for source in sources:
                with domino.files_download(source, commit) as file:
                    _pour(file)
            return
        is_into = target.endswith("/") or len(sources) > 1
        for source in sources:
            with transfers.going_on():
                download_one(domino, transfers, source, Path(target), commit, options, is_into=is_into)
    transfers.tell()


@files.command()
@click.argument("local", type=click.Path(file_okay=False, path_type=Path))
@click.argument("remote", default="/")
@click.option("--up", "direction", flag_value="up", help="The project's folder becomes what the local one is.")
@click.option("--down", "direction", flag_value="down", help="The local folder becomes what the project's is.")
@click.option("--delete", is_flag=True, help="Remove what the other side does not have.")
@filter_options
@_commit_option
@output_options
@click.pass_context
def sync(
    ctx: click.Context,
    local: Path,
    remote: str,
    direction: Any,
    delete: bool,
    include: Sequence[str],
    exclude: Sequence[str],
    dry_run: bool,
    commit: str | None,
) -> None:
    """Make a folder of the project what a local folder is (--up), or the other way round (--down).

    \b
        domino files sync data data --up --dry-run
        domino files sync results results --down --delete
    """
    if direction is None:
        raise click.UsageError("it needs --up or --down", ctx)
    if commit is not None and direction == "up":
        raise click.UsageError("--commit is for --down", ctx)
    session = session_of(ctx)
    transfers = Transfers(session, direction, is_dry_run=dry_run)
    options: dict[str, Any] = {"include": include or None, "exclude": exclude or None, "commit_id": commit}
    with session.client() as domino, transfers.going_on():
        transfers.add(
            domino.files_sync(local, remote, direction, delete, dry_run, progress=transfers.progress, **options)
        )
    transfers.tell()


@files.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@connection_options
@click.pass_context
def rm(ctx: click.Context, paths: Sequence[str]) -> None:
    """Remove files and folders from the project; earlier commits keep them."""
    session = session_of(ctx)
    with session.client() as domino:
        for path in paths:
            domino.files_remove(path)
            session.note(f"{path} was removed")
