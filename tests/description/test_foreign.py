"""Descriptions that nobody wrote for this project go through its templates: those that Domino publishes itself.

The long form of the tests only: `DOMINO_DESCRIPTIONS` is the folder that holds them. They are taken as they are.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import subprocess
import sys
import typing
from collections.abc import Iterator
from datetime import date, datetime, timezone
from enum import Enum
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.description.conftest import STRICT
from tests.description.samples import Samples

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".venvs" / "test" / "bin"
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
FOLDER = os.environ.get("DOMINO_DESCRIPTIONS", "")
FILES = {"domino_public_api": "domino-public-api-6.3.0.json", "domino_v4_api": "domino-v4-core.json"}
#: Prints where the operation of each generated module stands in the description.
WHERE = """
import json, sys
from grammar import METHODS
from traits import take_traits
from openapi_python_client.strings import PythonIdentifier
document = json.load(open(sys.argv[1]))
tags = {(url, method): item[method]["tags"][0] for url, item in document["paths"].items() for method in METHODS
        if method in item}
print(json.dumps({f"{PythonIdentifier(tags[traits.keys[1:]], 'tag')}.{name}": traits.keys[1:]
                  for name, traits in take_traits(document).items()}))
"""


def described(package: str) -> Path:
    """Return the description of a package; skip the test where it is not there."""
    file = Path(FOLDER) / FILES[package]
    if not FOLDER or not file.exists():
        pytest.skip(f"{FILES[package]} is not in DOMINO_DESCRIPTIONS: scripts/test.sh --long")
    if not PYTHON.exists():
        pytest.skip("the generator's environment was not made: scripts/test.sh")
    return file


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder that can be imported from, with a package of each description that is there."""
    folder = tmp_path_factory.mktemp("foreign")
    for package, name in FILES.items():
        if FOLDER and (Path(FOLDER) / name).exists() and PYTHON.exists():
            script = ROOT / "scripts" / "description" / "generate.py"
            command: list[str | Path] = [PYTHON, script, Path(FOLDER).resolve() / name, folder / package]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
            assert (done.returncode, done.stderr) == (0, "")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.mark.parametrize("package", FILES)
def test_what_is_generated_is_strictly_typed(package: str, packages: Path) -> None:
    """By mypy and pyright."""
    described(package)
    (packages / "pyrightconfig.json").write_text(json.dumps({**STRICT, "include": [package]}), encoding="utf-8")
    commands: list[list[str | Path]] = [
        [TOOLS / "mypy", "--strict", package],
        [TOOLS / "pyright", "--pythonpath", TOOLS / "python"],
    ]
    for command in commands:
        done = subprocess.run(command, cwd=packages, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", FILES)
def test_every_operation_is_made_and_reads_its_answers(package: str, packages: Path) -> None:
    """With an argument of each type; every model is decoded on the way, and gives back what came."""
    file = described(package)
    samples = Samples(json.loads(file.read_text(encoding="utf-8")))
    where = subprocess.run(
        [PYTHON, "-c", WHERE, file.resolve()],
        env={"PYTHONPATH": str(ROOT / "scripts" / "description")},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    operations: dict[str, list[str]] = json.loads(where.stdout)
    assert len(operations) == len(list((packages / package / "api").glob("*/[!_]*.py")))
    wire = importlib.import_module(f"{package}.wire")
    seen: set[type] = set()
    for name, (url, method) in operations.items():
        module = importlib.import_module(f"{package}.api.{name}")
        body = samples.body(url, method)
        make = inspect.unwrap(module.operation)  # a deprecated one would warn
        made = make(**dict(arguments(package, make, body)))
        assert (made.method, made.path.count("/")) == (method.upper(), url.count("/"))
        if body is not None and made.json is not None:
            assert made.json == body
        for status, content in samples.answers(url, method):
            answer = made.read(httpx.Response(status, **content))
            if "json" in content:
                seen |= compared(wire, answer, content["json"])
    decode_components(package, samples, seen)
    everything = importlib.import_module(f"{package}.models")
    classes = {getattr(everything, each) for each in everything.__all__}
    assert {each.__name__ for each in classes - seen if not issubclass(each, Enum)} == set()


def decode_components(package: str, samples: Samples, seen: set[type]) -> None:
    """Decode each component that is a class, in full, with all that may be null, and with what is required only."""
    wire = importlib.import_module(f"{package}.wire")
    everything = importlib.import_module(f"{package}.models")
    by_name = {each.lower(): getattr(everything, each) for each in everything.__all__}
    for name in samples.schemas:
        model = by_name.get("".join(each for each in name if each.isalnum()).lower())
        if model is None or issubclass(model, Enum):
            continue
        for payload in samples.variants({"$ref": f"#/components/schemas/{name}"}):
            seen |= compared(wire, model.from_dict(payload), payload)


def compared(wire: Any, answer: Any, payload: Any) -> set[type]:
    """Return the classes of all models in an answer, whose attributes have to say what came."""
    assert wire.to_wire(answer) == payload
    found: set[type] = set()
    for model in models(answer):
        by_hand = type(model)(**{name: getattr(model, name) for name, _, _ in model._fields})
        assert without_nulls(by_hand.to_dict()) == without_nulls(model.to_dict())
        found.add(type(model))
    return found


def without_nulls(value: Any) -> Any:
    """Leave out what is null: a model made by hand does."""
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def models(value: Any) -> Iterator[Any]:
    """Yield every model in a decoded answer, with those in its attributes."""
    if hasattr(value, "from_dict"):
        yield value
        for name, _, _ in value._fields:
            yield from models(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from models(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from models(item)


def arguments(package: str, make: Any, body: Any) -> Iterator[tuple[str, Any]]:
    """Yield an argument of its type for each parameter."""
    hints = typing.get_type_hints(make)
    for name in inspect.signature(make).parameters:
        yield name, argument(package, hints[name], body)


def argument(package: str, hint: Any, body: Any) -> Any:
    """Return a value of a type; a model or map is decoded from the body."""
    values: dict[Any, Any] = {str: "x", int: 7, float: 1.5, bool: True, Any: body, date: date(2026, 1, 2)}
    values[datetime] = datetime(2026, 1, 2, tzinfo=timezone.utc)
    if typing.get_origin(hint) is list:
        if isinstance(body, list):
            return [argument(package, typing.get_args(hint)[0], item) for item in body]
        return [argument(package, typing.get_args(hint)[0], body)]
    if typing.get_origin(hint) is dict:
        return {key: argument(package, typing.get_args(hint)[1], item) for key, item in body.items()}
    if typing.get_args(hint):
        return argument(package, typing.get_args(hint)[0], body)
    if hint in values:
        return values[hint]
    if issubclass(hint, Enum):
        return next(iter(hint))
    if hasattr(hint, "from_dict"):
        return hint.from_dict(body)
    return hint(b"content", filename="a") if hint.__name__ == "Part" else hint(b"content")
