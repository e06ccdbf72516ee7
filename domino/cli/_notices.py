"""What the client tells while it works, retries and insecure connections, as lines of a command line."""

from __future__ import annotations

import logging
import sys
import warnings

from ._advice import in_own_words
from ._terminal import encodable, plain, styled

__all__ = ["prepare", "tell"]


class _Lines(logging.Handler):
    def __init__(self, *, debug: bool, quiet: bool) -> None:
        super().__init__(logging.DEBUG if debug else logging.ERROR if quiet else logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record on standard error, whatever that is just now: it may be under a line that changes."""
        text = in_own_words(record.getMessage())
        # The end of the program tells what goes on.
        if record.levelno > logging.DEBUG and text.startswith("interrupted: "):
            return
        tell(f"{record.levelname.lower()}:", text)


def prepare(*, debug: bool, quiet: bool) -> None:
    """Have the client's log and Python's warnings written as lines; the first client that is made needs it."""
    logger = logging.getLogger("domino")
    if not any(isinstance(handler, _Lines) for handler in logger.handlers):
        logger.addHandler(_Lines(debug=debug, quiet=quiet))
        logger.propagate = False
        if debug:
            logger.setLevel(logging.DEBUG)

    def show(message: Warning | str, *_others: object, **_more: object) -> None:
        if not quiet:
            tell("warning:", in_own_words(str(message)))

    warnings.showwarning = show


def tell(head: str, text: str) -> None:
    """Write a line on standard error."""
    sys.stderr.write(f"{styled(head, 'yellow', sys.stderr)} {encodable(plain(text), sys.stderr)}\n")
