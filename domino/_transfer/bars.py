"""Bars for `progress=True`: by rich or tqdm in a terminal, HTML in a notebook, none where nobody would see them."""

from __future__ import annotations

import html
import logging
import sys
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from importlib import import_module
from typing import Any

from domino._report import TransferProgress, readable_size
from domino._text import readable

__all__ = ["Bar", "open_bar"]

_logger = logging.getLogger("domino")

#: Seconds between two pictures of a bar.
_PAUSE = 0.1
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
    if not (sys.stderr is not None and sys.stderr.isatty()):
        return None
    for kind in (_RichBar, _TqdmBar):
        with suppress(ModuleNotFoundError):
            return kind(verb)
    _logger.warning("progress=True shows a bar where rich or tqdm is installed, and neither is")
    return None


class _RichBar(Bar):
    def __init__(self, verb: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
        from rich.progress import TransferSpeedColumn as Rate

        super().__init__(verb)
        label = TextColumn("{task.description}", markup=False)
        columns = (label, BarColumn(), DownloadColumn(binary_units=True), Rate(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False)
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
        self._handle: Any = None

    def _draw(self, step: TransferProgress) -> None:
        # By its name: nothing here needs IPython, so type checkers do not have it.
        ipython: Any = import_module("IPython.display")
        total = step.bytes_total
        value = f'value="{step.bytes_done}" max="{total}"' if total else ""
        told = readable_size(step.bytes_done) + ("" if total is None else f" of {readable_size(total)}")
        picture = ipython.HTML(f"<div>{html.escape(self._label(step))} <progress {value}></progress> {told}</div>")
        if self._handle is None:
            self._handle = ipython.display(picture, display_id=True)
        else:
            self._handle.update(picture)

    def _end(self) -> None:
        """Nothing is left to do: the last picture stays."""


def _in_notebook() -> bool:
    # Asked only of an IPython that runs already: importing it would cost a second.
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


def _short(name: str) -> str:
    shown = readable(name)
    return shown if len(shown) <= _NAME else f"…{shown[1 - _NAME :]}"
