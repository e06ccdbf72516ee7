"""What is told of transfers: how far one is, and what one of many files did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import field, frozen

from ._html import badge, block, faint, joined, table
from ._text import shortened

__all__ = ["Direction", "ShowProgress", "TransferProgress", "TransferReport", "TransferredFile", "readable_size"]

#: `up` to the project, `down` from it.
Direction: TypeAlias = Literal["up", "down"]

_STEP = 1024
#: How many files of a kind a notebook shows.
_SHOWN = 10


@frozen(kw_only=True)
class TransferProgress:
    """How far a transfer is.

    Attributes:
        name: The file that moved last, by its path in the project or dataset, or by the key of its blob.
        bytes_done: Bytes that have been transferred, of all files.
        bytes_total: Bytes in all; None where that is not known.
        files_done: Files that are transferred whole.
        files_total: Files in all.
    """

    name: str
    bytes_done: int
    bytes_total: int | None
    files_done: int
    files_total: int


#: True for a bar, or a function that is called with a TransferProgress after each step.
ShowProgress: TypeAlias = bool | Callable[[TransferProgress], object] | None


@frozen(kw_only=True)
class TransferredFile:
    """A file that was uploaded or downloaded.

    Attributes:
        path: Where it is in the project.
        local: The local file; None if it came from no file.
        size: Its bytes; None in a dry run where the server does not tell.
        key: The key of its blob; empty in a dry run of an upload, and where the server does not tell.
    """

    path: str
    local: Path | None
    size: int | None
    key: str = ""


@frozen(kw_only=True, repr=False)
class TransferReport:
    """What a transfer of many files did, or in a dry run would do. Its text is one line for people.

    Attributes:
        direction: `up` to the project, or `down` from it.
        transferred: The files that were uploaded or downloaded, by their path in the project.
        unchanged: The paths in the project of files that are the same here and there, and were left alone.
        deleted: The paths in the project of files that were removed, there (`up`) or here (`down`).
        failed: The error of each file that could not be transferred, by its path in the project.
        not_tried: The paths of files that were left when the transfer was ended: the server could not be reached any
            more, or the disk was full.
        size: Bytes of the transferred files, in all.
        seconds: How long it took.
        is_dry_run: Whether nothing was done.
    """

    direction: Direction
    transferred: Sequence[TransferredFile] = field(factory=list[TransferredFile])
    unchanged: Sequence[str] = field(factory=list[str])
    deleted: Sequence[str] = field(factory=list[str])
    failed: Mapping[str, Exception] = field(factory=dict[str, Exception])
    not_tried: Sequence[str] = field(factory=list[str])
    size: int = 0
    seconds: float = 0.0
    is_dry_run: bool = False

    def __str__(self) -> str:
        verb = "uploaded" if self.direction == "up" else "downloaded"
        if self.is_dry_run:
            verb = f"would be {verb}"
        count = len(self.transferred)
        parts = [f"{count} {'file' if count == 1 else 'files'} ({readable_size(self.size)}) {verb}"]
        for several, word in (
            (self.unchanged, "unchanged"),
            (self.deleted, "would be deleted" if self.is_dry_run else "deleted"),
            (self.failed, "failed"),
            (self.not_tried, "not tried"),
        ):
            if several:
                parts.append(f"{len(several)} {word}")
        return ", ".join(parts)

    # What attrs would write names each file, and fills the screen.
    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def _repr_html_(self) -> str:
        done = badge("dry run", "#6a737d") if self.is_dry_run else faint(f"in {self.seconds:.1f} s")
        moved = [
            (shortened(file.path, 80), "" if file.size is None else readable_size(file.size))
            for file in self.transferred
        ]
        failed = [(shortened(path, 80), shortened(str(error), 400)) for path, error in self.failed.items()]
        deleted = [(shortened(path, 80),) for path in self.deleted]
        verb = "uploaded" if self.direction == "up" else "downloaded"
        verb = f"to be {verb}" if self.is_dry_run else verb
        return block(
            joined((str(self), done)),
            _shown(("failed", "error"), failed),
            _shown((verb, "size"), moved),
            _shown(("to be deleted" if self.is_dry_run else "deleted",), deleted),
        )


def _shown(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> object:
    """Return a table of the first rows, nothing of none."""
    if not rows:
        return ""
    rest = len(rows) - _SHOWN
    first = table(heads, rows[:_SHOWN], [head == "size" for head in heads])
    return block(first, faint(f"… and {rest:,} more") if rest > 0 else "")


def readable_size(size: float) -> str:
    """Return a number of bytes for people: `999 bytes`, `1.0 KiB`."""
    if size < _STEP:
        return f"{size:.0f} {'byte' if size == 1 else 'bytes'}"
    for unit in ("KiB", "MiB", "GiB"):
        size /= _STEP
        if size < _STEP:
            return f"{size:.1f} {unit}"
    return f"{size / _STEP:.1f} TiB"
