"""What `progress=True` shows: a bar of a transfer, a line of a wait, and nothing where nobody would see it.

In a terminal by rich, bars by tqdm too, on standard error; in a notebook as HTML.
"""

from __future__ import annotations

import html
import logging
import shutil
import sys
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from importlib import import_module
from typing import Any

from ._report import TransferProgress, readable_size
from ._text import readable

__all__ = ["Bar", "Line", "open_bar", "open_line"]

_logger = logging.getLogger("domino")

#: Seconds between two pictures of a bar.
_PAUSE = 0.1
#: Columns of a terminal in which a bar has room.
_WIDE = 90
#: Characters of a file's name.
_NAME = 40


class Bar(ABC):
    """Something that shows how far a transfer is.

    Args:
        verb: What is done: `Uploading`.
    """

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._last: TransferProgress | None = None
        self._next = 0.0

    def show(self, step: TransferProgress) -> None:
        """Show a step; of those that follow each other fast only some."""
        self._last = step
        if (now := time.monotonic()) >= self._next:
            self._next = now + _PAUSE
            self._draw(step)

    def close(self) -> None:
        """Show the last step, and leave the terminal as it was."""
        if self._last is not None:
            self._draw(self._last)
        self._end()

    def _label(self, step: TransferProgress) -> str:
        if step.files_total == 1:
            return f"{self._verb} {_short(step.name)}"
        return f"{self._verb} {step.files_done} of {step.files_total} files"

    @abstractmethod
    def _draw(self, step: TransferProgress) -> None:
        """Draw a step."""

    @abstractmethod
    def _end(self) -> None:
        """Draw no more."""


def open_bar(verb: str) -> Bar | None:
    """Return a bar for where this program runs, None where there is no terminal and no notebook."""
    if _in_notebook():
        return _NotebookBar(verb)
    if not _is_seen():
        return None
    for kind in (_RichBar, _TqdmBar):
        with suppress(ModuleNotFoundError):
            return kind(verb)
    _logger.warning("progress=True shows a bar where rich or tqdm is installed, and neither is")
    return None


class Line(ABC):
    """One line that tells how something stands that is waited for; it is there from the first text on."""

    @abstractmethod
    def show(self, text: str) -> None:
        """Show a text in the place of the one before."""

    @abstractmethod
    def close(self) -> None:
        """Leave the last text, and the cursor below it."""


def open_line() -> Line | None:
    """Return a line for where this program runs, None where there is no terminal and no notebook."""
    if _in_notebook():
        return _NotebookLine()
    return _TerminalLine() if _is_seen() else None


class _RichBar(Bar):
    def __init__(self, verb: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import TransferSpeedColumn as Rate
        from rich.table import Column

        super().__init__(verb)
        console = Console(stderr=True)
        # The name gives way, then the bar and the rate: a line that is broken would be drawn again and again.
        label = TextColumn(
            "{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
        )
        size = DownloadColumn(binary_units=True, table_column=Column(no_wrap=True))
        left = TimeRemainingColumn(table_column=Column(no_wrap=True))
        told: list[ProgressColumn] = [size, left]
        if console.width >= _WIDE:
            told = [BarColumn(), size, Rate(table_column=Column(no_wrap=True)), left]
        self._bar = Progress(label, *told, console=console, auto_refresh=False, expand=True)
        self._task = self._bar.add_task(verb, total=None)
        self._bar.start()

    def _draw(self, step: TransferProgress) -> None:
        done, total = step.bytes_done, step.bytes_total
        self._bar.update(self._task, description=self._label(step), completed=done, total=total, refresh=True)

    def _end(self) -> None:
        self._bar.stop()


class _TqdmBar(Bar):
    def __init__(self, verb: str) -> None:
        from tqdm import tqdm

        super().__init__(verb)
        self._bar: Any = tqdm(unit="B", unit_scale=True, unit_divisor=1024, file=sys.stderr, desc=verb, mininterval=0)

    def _draw(self, step: TransferProgress) -> None:
        self._bar.total = step.bytes_total
        self._bar.set_description_str(self._label(step), refresh=False)
        self._bar.n = step.bytes_done
        self._bar.refresh()

    def _end(self) -> None:
        self._bar.close()


class _NotebookBar(Bar):
    """HTML's own element: it needs no widget, in the page or in the kernel."""

    def __init__(self, verb: str) -> None:
        super().__init__(verb)
        self._picture = _Picture()

    def _draw(self, step: TransferProgress) -> None:
        total = step.bytes_total
        value = f'value="{step.bytes_done}" max="{total}"' if total else ""
        told = readable_size(step.bytes_done) + ("" if total is None else f" of {readable_size(total)}")
        label = html.escape(self._label(step))
        self._picture.show(f"<div>{label} <progress {value}></progress> {told}</div>")

    def _end(self) -> None:
        """Nothing is left to do: the last picture stays."""


class _TerminalLine(Line):
    """A line that is written over the one before."""

    def __init__(self) -> None:
        self._width = 0

    def show(self, text: str) -> None:
        shown = readable(text).replace("\n", " ")[: max(shutil.get_terminal_size().columns - 1, 1)]
        sys.stderr.write(f"\r{shown:{self._width}}")
        sys.stderr.flush()
        self._width = len(shown)

    def close(self) -> None:
        if self._width:
            sys.stderr.write("\n")
            sys.stderr.flush()
            self._width = 0


class _NotebookLine(Line):
    def __init__(self) -> None:
        self._picture = _Picture()

    def show(self, text: str) -> None:
        self._picture.show(f"<div>{html.escape(readable(text))}</div>")

    def close(self) -> None:
        """Nothing is left to do: the last text stays."""


class _Picture:
    """A piece of HTML in a notebook that is changed in its place."""

    def __init__(self) -> None:
        # By its name: nothing here needs IPython, so type checkers do not have it.
        self._ipython: Any = import_module("IPython.display")
        self._handle: Any = None

    def show(self, markup: str) -> None:
        picture = self._ipython.HTML(markup)
        if self._handle is None:
            self._handle = self._ipython.display(picture, display_id=True)
        else:
            self._handle.update(picture)


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _in_notebook() -> bool:
    # Asked only of an IPython that runs already: importing it would cost a second.
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


def _short(name: str) -> str:
    shown = readable(name)
    return shown if len(shown) <= _NAME else f"…{shown[1 - _NAME :]}"
