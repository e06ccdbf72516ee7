"""Patterns of files in the project, as 'results/*.csv': the folder that they are in, and the pattern below it."""

from __future__ import annotations

import re

__all__ = ["split_glob", "wanted"]

_SPECIAL = re.compile(r"[*?[]")


def split_glob(path: str) -> tuple[str, str | None]:
    """Return the folder of a pattern and the pattern below it, as in a `.gitignore`; None if it is no pattern."""
    if not _SPECIAL.search(path):
        return path, None
    parts = path.strip("/").split("/")
    first = next(place for place, part in enumerate(parts) if _SPECIAL.search(part))
    return "/".join(parts[:first]) or "/", "/" + "/".join(parts[first:])


def wanted(path: str, folder: str, pattern: str | None) -> bool:
    """Whether a file of the project is one that a pattern names, as transfers read it."""
    if pattern is None:
        return True
    import pathspec  # of the extra; only a pattern needs it

    spec = pathspec.GitIgnoreSpec.from_lines([pattern])
    return spec.match_file(path.strip("/").removeprefix(folder.strip("/")).strip("/"))
