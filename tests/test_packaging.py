"""The wheel and the sdist: what is in them, and that they work where the sources are not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from tests.support.imports import IMPORTS, STRICT

ROOT = Path(__file__).parents[1]
DIST = ROOT / ".venvs" / "dist"
BIN = ROOT / ".venvs" / "wheel" / "bin"
pytestmark = pytest.mark.skipif(
    not BIN.exists(), reason="the wheel's environment was not made: scripts/test.sh makes it"
)


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command of the wheel's environment away from the sources; return what it prints."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wheel() -> zipfile.ZipFile:
    """Return the built wheel."""
    return zipfile.ZipFile(next(DIST.glob("*.whl")))


def copied_program(folder: Path) -> Path:
    """Copy the program that is built on this package to where it cannot see the sources."""
    return Path(shutil.copytree(ROOT / "examples" / "downstream", folder / "downstream"))


def test_the_wheel_holds_both_packages_typed_and_the_licence() -> None:
    """And of the description what the local Domino says of itself; nothing of tests and scripts."""
    names = wheel().namelist()
    assert {"domino/py.typed", "domino_api/py.typed", "domino/local/public-api.json"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"domino", "domino_api"}


def test_the_metadata_tells_python_licence_and_extras() -> None:
    """As pip and an index read them."""
    archive = wheel()
    text = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    metadata = message_from_string(text)
    assert metadata["Name"] == "domino-client"
    assert metadata["Requires-Python"] == ">=3.10"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "local" in metadata.get_all("Provides-Extra", [])
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])


def test_the_sdist_holds_what_regeneration_and_tests_need() -> None:
    """The description, the templates, the scripts, the tests."""
    with tarfile.open(next(DIST.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "openapi/domino.yaml",
        "openapi/areas/runs.yaml",
        "generated/public_api.txt",
        "openapi/templates/model.py.jinja",
        "scripts/regen.sh",
        "LICENSE",
        "README.md",
    }
    assert wanted <= names
    assert any(name.startswith("tests/") for name in names)
    assert not any(name.startswith(".venv") for name in names)


def test_the_installed_packages_come_from_the_wheel(tmp_path: Path) -> None:
    """Imported from an empty folder, without the sources."""
    code = "import domino, domino_api; print(domino.__file__, domino_api.__file__, domino.__version__)"
    paths = run(BIN / "python", "-c", code, cwd=tmp_path).split()
    assert all("site-packages" in path for path in paths[:2])


def test_the_quick_start_runs_on_the_wheel(tmp_path: Path) -> None:
    """The whole job, the local Domino included."""
    printed = run(BIN / "python", "-W", "error", ROOT / "examples" / "quick_start.py", cwd=tmp_path)
    assert "Every step gave the right bytes" in printed


def test_the_examples_are_strictly_typed_against_the_wheel(tmp_path: Path) -> None:
    """As a program built on top would be checked."""
    for name in ("quick_start.py", "upload_file.py", "typed_pipeline.py"):
        (tmp_path / name).write_text((ROOT / "examples" / name).read_text(encoding="utf-8"), encoding="utf-8")
    copied = copied_program(tmp_path)
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps({"typeCheckingMode": "strict", "extraPaths": [copied.name]}), encoding="utf-8"
    )
    run(BIN / "pyright", "--pythonpath", BIN / "python", cwd=tmp_path)


def test_the_program_built_on_the_wheel_is_strictly_typed_for_mypy(tmp_path: Path) -> None:
    """By its own settings."""
    mypy = ROOT / ".venvs" / "test" / "bin" / "mypy"
    if not mypy.exists():
        pytest.skip("mypy is in the environment of the tests: scripts/test.sh makes it")
    program = copied_program(tmp_path)
    said = run(mypy, "--python-executable", BIN / "python", "--cache-dir", tmp_path / "cache", cwd=program)
    assert said.startswith("Success: no issues found in 7 source files")


def test_the_program_built_on_the_wheel_passes_its_tests_with_the_pytest_plugin(tmp_path: Path) -> None:
    """pytest finds the plugin by its entry point: nothing in the program names it."""
    program = copied_program(tmp_path)
    assert not any("domino.testing.plugin" in file.read_text(encoding="utf-8") for file in program.rglob("*.*"))
    said = run(BIN / "python", "-m", "pytest", cwd=program)
    assert "plugins: " in said
    assert "domino-client-" in said.partition("plugins: ")[2].partition("\n")[0]
    assert " 14 passed in " in said


def test_a_misspelt_import_from_the_wheel_is_an_error(tmp_path: Path) -> None:
    """And one that is spelt right has its type."""
    (tmp_path / "program.py").write_text(IMPORTS, encoding="utf-8")
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(STRICT), encoding="utf-8")
    run(BIN / "pyright", "--pythonpath", BIN / "python", cwd=tmp_path)


@pytest.mark.parametrize("package", ["domino", "domino_api"])
def test_every_public_name_has_a_known_type(package: str, tmp_path: Path) -> None:
    """Pyright's type completeness is 100 %."""
    # Pyright looks where the first python on PATH looks.
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    report = run(BIN / "pyright", "--ignoreexternal", "--verifytypes", package, cwd=tmp_path, PATH=path)
    assert "Type completeness score: 100%" in report
