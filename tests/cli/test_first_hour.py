"""The first hour of a new user, on the wheel: a local Domino, a folder, a run, its results, another host."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".venvs" / "wheel" / "bin"
pytestmark = pytest.mark.skipif(
    not (BIN / "domino").exists(), reason="the wheel's environment was not made: scripts/test.sh makes it"
)
TRAIN = """\
import sys, time
from pathlib import Path
print("training", sys.argv[1], flush=True)
Path("results").mkdir(exist_ok=True)
Path("results/model.txt").write_text("rows: " + str(len(list(Path("data").iterdir()))))
"""


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the variables of a user who has nothing but the program; what is started is ended."""
    environ = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    yield environ
    subprocess.run([BIN / "domino", "local", "down"], env=environ, check=True, capture_output=True)


def domino(words: str, environ: dict[str, str], cwd: Path, code: int = 0) -> str:
    """Run the program in a shell, as a user types it; return what it prints."""
    done = subprocess.run(
        ["bash", "-c", f"domino {words}"],
        env=environ,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, (done.stdout, done.stderr)
    return done.stdout + done.stderr


def test_the_first_hour_of_a_new_user(shell: dict[str, str], tmp_path: Path) -> None:
    """Each step is a line that a person types, away from the sources."""
    work = tmp_path / "work"
    (work / "data").mkdir(parents=True)
    (work / "train.py").write_text(TRAIN)
    for number in range(40):
        (work / "data" / f"{number}.csv").write_text(f"{number}\n")

    assert "Commands:" in domino("--help", shell, work)
    assert "no host" in domino("doctor", shell, work, code=2)
    domino("local up --save --project me/first", shell, work)
    assert "\tfault\t" not in domino("doctor", shell, work)

    # Cut in the middle: the same line again sends what is left.
    cut = subprocess.Popen([BIN / "domino", "files", "upload", ".", "/"], env=shell, cwd=work, stderr=subprocess.PIPE)
    while len(domino("files ls data --jsonl", shell, work).splitlines()) < 3 and cut.poll() is None:
        pass
    cut.send_signal(signal.SIGINT)
    told = cut.communicate(timeout=60)[1].decode()
    assert cut.returncode in (0, 130)  # 0 where it was done before it could be cut
    assert "Traceback" not in told
    domino("files upload . /", shell, work)
    assert domino("files upload . /", shell, work) == "0 files (0 bytes) uploaded, 41 unchanged\n"

    followed = domino("run train.py fast --title first --follow --poll 0.1", shell, work)
    assert "training fast\n" in followed
    assert "Succeeded" in followed
    assert "first" in domino("runs list", shell, work)
    domino("files download results/model.txt", shell, work)
    assert (work / "model.txt").read_text() == "rows: 40"

    domino("config set prod host=https://prod.example.com project=me/first", shell, work)
    assert "in use: https://prod.example.com" in domino("config use prod", shell, work)
    assert "no credential" in domino("runs list", shell, work, code=2)
    assert "first" in domino("runs list --profile local", shell, work)
    domino("local down", shell, work)
    assert "is not reached" in domino("doctor --profile local", shell, work, code=3)
