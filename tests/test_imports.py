"""Who imports whom, and what an import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import domino_api
import pytest

import domino

PACKAGE = Path(domino.__file__).parent
GENERATED = Path(domino_api.__file__).parent

#: The rooms of the client from the ground up, a file or a folder each. One imports only from floors below its own, and
#: the rooms of a floor do not know each other; a new file in a room needs no new rule.
CLIENT = """
    _extras _text
    _html
    _report _web
    _bars _display
    errors
    auth exceptions _python_domino
    addresses
    profiles
    limits
    config
    _network
    _calls
    _transfer _waiting
    areas
    blocking
    client
    types
    data_sources training_sets
"""
#: On top of the client, on which nothing else may stand.
EDGES = ("__init__", "__main__", "cli", "testing", "fs", "airflow")
#: What an edge may use of the package: what any program may, and what tells of an extra that is missing.
PUBLIC = ("domino", "domino._extras", "domino.errors", "domino.local", "domino.profiles", "domino.types")
#: The rooms of the local Domino.
LOCAL = """
    settings
    store
    execution
    http
    api
    server
"""


def modules(package: Path, name: str) -> dict[str, Path]:
    """Return the files of a package by their dotted names."""
    files: dict[str, Path] = {}
    for file in package.rglob("*.py"):
        parts = (name, *file.relative_to(package).with_suffix("").parts)
        files[".".join(parts).removesuffix(".__init__")] = file
    return files


CLIENT_FILES = {name: file for name, file in modules(PACKAGE, "domino").items() if ".local" not in name}
LOCAL_FILES = modules(PACKAGE / "local", "domino.local")
GENERATED_FILES = modules(GENERATED, "domino_api")
FILES = CLIENT_FILES | LOCAL_FILES | GENERATED_FILES


def imports(name: str) -> set[str]:
    """Return the dotted names of the modules that a module imports, those for type checkers only included."""
    found: set[str] = set()
    package = name if FILES[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(FILES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            origin = ".".join(part for part in (base, node.module) if part)
            # Out of a package comes a module, or a name that its __init__ has.
            inner = {f"{origin}.{alias.name}" for alias in node.names}
            found.update((inner & FILES.keys()) or {origin})
    return found


def room(name: str, house: str) -> str:
    """Return the room that a module is in: its file or folder in the house."""
    return name.removeprefix(house).strip(".").partition(".")[0] or "__init__"


def goes_down(floors: str, house: str, name: str, target: str) -> bool:
    """Whether an import leads to the own room or to a lower floor."""
    ranks = {each: rank for rank, line in enumerate(floors.strip().splitlines()) for each in line.split()}
    here, there = room(name, house), room(target, house)
    return here == there or ranks[there] < ranks.get(here, len(ranks))


@pytest.mark.parametrize("name", sorted(CLIENT_FILES))
def test_imports_of_the_client_go_down(name: str) -> None:
    """Floor by floor; what runs in production loads nothing of the stand-in, and an edge uses what users may use."""
    for target in imports(name):
        if target.partition(".")[0] == "domino" and room(name, "domino") != "__init__":
            if room(name, "domino") in EDGES:
                own = room(target, "domino") == room(name, "domino") or name == "domino.__main__"
                assert own or target in PUBLIC, f"{name} imports {target}"
                continue
            assert room(target, "domino") not in (*EDGES, "local"), f"{name} imports {target}"
            assert goes_down(CLIENT, "domino", name, target), f"{name} imports {target}"


@pytest.mark.parametrize("name", sorted(LOCAL_FILES))
def test_imports_of_the_local_domino_go_down(name: str) -> None:
    """Floor by floor, and never out: otherwise it would agree with the client where both are wrong."""
    for target in imports(name):
        assert target.partition(".")[0] != "domino_api", target
        if target.partition(".")[0] == "domino":
            assert target.startswith("domino.local"), f"{name} imports {target}"
            is_edge = room(name, "domino.local") in ("__init__", "__main__")
            assert is_edge or goes_down(LOCAL, "domino.local", name, target), f"{name} imports {target}"


@pytest.mark.parametrize("name", sorted(GENERATED_FILES))
def test_the_generated_package_stands_on_its_own(name: str) -> None:
    """It imports nothing of the package that is built on it."""
    assert not any(target.partition(".")[0] == "domino" for target in imports(name))


def test_no_modules_import_each_other() -> None:
    """No circle anywhere, and none that only type checkers see; models alone refer to each other as the API's do."""
    names = [
        name for name in FILES if not name.startswith("domino_api.models.") and name not in ("domino", "domino_api")
    ]
    graph = {name: imports(name) & set(names) - {name} for name in names}
    TopologicalSorter(graph).prepare()


def run(code: str) -> str:
    """Run Python code in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["domino", "domino.errors", "domino.exceptions", "domino_api", "domino.local"])
def test_an_import_loads_no_dependency(name: str) -> None:
    """Programs that only might call Domino start as fast as without it."""
    heavy = (
        "{'httpx', 'attrs', 'attr', 'dateutil', 'tenacity', 'truststore', 'anyio', 'starlette', 'uvicorn', 'dulwich'}"
    )
    assert run(f"import sys, {name}; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_the_client_is_loaded_when_it_is_first_used() -> None:
    """And dateutil and anyio not even then."""
    code = (
        "import sys; from domino import Domino; print('httpx' in sys.modules, sorted({'dateutil'} & set(sys.modules)))"
    )
    assert run(code) == "True []"


def test_an_area_costs_nothing_before_it_is_used() -> None:
    """An operation and its models are loaded by the first call of it; few models are needed to define the clients."""
    code = """
import re, sys
from domino import Domino
print([name for name in sys.modules if re.match(r'domino_api\\.api\\.\\w+\\.', name)])
print(len([name for name in sys.modules if name.startswith('domino_api.models.')]) < 15)
"""
    assert run(code).splitlines() == ["[]", "True"]


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "dulwich"])
def test_a_missing_extra_says_which_install_brings_it(missing: str) -> None:
    """The hint is the command to type."""
    code = f"""
import sys
sys.modules[{missing!r}] = None
try:
    from domino.local import LocalDomino
except ImportError as error:
    print(error)
"""
    assert "pip install" in run(code)
    assert "[local]" in run(code)


def test_unknown_names_are_attribute_errors() -> None:
    """A lazy package is as strict as any other."""
    with pytest.raises(AttributeError, match="no attribute 'Dominoo'"):
        _ = domino.Dominoo  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = domino_api.Nothing  # type: ignore[attr-defined]


def test_dir_shows_what_is_there_to_use() -> None:
    """Completion in a notebook works before anything is loaded."""
    shown = [name for name in dir(domino) if not name.startswith("__")]
    assert shown == ["AsyncDomino", "Domino", "DominoError", "errors", "exceptions", "local", "profiles", "types"]
    assert run("import domino; print([name for name in dir(domino) if name[0] != '_'])") == str(shown)
    assert set(domino.__all__) <= set(dir(domino))
    assert domino.__version__.count(".") == 2


@pytest.mark.parametrize("name", ["domino", "domino.types", "domino.local", "domino_api", "domino_api.models"])
def test_a_star_brings_the_public_names_that_dir_shows(name: str) -> None:
    """Each of them, though nothing was loaded before, and nothing else."""
    code = f"""
from {name} import *
names = {{each for each in dir() if each[:2] != "__" or each == "__version__"}}
import {name} as module
print(names == set(module.__all__) <= set(dir(module)), len(names) > 3)
"""
    assert run(code) == "True True"


@pytest.mark.parametrize("name", ["errors", "exceptions", "local", "profiles", "types"])
def test_the_public_modules_are_there_after_importing_the_package(name: str) -> None:
    """`except domino.exceptions.RunFailedException` needs no second import; nothing heavy comes along."""
    code = f"import sys, domino; print(domino.{name}.__name__, 'httpx' in sys.modules)"
    assert run(code) == f"domino.{name} False"
    assert run(f"import sys, domino; print('domino.{name}' in sys.modules)") == "False"
