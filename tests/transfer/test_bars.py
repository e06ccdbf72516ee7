"""What `progress=True` shows, in a terminal, in a notebook and elsewhere."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from types import SimpleNamespace
from typing import Any

import pytest

from domino._report import TransferProgress
from domino._transfer.bars import open_bar

PROGRAM = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
from domino._transfer.bars import open_bar
from domino._report import TransferProgress
bar = open_bar("Uploading")
if bar is not None:
    for done in range(0, 101, 25):
        size = dict(bytes_done=done << 20, bytes_total=100 << 20)
        bar.show(TransferProgress(name="a\\x1b[2J", files_done=0, files_total=1, **size))
    bar.close()
"""


def in_terminal(*missing: str) -> str:
    """Return what a program writes to its terminal, where these libraries are not installed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *missing],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
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


def test_a_notebook_gets_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """One picture that is changed, with names that cannot be markup."""
    pictures: list[str] = []
    handle = SimpleNamespace(update=pictures.append)

    def display(picture: str, *, display_id: bool) -> Any:
        assert display_id
        pictures.append(picture)
        return handle

    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(HTML=str, display=display))
    bar = open_bar("Downloading")
    assert bar is not None
    bar.show(TransferProgress(name="<b>", bytes_done=512, bytes_total=2048, files_done=0, files_total=1))
    bar.show(TransferProgress(name="<b>", bytes_done=2048, bytes_total=None, files_done=1, files_total=1))
    bar.close()
    assert pictures == [
        '<div>Downloading &lt;b&gt; <progress value="512" max="2048"></progress> 512 bytes of 2.0 KiB</div>',
        "<div>Downloading &lt;b&gt; <progress ></progress> 2.0 KiB</div>",
    ]
