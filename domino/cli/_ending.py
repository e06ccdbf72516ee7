"""How a run of the program ends: its exit code, and one sentence and a hint for what went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from ._session import Session
from ._terminal import broken, styled

__all__ = ["FAILED", "REFUSED", "USAGE", "Problem", "ended"]

OK, FAILED, USAGE, REFUSED, INTERNAL, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 70, 130, 141


class Problem(Exception):
    """What a command found wrong by itself.

    Args:
        message: One sentence.
        hint: What to do about it.
        code: The exit code.
    """

    def __init__(self, message: str, hint: str = "", code: int = REFUSED) -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


def ended(work: Callable[[Session], Any]) -> int:
    """Do the work and return the exit code; whatever is raised is told on standard error."""
    _prepare_streams()
    session = Session()
    try:
        result = work(session)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001  (the program ends here: each kind has its exit code)
        raised = error
    else:
        return result if isinstance(result, int) else OK
    return _quietly(lambda: _told(raised, session))


def _told(error: BaseException, session: Session) -> int:
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else OK
    if isinstance(error, BrokenPipeError) and not _is_ours(error):
        # Whoever read has seen enough, as `| head` has.
        return PIPE_CLOSED
    if session.debug and not isinstance(error, click.UsageError):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    message, hint, code = _explained(error)
    if message:
        sys.stderr.write(f"{styled('error:', 'red', sys.stderr)} {broken(message, sys.stderr, 7)}\n")
    if hint:
        sys.stderr.write(f"{styled('hint:', 'cyan', sys.stderr)} {broken(hint, sys.stderr, 6)}\n")
    return code


def _explained(error: BaseException) -> tuple[str, str, int]:
    """Return a sentence, a hint and the exit code."""
    if isinstance(error, (KeyboardInterrupt, click.Abort, EOFError)):
        return "interrupted", str(error) if isinstance(error, KeyboardInterrupt) else "", INTERRUPTED
    if isinstance(error, Problem):
        return str(error), error.hint, error.code
    if isinstance(error, click.UsageError):
        return _sentence(error.format_message()), _usage_hint(error), USAGE
    if isinstance(error, click.ClickException):
        return error.format_message(), "", USAGE
    if isinstance(error, Exception) and _is_ours(error):
        from ._advice import advised

        return advised(error)
    if isinstance(error, OSError):
        named = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        return named, "", REFUSED
    if isinstance(error, ValueError):
        return str(error), "", USAGE
    return (
        f"{type(error).__name__}: {error}",
        "this is a mistake in domino itself; --debug shows where it happened",
        INTERNAL,
    )


def _is_ours(error: BaseException) -> bool:
    if "domino.errors" not in sys.modules:
        return False
    from domino.errors import DominoError

    return isinstance(error, DominoError)


def _sentence(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _usage_hint(error: click.UsageError) -> str:
    if error.ctx is None:
        return ""
    path = error.ctx.command_path
    has_words = any(each.name == "words" for each in error.ctx.command.params)
    if isinstance(error, click.NoSuchOption) and has_words:
        return f"options of the script itself come after --, as in {path} -- main.py --epochs 10"
    return f"{path} --help"


def _prepare_streams() -> None:
    """Have what the terminal's encoding cannot show spelled out, and nothing raised for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _quietly(tell: Callable[[], int]) -> int:
    """Return the code of what is told, also where nobody reads it any more."""
    try:
        code = tell()
    except BrokenPipeError:
        code = PIPE_CLOSED
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # Python would try it again at its end, and report that.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code
