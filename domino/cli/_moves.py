"""Files and folders on their way between this machine and the project, as `domino files` names them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._globs import split_glob
from ._transfers import Transfers

if TYPE_CHECKING:
    from domino import Domino

__all__ = ["STDIO", "download_one", "upload_files"]

#: Standard input or output in place of a file.
STDIO = "-"


def upload_files(domino: Domino, transfers: Transfers, contents: dict[str, Path], *, is_dry_run: bool) -> None:
    """Upload files by name; `-` is standard input."""
    from domino.types import TransferredFile

    if is_dry_run:
        for remote, local in contents.items():
            known = None if str(local) == STDIO else local.stat().st_size
            transfers.add_file(TransferredFile(path=remote, local=local, size=known))
    elif len(contents) > 1:
        transfers.add(domino.files_upload_many(contents, progress=transfers.progress))
    else:
        for remote, local in contents.items():
            is_piped = str(local) == STDIO
            content = sys.stdin.buffer if is_piped else local
            stored = domino.files_upload(remote, content, progress=transfers.progress and not is_piped)
            transfers.add_file(
                TransferredFile(path=remote, local=None if is_piped else local, size=stored.size, key=stored.key)
            )


def download_one(
    domino: Domino,
    transfers: Transfers,
    source: str,
    target: Path,
    commit: str | None,
    options: dict[str, Any],
    *,
    is_into: bool,
) -> None:
    """Download a file, a folder, or what a pattern names.

    Args:
        domino: The client.
        transfers: What is told of it.
        source: Its path in the project; a folder if it ends in /.
        target: The local place.
        commit: The commit to take it from; None for the latest.
        options: Which files of a folder, and whether only to tell.
        is_into: Whether the local place is a folder that gets what is named, under its name.
    """
    from domino.errors import NotFoundError

    folder, pattern = split_glob(source)
    if pattern is not None:
        if options["include"]:
            raise click.UsageError("a pattern in the name and --include are two ways to say the same")
        options = {**options, "include": [pattern]}
    elif not source.endswith("/"):
        if is_into:
            target.mkdir(parents=True, exist_ok=True)
        try:
            _download_file(domino, transfers, source, target, commit, is_dry_run=options["dry_run"])
        except NotFoundError:
            # It may be a folder; that tells better what is missing if it is none.
            target = target / source.strip("/").rpartition("/")[2] if is_into else target
        else:
            return
    transfers.add(domino.files_download_folder(folder, target, commit, progress=transfers.progress, **options))


def _download_file(
    domino: Domino, transfers: Transfers, source: str, target: Path, commit: str | None, *, is_dry_run: bool
) -> None:
    from domino.types import TransferredFile

    if is_dry_run:
        with domino.files_download(source, commit) as file:
            size, local = file.size, target
    else:
        local = domino.files_download(source, commit, to=target, progress=transfers.progress)
        size = local.stat().st_size
    transfers.add_file(TransferredFile(path=source.strip("/"), local=local, size=size))
