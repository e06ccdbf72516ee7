"""Who imports whom, and what an import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import domino_api
import pytest

import domino

PACKAGE = Path(domino.__file__).parent
GENERATED = Path(domino_api.__file__).parent

#: A module imports only from lines above its own; those of one line do not know each other.
ORDER = """
    errors _clock _console _spelling _redirect _upload _decoding _reply _uncovered
    exceptions auth _outcome _retry
    config _failures _pace
    _guard _arguments
    _http _engine
    _poll _transfer
    _target
    _area
    projects deployment
    logs
    runs files blobs
    legacy
    client
    types
"""
RANKS = {name: rank for rank, line in enumerate(ORDER.strip().splitlines()) for name in line.split()}
#: On top of the client: they may use all of it, and nothing above may use them.
ON_TOP = ("cli", "integrations", "mlops", "airflow", "pytest_plugin")


def imports(file: Path, *, at_top_only: bool = False) -> Iterator[str]:
    """Yield the dotted names that a module imports, relative ones with their dots; TYPE_CHECKING blocks excepted."""
    pending: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ([base] if node.module else (base + alias.name for alias in node.names))
        elif not (at_top_only and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))):
            pending.extend(ast.iter_child_nodes(node))


MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__")


def test_every_module_has_its_place_in_the_order() -> None:
    """A new module is put into ORDER, and so is thought about."""
    assert {name for name in MODULES if name not in ON_TOP and not name.startswith("__")} <= set(RANKS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    """Never upwards, never sideways."""
    rank = RANKS.get(module, len(RANKS))
    for name in imports(PACKAGE / f"{module}.py"):
        if name.startswith("."):
            target = name.lstrip(".").partition(".")[0]
            assert RANKS.get(target, len(RANKS)) < rank, f"{module} imports {target}"
        else:
            assert name.partition(".")[0] != "domino", f"{module} imports {name}: write it relative"


@pytest.mark.parametrize("module", MODULES)
def test_only_the_client_knows_no_local_domino(module: str) -> None:
    """What runs in production loads nothing of the stand-in."""
    assert not any(name.lstrip(".").startswith(("local", "domino.local")) for name in imports(PACKAGE / f"{module}.py"))


@pytest.mark.parametrize("file", sorted((PACKAGE / "local").rglob("*.py")), ids=lambda file: file.stem)
def test_the_local_domino_imports_nothing_of_the_client(file: Path) -> None:
    """Otherwise it would agree with the client where both are wrong."""
    for name in imports(file):
        assert not name.startswith(("domino_api", "..")), name
        assert not name.startswith("domino.") or name.startswith("domino.local"), name
        assert name != "domino"


@pytest.mark.parametrize("file", sorted(GENERATED.rglob("*.py")), ids=lambda file: file.stem)
def test_the_generated_package_stands_on_its_own(file: Path) -> None:
    """It imports nothing of the package that is built on it."""
    assert not any(name.partition(".")[0] == "domino" for name in imports(file))


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
        _ = domino.Dominoo
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = domino_api.Nothing


def test_dir_shows_what_is_there_to_use() -> None:
    """Completion in a notebook works before anything is loaded."""
    shown = [name for name in dir(domino) if not name.startswith("__")]
    assert shown == ["AsyncDomino", "Domino", "DominoError", "errors", "exceptions", "local", "types"]
    assert run("import domino; print([name for name in dir(domino) if name[0] != '_'])") == str(shown)
    assert set(domino.__all__) <= set(dir(domino))
    assert domino.__version__.count(".") == 2


@pytest.mark.parametrize("name", ["errors", "exceptions", "local", "types"])
def test_the_public_modules_are_there_after_importing_the_package(name: str) -> None:
    """`except domino.exceptions.RunFailedException` needs no second import; nothing heavy comes along."""
    code = f"import sys, domino; print(domino.{name}.__name__, 'httpx' in sys.modules)"
    assert run(code) == f"domino.{name} False"
    assert run(f"import sys, domino; print('domino.{name}' in sys.modules)") == "False"
