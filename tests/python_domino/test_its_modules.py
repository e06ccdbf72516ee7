"""Modules that scripts written for python-domino import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DATA = {
    "domino_data/__init__.py": "",
    "domino_data/data_sources.py": "class DataSourceClient: ...",
    "domino_data/training_sets/__init__.py": "",
    "domino_data/training_sets/client.py": "def list_training_sets(): ...",
    "domino_data/training_sets/model.py": "class TrainingSet: ...",
}


def run(code: str, path: Path | None = None) -> str:
    """Run code in a process of its own, and return what it prints."""
    setup = "" if path is None else f"import sys; sys.path.insert(0, {str(path)!r})\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", setup + code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["data_sources", "training_sets"])
@pytest.mark.parametrize("form", ["import domino.{}", "from domino import {}", "from domino.{} import x"])
def test_what_dominodatalab_data_brings_says_how_to_install_it(module: str, form: str) -> None:
    """One line, in every form of the import."""
    code = f"try:\n    {form.format(module)}\nexcept ModuleNotFoundError as error:\n    print(error)"
    said = run(code)
    assert said.startswith(f"domino.{module} is")
    assert said.endswith("pip install dominodatalab-data")


def test_with_dominodatalab_data_the_names_are_those_of_domino_data(tmp_path: Path) -> None:
    """As python-domino hands them on. (A stand-in for the package, which brings pandas and pyarrow.)"""
    for name, text in DATA.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = """
from domino.data_sources import DataSourceClient
from domino.training_sets import TrainingSetClient, model
import domino_data.data_sources, domino_data.training_sets.client
print(DataSourceClient is domino_data.data_sources.DataSourceClient, TrainingSetClient.__name__, model.TrainingSet)
"""
    assert run(code, tmp_path).startswith(
        "True domino_data.training_sets.client <class 'domino_data.training_sets.model"
    )


def test_a_broken_dominodatalab_data_is_not_called_missing(tmp_path: Path) -> None:
    """What it lacks itself is said as it is."""
    (tmp_path / "domino_data").mkdir()
    (tmp_path / "domino_data" / "__init__.py").touch()
    (tmp_path / "domino_data" / "data_sources.py").write_text("import pyarrow_that_is_missing", encoding="utf-8")
    code = "try:\n    import domino.data_sources\nexcept ModuleNotFoundError as error:\n    print(error)"
    assert run(code, tmp_path) == "No module named 'pyarrow_that_is_missing'"


@pytest.mark.parametrize("module", ["constants", "helpers", "domino_enums", "_version"])
@pytest.mark.parametrize("form", ["import domino.{}", "from domino import {}", "from domino.{} import x"])
def test_modules_of_its_inside_get_a_hint(module: str, form: str) -> None:
    """What takes their place, in every form of the import."""
    code = f"try:\n    {form.format(module)}\nexcept ModuleNotFoundError as error:\n    print(error)"
    assert run(code).startswith(f"python-domino's domino.{module} is not here: ")
