"""Which files of a folder take part in a transfer: globs as lines of a `.gitignore`, by pathspec."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from domino._extras import load_extra

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["IGNORE_FILE", "Globs", "Patterns"]

#: A pattern as a line of a `.gitignore`, or several.
Globs: TypeAlias = str | Iterable[str]

IGNORE_FILE = ".dominoignore"
#: What is never meant: git's own folder, whose names Domino keeps to itself, and files that are being written.
_NEVER = (".git/", ".*.part")


class Patterns:
    """What takes part: what an include pattern names, or everything; without what is excluded or ignored.

    Args:
        include: Patterns as in a `.gitignore`, one or several; None for every file.
        exclude: Patterns of files and folders that stay out, whatever include says.
        ignored: More of those, the lines of a `.dominoignore`.

    Raises:
        TypeError: They are no text, or no texts.
        ValueError: One of them is no pattern.
    """

    def __init__(self, include: Globs | None, exclude: Globs | None, ignored: Iterable[str] = ()) -> None:
        self._include = None if include is None else _spec(_lines(include, "include"), "include")
        lines = [*_NEVER, *ignored]
        self._ignored = _spec(lines, IGNORE_FILE)
        self._exclude = _spec(_lines(exclude or (), "exclude"), "exclude")

    @classmethod
    def of_folder(cls, folder: Path, include: Globs | None, exclude: Globs | None) -> Patterns:
        """Return patterns that heed the `.dominoignore` of a folder, too."""
        try:
            text = (folder / IGNORE_FILE).read_text(encoding="utf-8-sig", errors="surrogateescape")
        except (FileNotFoundError, NotADirectoryError):
            text = ""
        return cls(include, exclude, text.splitlines())

    def takes(self, name: str) -> bool:
        """Tell whether a file takes part, by its path below the folder, with slashes."""
        return (self._include is None or self._include.match_file(name)) and not self._leaves(name)

    def enters(self, name: str) -> bool:
        """Tell whether files in a folder can take part."""
        return not self._leaves(f"{name}/")

    def _leaves(self, name: str) -> bool:
        return self._exclude.match_file(name) or self._ignored.match_file(name)


def _lines(patterns: Globs, argument: str) -> list[str]:
    lines = [patterns] if isinstance(patterns, str) else list(patterns)
    for line in lines:
        if not isinstance(line, str):
            raise TypeError(f"{argument} must be patterns like '*.csv', not {type(line).__name__}")
    return lines


def _spec(lines: list[str], argument: str) -> GitIgnoreSpec:
    spec = load_extra("pathspec", "files").GitIgnoreSpec
    try:
        made: GitIgnoreSpec = spec.from_lines(lines)
    except ValueError as error:
        raise ValueError(f"{argument}: {error}") from None
    return made
