"""What `progress=True` shows, in a terminal, in a notebook and elsewhere."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from types import SimpleNamespace
from typing import Any

import pytest

from domino import Domino
from domino._bars import open_bar, open_line
from domino._report import TransferProgress

PROGRAM = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
from domino import Domino
from domino._bars import open_bar, open_line
from domino._report import TransferProgress
bar = open_bar("Uploading")
if bar is not None:
    for done in range(0, 101, 25):
        size = dict(bytes_done=done << 20, bytes_total=100 << 20)
        bar.show(TransferProgress(name="a\\x1b[2J", files_done=0, files_total=1, **size))
    bar.close()
"""


def in_terminal(*missing: str, columns: int = 100) -> str:
    """Return what a program writes to its terminal, where these libraries are not installed."""
    ours, theirs = pty.openpty()
    # What the size of the terminal is, is asked of the terminal.
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    environment["TERM"] = "xterm"
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *missing],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
    ):
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            written += piece
    os.close(ours)
    return written.decode()


@pytest.mark.parametrize("missing", [(), ("rich",)], ids=["rich", "tqdm"])
def test_a_terminal_gets_a_bar_of_the_library_that_is_there(missing: tuple[str, ...]) -> None:
    """With the name, made harmless, and the bytes."""
    shown = in_terminal(*missing)
    assert "Uploading a\\x1b[2J" in shown
    assert "100" in shown
    assert ("━" in shown) != bool(missing)


@pytest.mark.parametrize("columns", [40, 90])
def test_a_bar_is_one_line(columns: int) -> None:
    """However narrow the terminal is: a line that breaks would be drawn below itself."""
    lines = re.split(r"\r|\n", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", in_terminal(columns=columns)))
    assert all(len(line) <= columns for line in lines)
    assert any("100" in line for line in lines)
    assert not [line for line in lines if line.strip() and "Upl" not in line]


def test_a_terminal_without_such_a_library_is_told_once() -> None:
    """The transfer goes on."""
    assert (
        in_terminal("rich", "tqdm").strip()
        == "progress=True shows a bar where rich or tqdm is installed, and neither is"
    )


def test_where_nobody_looks_nothing_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither terminal nor notebook."""
    assert open_bar("Uploading") is None
    assert capfd.readouterr() == ("", "")


def in_notebook(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let this program run in a notebook's kernel; return the pictures that the notebook gets."""
    pictures: list[str] = []
    handle = SimpleNamespace(update=pictures.append)

    def display(picture: str, *, display_id: bool) -> Any:
        assert display_id
        pictures.append(picture)
        return handle

    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(HTML=str, display=display))
    return pictures


def test_a_notebook_gets_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """One picture that is changed, with names that cannot be markup."""
    pictures = in_notebook(monkeypatch)
    bar = open_bar("Downloading")
    assert bar is not None
    bar.show(TransferProgress(name="<b>", bytes_done=512, bytes_total=2048, files_done=0, files_total=1))
    bar.show(TransferProgress(name="<b>", bytes_done=2048, bytes_total=None, files_done=1, files_total=1))
    bar.close()
    assert pictures == [
        '<div>Downloading &lt;b&gt; <progress value="512" max="2048"></progress> 512 bytes of 2.0 KiB</div>',
        "<div>Downloading &lt;b&gt; <progress ></progress> 2.0 KiB</div>",
    ]


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_wait_tells_in_one_line_how_it_stands(domino: Domino, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text over the one before, the last one left, and nothing where nobody looks."""
    domino.files_upload("main.py", b"print()")
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    run = domino.runs_start_blocking(["main.py"], poll_freq=0.05, progress=True)
    lines = seen.getvalue().split("\r")
    assert lines[0] == ""
    assert all(line.startswith(f"run {run.id}: ") for line in lines[1:])
    assert lines[-1].startswith(f"run {run.id}: Succeeded, 0:00:")
    assert lines[-1].endswith("\n")
    seen.truncate(0)
    jobs = domino.jobs_wait([run.id], poll_freq=0.05, progress=True)
    assert jobs[0].id == run.id
    assert "1 of 1 jobs are over, 0:00:00" in seen.getvalue()
    monkeypatch.setattr(sys, "stderr", nobody := io.StringIO())
    domino.runs_wait(run.id, progress=True)
    assert nobody.getvalue() == ""
    with pytest.raises(TypeError, match="on_poll takes a function"):
        domino.runs_wait(run.id, progress=print)  # type: ignore[arg-type]  # a script without a type checker


def test_a_line_fits_the_terminal_and_leaves_nothing_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is in it."""
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    line = open_line()
    assert line is not None
    line.show("a" * 30)
    line.show("b\n\x1b[2J")
    line.close()
    line.close()
    assert seen.getvalue() == "\r" + "a" * 19 + "\rb \\x1b[2J" + " " * 10 + "\n"


def test_a_notebook_gets_a_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As text, never as markup."""
    pictures = in_notebook(monkeypatch)
    line = open_line()
    assert line is not None
    line.show("<b> 1")
    line.show("<b> 2")
    line.close()
    assert pictures == ["<div>&lt;b&gt; 1</div>", "<div>&lt;b&gt; 2</div>"]
