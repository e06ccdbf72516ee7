"""A run or job that is waited for: its status while it goes on, its output as it comes, and how it ended."""

from __future__ import annotations

import sys
import threading
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

from ._columns import duration
from ._ending import FAILED, Problem
from ._kinds import Kind, lasted, queued_for
from ._session import Session
from ._terminal import encodable, is_terminal, plain, printed, styled

if TYPE_CHECKING:
    from rich.text import Text

    from domino import Domino

__all__ = ["left_behind", "watch", "write_log"]

R = TypeVar("R")
_STYLES = {"Succeeded": "green", "Failed": "red", "Error": "red", "Stopped": "yellow", "Running": "cyan"}
#: How many lines of the output of one that failed are shown.
_LAST_LINES = 20


def watch(
    session: Session,
    domino: Domino,
    kind: Kind[R],
    identity: str,
    *,
    poll_freq: float,
    timeout: float,
    follow: bool,
    stop_on_interrupt: bool = False,
) -> tuple[R | None, Problem | None]:
    """Wait until one is over; return it, and the problem if it did not succeed.

    Raises:
        KeyboardInterrupt: With a hint, how to go on and how to stop it.
    """
    from domino.errors import RunFailedError

    view = _View(session, kind, identity)
    limits: dict[str, Any] = {"poll_freq": poll_freq, "max_poll_time": timeout}
    try:
        if follow:
            _follow(view, domino, limits)
        with nullcontext() if follow else view.live():
            one = kind.wait(domino, identity, on_poll=view.seen, stop_on_interrupt=stop_on_interrupt, **limits)
    except RunFailedError as error:
        ended = kind.of(error)
        if not follow:
            _show_end(session, error.log)
        if ended is not None:
            view.over(ended)
        status = "unknown" if ended is None else kind.status(ended)
        hint = f"domino {kind.plural} logs {identity} shows its output"
        return ended, Problem(f"{kind.noun} {identity} ended as {status}", hint, FAILED)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(left_behind(kind, identity, is_stopped=stop_on_interrupt)) from None
    view.over(one)
    return one, None


def left_behind(kind: Kind[R], identity: str, *, is_stopped: bool = False) -> str:
    """Return what becomes of one that is watched no more, and what can be done with it."""
    what = "was asked to stop" if is_stopped else f"goes on; domino {kind.plural} stop {identity} stops it"
    return f"{kind.noun} {identity} {what}, domino {kind.plural} wait {identity} waits for it"


def write_log(text: str, stream: TextIO | None = None) -> None:
    """Write a piece of output as it comes."""
    out = sys.stdout if stream is None else stream
    out.write(printed(text, out))
    out.flush()


class _View(Generic[R]):
    """What a person sees of one that is waited for, on standard error: one line that changes, or one a status."""

    def __init__(self, session: Session, kind: Kind[R], identity: str) -> None:
        self.session, self.kind, self.identity = session, kind, identity
        self._last: R | None = None
        self._is_live = False

    def live(self) -> AbstractContextManager[object]:
        """Return what draws a line that changes while it is open; nothing without a terminal."""
        if self.session.quiet or not is_terminal(sys.stderr):
            return nullcontext()
        from rich.console import Console  # 60 ms
        from rich.live import Live

        self._is_live = True
        console = Console(file=sys.stderr, highlight=False, emoji=False, markup=False)
        return Live(get_renderable=self._line, refresh_per_second=4, transient=True, console=console)

    def seen(self, one: R) -> None:
        """Note how it stands; tell it where no line changes."""
        before, self._last = self._last, one
        is_news = before is None or self.kind.status(before) != self.kind.status(one)
        if is_news and not self._is_live and not self.kind.is_over(one):
            self._write(one)

    def over(self, one: R) -> None:
        """Tell how it ended."""
        self._write(one)

    def _write(self, one: R) -> None:
        if self.session.quiet:
            return
        name, status, rest = self._parts(one)
        status = styled(status, _STYLES.get(status, ""), sys.stderr)
        sys.stderr.write(f"{encodable(name, sys.stderr)} {status}{rest}\n")
        sys.stderr.flush()

    def _line(self) -> Text:
        from rich.text import Text

        if self._last is None:
            return Text(f"{self.kind.noun} {self.identity}", no_wrap=True, overflow="crop")
        name, status, rest = self._parts(self._last)
        return Text.assemble(name, " ", (status, _STYLES.get(status, "")), rest, no_wrap=True, overflow="crop")

    def _parts(self, one: R) -> tuple[str, str, str]:
        """Return what it is, how it stands, and for how long."""
        number, title = self.kind.number(one), self.kind.title(one)
        name = f"{self.kind.noun} {self.identity if number is None else f'#{number}'}"
        name += f" ({plain(title)[:40]})" if title else ""
        queued, started, completed = self.kind.times(one)
        end = completed if self.kind.is_over(one) else datetime.now(timezone.utc)
        waited, ran = queued_for(queued, started or end), lasted(started, end)
        rest = f", in queue {duration(waited)}" if waited is not None else ""
        rest += f", running {duration(ran)}" if ran is not None else ""
        return name, plain(self.kind.status(one)), rest.replace("running", "ran") if self.kind.is_over(one) else rest


def _follow(view: _View[R], domino: Domino, limits: dict[str, Any]) -> None:
    """Write the output of one as it comes; its status goes to standard error meanwhile."""
    session, kind, identity = view.session, view.kind, view.identity
    # Where JSON is the data, the output is not.
    out = sys.stderr if session.as_json or session.as_jsonl else sys.stdout
    is_over = threading.Event()
    watching = threading.Thread(
        target=_tell_status, args=(view, domino, is_over, limits["poll_freq"]), name="domino-status", daemon=True
    )
    watching.start()
    try:
        for text in kind.logs(domino, identity, limits["poll_freq"], limits["max_poll_time"]):
            write_log(text, out)
    finally:
        is_over.set()


def _tell_status(view: _View[R], domino: Domino, is_over: threading.Event, poll_freq: float) -> None:
    from domino.errors import DominoError

    while not is_over.is_set():
        try:
            one = view.kind.get(domino, view.identity)
        except DominoError:
            pass  # whatever does not pass, the one that reads the output meets, too
        else:
            if not is_over.is_set():
                view.seen(one)
            if view.kind.is_over(one):
                return
        is_over.wait(poll_freq)


def _show_end(session: Session, log: str) -> None:
    lines = log.rstrip().splitlines()[-_LAST_LINES:]
    if lines and not session.quiet:
        write_log("\n".join(lines) + "\n", sys.stderr)
