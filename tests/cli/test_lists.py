"""Lists and answers about the project and the deployment, as people and programs see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domino import Domino, __version__
from tests.support.terminal import Terminal, inside

TIERS = """\
name    id          cores    memory  cents/min  default
Small   small-k8s     0.9   3.6 GiB       0.53  yes
Medium  medium-k8s    1.8    18 GiB       1.06  no
GPU     gpu-k8s       7.5  55.5 GiB      12.24  no"""
ENVIRONMENTS = """\
name                id                        the project's
Domino Standard E…  000000000000000000000001  yes
Domino Spark Clus…  000000000000000000000002  no"""


def test_tables_are_cut_where_the_terminal_ends(environ: dict[str, str]) -> None:
    """Ids stay whole, since they are copied; long names end in dots."""
    assert Terminal("tiers", columns=140, environ=environ).end().text == TIERS
    assert Terminal("environments", columns=59, environ=environ).end().text == ENVIRONMENTS
    few = Terminal("environments", columns=20, environ=environ).end().lines
    assert "000000000000000000000001" in "".join(few)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["tiers"], ["name", "id", "cores", "memory", "cents_per_minute", "is_default"]),
        (["environments"], ["name", "id", "visibility", "is_selected"]),
        (["projects", "--limit", "2"], ["project", "id", "visibility", "description"]),
        (["datasets"], ["name", "id", "created_at", "snapshots", "description"]),
        (["commits"], ["commit"]),
    ],
)
def test_lists_as_json_have_the_promised_fields(
    words: list[str], keys: list[str], environ: dict[str, str], client: Domino
) -> None:
    """Every item has all of them."""
    client.files_upload("a.txt", b"a")
    items = json.loads(inside(*words, "--json", environ=environ).stdout)
    assert items
    for item in items:
        assert list(item) == keys


def test_the_user_and_the_versions_are_told(environ: dict[str, str]) -> None:
    """Neither needs a project."""
    del environ["DOMINO_PROJECT"]
    who = json.loads(inside("whoami", "--json", environ=environ).stdout)
    assert (who["user"], who["host"]) == ("local", environ["DOMINO_API_HOST"])
    assert (
        inside("version", "--deployment", environ=environ).stdout == f"domino-client {__version__}\ndeployment 5.10.0\n"
    )
    assert json.loads(inside("version", "--json").stdout) == {"client": __version__, "deployment": None}


def test_options_stand_before_or_after_the_command(environ: dict[str, str]) -> None:
    """The last one counts."""
    project = environ.pop("DOMINO_PROJECT")
    for words in (["-p", project, "runs", "list"], ["runs", "list", "-p", project]):
        assert inside(*words, environ=environ).stderr == f"no runs in {project}\n"
    assert inside("-p", "x/y", "runs", "list", "-p", project, environ=environ).stderr == f"no runs in {project}\n"


def test_files_of_datasets_go_up_and_down(environ: dict[str, str], client: Domino, tmp_path: Path) -> None:
    """The dataset is given by its name or its id."""
    (tmp_path / "numbers.csv").write_text("1\n2\n")
    name = client.datasets_create(f"set-{client.project.rpartition('/')[2]}").name or ""
    assert inside("datasets", "upload", name, "numbers.csv", "--to", "in", environ=environ, cwd=tmp_path).stdout
    (item,) = json.loads(inside("datasets", "ls", name, "--json", environ=environ).stdout)
    assert item == {"path": "in/numbers.csv", "size": 4}
    written = inside("datasets", "download", name, "in/numbers.csv", "copy.csv", environ=environ, cwd=tmp_path).stdout
    assert written.strip().endswith("copy.csv")
    assert (tmp_path / "copy.csv").read_text() == "1\n2\n"
    missing = inside("datasets", "ls", "no-such-set", environ=environ, code=3).stderr
    assert "hint: it has" in missing
    assert name in missing
