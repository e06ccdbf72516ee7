"""What the linter lets through and the generator cannot read is told in one line that says where it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

DESCRIPTION = (ROOT / "tests" / "support" / "small_description.yaml").read_text(encoding="utf-8")


def generate(folder: Path, text: str, scripts: Path = ROOT / "scripts") -> subprocess.CompletedProcess[str]:
    """Make the package of a description in `things_api`."""
    (folder / "things.yaml").write_text(text, encoding="utf-8")
    return subprocess.run(
        [PYTHON, scripts / "description" / "generate.py", "things.yaml", "things_api"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


RESPONSE = '"200": {description: Started., content: {application/json: {schema: {}}}}'
BYTES = "{description: It., content: {application/octet-stream: {schema: {type: string, format: binary}}}}"
JSON = "          application/json:\n            schema: {$ref"
SCHEMAS = "    Tags:\n"
#: The last property of a Run.
LAST = "        tags: {type: array,"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param(
            {
                LAST: "        kind: {type: object, properties: {}}\n" + LAST,
                SCHEMAS: "    RunKind: {type: object}\n" + SCHEMAS,
            },
            "61: schemas.Run: something in here would be the class RunKind, which there is; write it as a component",
            id="a property with the name of a component",
        ),
        pytest.param(
            {
                RESPONSE: RESPONSE.replace("{schema: {}}", "{schema: {type: object, properties: {}}}"),
                SCHEMAS: "    StartRunResponse200: {type: object}\n" + SCHEMAS,
            },
            "28: startRun: something in here would be the class StartRunResponse200, which there is; write it as a "
            "component",
            id="an answer with the name of a component",
        ),
        pytest.param(
            {RESPONSE: RESPONSE.replace("application/json", "application/xml")},
            "28: startRun: the generator cannot read this: Cannot parse response "
            "(Unsupported content_type application/xml)",
            id="an answer that cannot be read",
        ),
        pytest.param(
            {RESPONSE: '"404": {description: None.}'},
            "28: startRun: no success is described; write 200, or 204 without content",
            id="no success",
        ),
        pytest.param(
            {RESPONSE: RESPONSE.replace("{schema: {}}", '{schema: {$ref: "#/components/schemas/Rum"}}')},
            "28: startRun: the generator cannot read this: Cannot parse response "
            "(Could not find reference in parsed models or enums)",
            id="a reference to nothing",
        ),
        pytest.param(
            {SCHEMAS: "    Word: {type: string, enum: [yes, YES]}\n" + SCHEMAS},
            "72: schemas.Word: two of its values would have the name YES; write x-enum-varnames",
            id="an enum with two values of one name",
        ),
        pytest.param(
            {RESPONSE: RESPONSE + f'\n        "206": {BYTES}'},
            "28: startRun: a success that is streamed and one that is not cannot be told apart before they are read",
            id="a stream or not",
        ),
        pytest.param(
            {RESPONSE: '"200": {description: Started.}\n        2XX: {description: Other.}'},
            "28: startRun: successes that differ need a status each, not 200, 2XX",
            id="successes of a range",
        ),
        pytest.param(
            {JSON: JSON.replace("application/json", "multipart/form-data")},
            "28: startRun: a form of anything but one file cannot be generated",
            id="a form of fields",
        ),
        pytest.param(
            {SCHEMAS: "    Rates: {type: number, enum: [1.5]}\n" + SCHEMAS},
            "72: schemas.Rates: the generator cannot read this: Unsupported enum type <class 'float'>",
            id="an enum of fractions",
        ),
    ],
)
def test_what_cannot_be_generated_is_told_in_one_line(tmp_path: Path, edits: dict[str, str], told: str) -> None:
    """Where, what, and for names what to do; nothing is written."""
    text = DESCRIPTION
    for before, after in edits.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    done = generate(tmp_path, text)
    assert (done.returncode, done.stderr) == (1, f"things.yaml:{told}\n")
    assert not (tmp_path / "things_api").exists()


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("endpoint_module", "things.yaml:13: getRun: the template fails: 'nothing' is undefined"),
        ("model", "things.yaml:61: schemas.Run: the template of Run fails: 'nothing' is undefined"),
        ("str_enum", "things.yaml:75: schemas.Status: the template of Status fails: 'nothing' is undefined"),
    ],
)
def test_a_template_that_fails_is_told_in_one_line(tmp_path: Path, template: str, told: str) -> None:
    """With what it was to be filled with."""
    for folder in ("openapi", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "openapi" / "templates" / f"{template}.py.jinja"
    file.write_text(file.read_text(encoding="utf-8") + "{{ nothing.at.all }}", encoding="utf-8")
    done = generate(tmp_path, DESCRIPTION, tmp_path / "scripts")
    assert (done.returncode, done.stderr) == (1, f"{told}\n")
    assert not (tmp_path / "things_api").exists()


def test_an_object_of_any_names_takes_no_name_from_a_component(tmp_path: Path) -> None:
    """It is a dict, whatever its place would be called."""
    kind = "        kind: {type: object}\n"
    text = DESCRIPTION.replace(LAST, kind + LAST)
    done = generate(tmp_path, text.replace(SCHEMAS, "    RunKind: {type: object, properties: {}}\n" + SCHEMAS))
    assert (done.returncode, done.stderr) == (0, "")
    made = (tmp_path / "things_api" / "models" / "run.py").read_text(encoding="utf-8")
    assert "    kind: dict[str, Any] | None = None\n" in made


def test_a_small_description_becomes_a_whole_package(tmp_path: Path) -> None:
    """Operations, models, and the files that depend on no description."""
    done = generate(tmp_path, DESCRIPTION)
    assert (done.returncode, done.stderr) == (0, "")
    made = {str(file.relative_to(tmp_path / "things_api")) for file in (tmp_path / "things_api").rglob("*")}
    assert made >= {"py.typed", "wire.py", "client.py", "models/run.py", "models/status.py", "api/runs/start_run.py"}
    assert "types.py" not in made
