"""Python's bytecode: the one thing that every process writes outside of its own files."""

from __future__ import annotations

import marshal
import site
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

__all__ = ["NO_BYTECODE", "cut_bytecode"]

ROOT = Path(__file__).parents[2]
_HEADER = 16  # of a .pyc: magic number, flags, and time and size, or hash, of its source

#: The environment of a process whose files may not grow. Python would write the bytecode of what it imports up to that
#: limit, and every later process of the environment would die of it.
NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}


def cut_bytecode(since: float) -> Iterator[Path]:
    """Yield the files of bytecode that were written since then and that Python cannot load."""
    folders = {ROOT / "domino", ROOT / "generated", ROOT / "tests", *map(Path, site.getsitepackages())}
    for folder in folders | {Path(sysconfig.get_path("stdlib"))}:
        for file in folder.rglob(f"*.{sys.implementation.cache_tag}*.pyc"):  # other versions' is not for us to read
            try:
                if file.stat().st_mtime >= since:
                    marshal.loads(file.read_bytes()[_HEADER:])
            except FileNotFoundError:
                continue  # another process has just replaced it
            except (EOFError, ValueError, TypeError):
                yield file
