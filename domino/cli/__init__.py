"""The command line: the program `domino`, which the extra `cli` brings, and `python -m domino`.

It is an edge: it does with the public names of `domino` what a user's program could do, and each command loads only
what it needs. docs/command-line.md is its reference.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

#: The columns that the page of help takes.
_PAGE_WIDTH = 80
#: The exit code of a program that Ctrl-C has ended, as shells have it.
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        arguments: The command line without the program; None for `sys.argv`.
    """
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:  # before the command began, or after its end: there is nothing to tell
        return _INTERRUPTED


def _run(words: list[str]) -> int:
    if (page := _first_page(words)) is not None:
        sys.stdout.write(page)
        return 0
    gc.disable()  # what modules make stays: nothing of it is worth looking for
    try:
        from ._app import run
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        # The package is on no index: `domino-client[cli]` would find nothing, or somebody else's.
        sys.stderr.write(
            "domino: the command line needs click, which its extra brings: pip install '.[cli]' in a checkout, "
            "pip install './domino_client-VERSION-py3-none-any.whl[cli]' beside a wheel\n"
        )
        return 2
    finally:
        gc.enable()
    return run(words)


def _first_page(words: Sequence[str]) -> str | None:
    """Return what needs nothing but this module: the version, and the help that lists the commands.

    click alone takes as long as `import domino`, and twice that is all that these two may take. The help is what
    click writes of `_app`, kept in a file that a test compares with it.
    """
    if "_DOMINO_COMPLETE" in os.environ:
        return None
    if words in (["version"], ["--version"], ["-V"]):
        from domino import __version__

        return f"domino-client {__version__}\n"
    if words in ([], ["--help"], ["-h"]) and _is_wide():
        with open(os.path.join(os.path.dirname(__file__), "help.txt"), encoding="utf-8") as file:
            return file.read()
    return None


def _is_wide() -> bool:
    """Whether the page fits as it is: where it does not, click breaks its lines."""
    try:
        return int(os.environ.get("COLUMNS") or 0) >= _PAGE_WIDTH or os.get_terminal_size(1).columns >= _PAGE_WIDTH
    except ValueError:
        return False
    except OSError:
        return "COLUMNS" not in os.environ  # no terminal
