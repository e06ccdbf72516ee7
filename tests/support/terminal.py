"""The program `domino` as users run it: through pipes, or on a terminal that remembers its screen."""

from __future__ import annotations

import fcntl
import io
import logging
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pyte

from domino.cli import main

__all__ = ["DOMINO", "Screen", "Terminal", "inside", "piped"]

#: The console script, beside the interpreter that it was installed for.
DOMINO = Path(sys.executable).with_name("domino")


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DOMINO_", "NO_COLOR", "COLUMNS"))
    }
    return {**kept, "TERM": "xterm", "TZ": "UTC", "PYTHONUTF8": "1", **environ}


def piped(
    *words: str | Path, environ: Mapping[str, str] | None = None, text: str = "", code: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program through pipes; check its exit code."""
    done = subprocess.run(
        [DOMINO, *words],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env=_environment(environ or {}),
        timeout=120,
        check=False,
        cwd=cwd,
    )
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return done


def inside(
    *words: str | Path, environ: Mapping[str, str] | None = None, text: str = "", code: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command as `piped` does, in this process: for what is not about processes, a tenth of the time."""
    out, errors = io.StringIO(), io.StringIO()
    logger, before = logging.getLogger("domino"), Path.cwd()
    handlers, propagates = list(logger.handlers), logger.propagate
    with (
        patch.dict(os.environ, _environment(environ or {}), clear=True),
        patch("sys.stdin", io.StringIO(text)),
        warnings.catch_warnings(),
        redirect_stdout(out),
        redirect_stderr(errors),
    ):
        warnings.simplefilter("default")
        os.chdir(cwd or before)
        try:
            got = main([str(word) for word in words])
        finally:
            os.chdir(before)
            logger.handlers, logger.propagate = handlers, propagates
    assert got == code, (got, out.getvalue(), errors.getvalue())
    return subprocess.CompletedProcess([str(word) for word in words], got, out.getvalue(), errors.getvalue())


@dataclass
class Screen:
    """What a terminal showed.

    Attributes:
        code: How the program ended.
        lines: The lines of the screen, and what was scrolled out before them.
        raw: All that was written, as it came.
    """

    code: int
    lines: list[str]
    raw: str

    @property
    def text(self) -> str:
        """The lines in one piece."""
        return "\n".join(self.lines).rstrip("\n")


class Terminal:
    """The program on a pseudo-terminal.

    Args:
        words: Its arguments.
        columns: How wide the terminal is.
        environ: Variables on top of a clean environment.
    """

    def __init__(self, *words: str | Path, columns: int = 80, environ: Mapping[str, str] | None = None) -> None:
        self._screen = pyte.HistoryScreen(columns, 50, history=1000)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        command, variables = [str(DOMINO), *map(str, words)], _environment(environ or {})
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, variables)  # noqa: S606  (the program under test)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    def read_until(self, is_there: Callable[[str], bool]) -> None:
        """Read what the program writes until all of it together is as wished, or it ends."""
        while not is_there(self.raw.decode("utf-8", "replace")) and self._read():
            pass

    def type(self, keys: str) -> None:
        """Type on the keyboard; `\\x03` is Ctrl-C."""
        os.write(self._terminal, keys.encode())

    def end(self) -> Screen:
        """Read until the program ends."""
        while self._read():
            pass
        os.close(self._terminal)
        status = os.waitpid(self.pid, 0)[1]
        scrolled = ["".join(line[x].data for x in sorted(line)).rstrip() for line in self._screen.history.top]
        lines = [*scrolled, *(line.rstrip() for line in self._screen.display)]
        return Screen(os.waitstatus_to_exitcode(status), lines, self.raw.decode("utf-8", "replace"))

    def _read(self) -> bool:
        if not select.select([self._terminal], [], [], 120)[0]:
            os.kill(self.pid, signal.SIGKILL)
            raise AssertionError(f"the program is silent: {self.raw!r}")
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux tells the end so
            data = b""
        self.raw += data
        self._stream.feed(data)
        return bool(data)
