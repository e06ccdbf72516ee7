"""`domino local`: the embedded local Domino in the background, from `up` to `reset`."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from domino.local import LocalDomino
from tests.support.terminal import DOMINO, inside, piped


@pytest.fixture
def alone(environ: dict[str, str]) -> Iterator[dict[str, str]]:
    """Return variables that lead to no server; what a test starts is ended."""
    bare = {name: value for name, value in environ.items() if not name.startswith("DOMINO_")}
    yield bare
    piped("local", "down", environ=bare)


def test_it_is_started_used_found_again_and_ended(alone: dict[str, str], tmp_path: Path) -> None:
    """The lines go into a shell; what it keeps stays until it is reset."""
    assert json.loads(piped("local", "status", "--json", environ=alone, code=3).stdout)["is_up"] is False
    script = f'eval "$({DOMINO} local up --project me/mine -q)"; {DOMINO} whoami; {DOMINO} runs list'
    done = subprocess.run(
        ["bash", "-c", script], env={**os.environ, **alone}, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("user\tme\n")
    assert done.stderr == "no runs in me/mine\n"
    status = json.loads(piped("local", "status", "--json", environ=alone).stdout)
    assert (status["is_up"], status["project"]) == (True, "me/mine")
    assert status["root"] == str(tmp_path / "data" / "domino" / "local")
    again = piped("local", "up", environ=alone).stdout
    assert f"export DOMINO_API_HOST={status['url']}\n" in again
    other = piped("local", "up", "--root", tmp_path / "other", environ=alone, code=2).stderr
    assert "is up already" in other
    kept = tmp_path / "state" / "domino"
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept.iterdir()} == {0o600}

    piped("local", "up", "--save", environ=alone)
    assert piped("whoami", environ=alone).stdout.startswith("user\tme\n")

    assert "its projects stay" in piped("local", "down", environ=alone).stderr
    assert piped("local", "down", environ=alone).stderr == "the local Domino is not up\n"
    assert Path(status["root"]).is_dir()
    refused = piped("local", "reset", environ=alone, text="n\n", code=130)
    assert "Delete all projects and runs" in refused.stderr
    assert Path(status["root"]).is_dir()
    piped("local", "reset", "--yes", environ=alone)
    assert not Path(status["root"]).exists()


def test_what_cannot_start_says_why(alone: dict[str, str], tmp_path: Path) -> None:
    """In the words of the server."""
    wrong = piped("local", "up", "--", "--stage-delay", "soon", environ=alone, code=2)
    assert "must be a number of seconds" in wrong.stderr
    assert json.loads(piped("local", "status", "--json", environ=alone, code=3).stdout)["is_up"] is False


def test_reset_deletes_only_what_the_local_domino_has_made(alone: dict[str, str], tmp_path: Path) -> None:
    """Neither another folder, nor what else is in its own."""
    folder = tmp_path / "data" / "domino" / "local"
    folder.mkdir(parents=True)
    (folder / "thesis.txt").write_text("mine")
    assert "is no folder of a local Domino" in inside("local", "reset", "--yes", environ=alone, code=2).stderr
    with LocalDomino(folder):
        pass
    inside("local", "reset", "--yes", environ=alone)
    assert [each.name for each in folder.iterdir()] == ["thesis.txt"]
