"""What a caller has to change is told and refused; what nobody outside may name is not looked at."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

PACKAGE = {
    "__init__.py": "if True:\n    from ._parts import Reader as Reader\n    from .client import Domino as Domino\n",
    "_parts.py": """
import io
from dataclasses import dataclass

class _Base:
    @property
    def size(self) -> int: ...
    def close(self) -> None: ...

class Reader(_Base, io.BytesIO):
    def __init__(self, size: int) -> None:
        self.left: int = size * 2
    def next(self, size: int = -1, /, *, wait: bool = False) -> bytes: ...

class Unused:
    def gone(self) -> None: ...
""",
    "areas/__init__.py": "",
    "areas/runs.py": """
from typing import Generic, TypeVar

T = TypeVar("T")

class Runs(Generic[T]):
    __slots__ = ()
    def runs_list(self, *, limit: int | None = None) -> list[T]: ...
""",
    "client.py": """
from enum import Enum
from typing import overload
from dataclasses import dataclass

from .areas.runs import Runs

LIMIT = 5

class Color(Enum):
    RED = "red"

@dataclass
class Options:
    color: Color
    depth: int | None = None

class Domino(Runs[int]):
    @overload
    def run(self, command: str) -> int: ...
    @overload
    def run(self, command: list[str]) -> str: ...
    def run(self, command: str | list[str]) -> int | str: ...
    async def wait(self, run: int, timeout: float | None = None, **more: object) -> None: ...
    def _own(self) -> None: ...
""",
    "local/__init__.py": "from .server import LocalDomino as LocalDomino\n",
    "local/server.py": "class LocalDomino:\n    def start(self) -> None: ...\n\ndef inside() -> None: ...\n",
}
WRITTEN = """# domino
class Reader(io.BytesIO):
    def __init__(self, size: int) -> None: ...
    left: int
    def next(self, size: int = -1, /, *, wait: bool = False) -> bytes: ...
    def close(self) -> None: ...
    @property
    def size(self) -> int: ...
Domino = domino.client.Domino

# domino.client
LIMIT = 5
class Color(Enum):
    RED = 'red'
@dataclass
class Options:
    color: Color
    depth: int | None = None
    def __init__(self, color: Color, depth: int | None = None) -> None: ...
class Domino:
    @overload
    def run(self, command: str) -> int: ...
    @overload
    def run(self, command: list[str]) -> str: ...
    def run(self, command: str | list[str]) -> int | str: ...
    async def wait(self, run: int, timeout: float | None = None, **more: object) -> None: ...
    def runs_list(self, *, limit: int | None = None) -> list[T]: ...

# domino.local
class LocalDomino:
    def start(self) -> None: ...
"""
Changes = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def changes(tmp_path: Path) -> Changes:
    """Return what runs the script in a project of one small package, whose API is written down."""
    shutil.copytree(ROOT / "scripts" / "description", tmp_path / "scripts" / "description")
    (tmp_path / "generated").mkdir()
    for name, text in PACKAGE.items():
        (tmp_path / "domino" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "domino" / name).write_text(text, encoding="utf-8")

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        script = tmp_path / "scripts" / "description" / "api_changes.py"
        return subprocess.run(
            [PYTHON, script, *options],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert run().returncode == 0
    return run


def edit(project: Path, name: str, before: str, after: str) -> None:
    """Replace a text of the package that is there exactly once."""
    file = project / "domino" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_it_is_written_down_as_a_reader_would_have_it(tmp_path: Path, changes: Changes) -> None:
    """What a private module, base or room holds stands at its public name; the local Domino's insides are left out."""
    assert (tmp_path / "generated" / "public_api.txt").read_text(encoding="utf-8") == WRITTEN
    assert changes("--check").stdout == "Public API: 0 changes, 0 breaking\n"


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("client.py", "    async def wait(self, run: int", "    async def wait(self, job: int", "wait(run)"),
        ("client.py", "run: int, timeout", "run: int, more: int, timeout", "wait(more)"),
        ("client.py", "    async def wait", "    def wait", "wait: The function is no longer a coroutine"),
        ("client.py", "timeout: float | None", "timeout: float", "wait: Type of parameter timeout was changed"),
        ("client.py", ") -> int | str: ...\n    async", ") -> str: ...\n    async", "run: Return type was changed"),
        ("client.py", '    RED = "red"', '    RED = "Red"', "Color.RED: Value of enum member was changed"),
        ("client.py", "    depth: int", "    size: int = 0\n    depth: int", "Options.__init__(depth): "),
        ("client.py", "depth: int | None = None", "depth: int | None", "Options.depth: Attribute is now required"),
        (
            "client.py",
            "depth: int | None = None",
            "depth: str | None = None",
            "Options.depth: Attribute type was changed",
        ),
        (
            "client.py",
            "    color: Color\n",
            "    color: Color\n    size: int\n",
            "Options.size: Attribute was added as",
        ),
        ("client.py", "class Domino(", "class Client(", "domino.client.Domino: Public object was removed"),
        ("areas/runs.py", "limit: int", "most: int", "domino.client.Domino.runs_list(limit): Parameter was removed"),
        ("__init__.py", "Reader as Reader", "Reader as _Reader", "domino.Reader: Public object was removed"),
        ("_parts.py", "    def close(self) -> None: ...\n", "", "domino.Reader.close: Public object was removed"),
        ("_parts.py", "*, wait: bool", "*, hold: bool", "domino.Reader.next(wait): Parameter was removed"),
        (
            "local/__init__.py",
            "LocalDomino as LocalDomino",
            "LocalDomino as _Local",
            "local: The module was removed",
        ),
    ],
)
def test_what_breaks_a_caller_is_refused(
    tmp_path: Path, changes: Changes, name: str, before: str, after: str, told: str
) -> None:
    """And is told again until it is allowed: what is written down stays."""
    edit(tmp_path, name, before, after)
    for _ in range(2):
        refused = changes()
        assert (refused.returncode, "--allow-breaking if that is meant" in refused.stderr) == (1, True)
        assert [line for line in refused.stdout.splitlines() if line.startswith("  breaking") and told in line]
    assert changes("--allow-breaking").returncode == 0
    assert changes("--check").returncode == 0


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        (
            "client.py",
            "command: str | list[str]",
            "command: str | list[str] | None",
            "changed  domino.client.Domino.run: command: str | list[str] is now command: str | list[str] | None",
        ),
        ("client.py", "run: int, t", "run: int | str, t", "Domino.wait: run: int is now run: int | str"),
        (
            "client.py",
            '    RED = "red"',
            '    RED = "red"\n    BLUE = "blue"',
            "added    domino.client.Color.BLUE",
        ),
        ("client.py", "class Color", "def mix(a: str) -> str: ...\n\nclass Color", "added    domino.client.mix(a: str"),
    ],
)
def test_what_is_added_is_written_down(
    tmp_path: Path, changes: Changes, name: str, before: str, after: str, told: str
) -> None:
    """One line for one change; --check asks for it to be committed."""
    edit(tmp_path, name, before, after)
    checked = changes("--check")
    assert checked.returncode == 1
    assert "generated/public_api.txt is not what the packages offer: run scripts/regen.sh" in checked.stderr
    report = changes()
    assert (report.returncode, report.stderr) == (0, "")
    first, line = report.stdout.splitlines()
    assert first == "Public API: 1 change, 0 breaking"
    assert told in line
    assert changes("--check").returncode == 0


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("_parts.py", "def gone", "def lost"),
        ("_parts.py", "size * 2", "size * 3"),
        ("client.py", "    def _own(self) -> None: ...\n", ""),
        ("local/server.py", "def inside", "def within"),
    ],
)
def test_what_nobody_may_name_is_not_looked_at(
    tmp_path: Path, changes: Changes, name: str, before: str, after: str
) -> None:
    """A private class that is not offered, what an __init__ assigns, a private method, the local Domino's insides."""
    edit(tmp_path, name, before, after)
    assert changes("--check").stdout == "Public API: 0 changes, 0 breaking\n"


def test_a_renamed_name_is_told_as_one_change(tmp_path: Path, changes: Changes) -> None:
    """Of the same type, and alone in that."""
    edit(tmp_path, "client.py", "    depth: int", "    level: int")
    assert "  renamed  domino.client.Options.depth -> level\n" in changes("--allow-breaking").stdout


def test_a_module_that_cannot_be_read_is_told(tmp_path: Path, changes: Changes) -> None:
    """In one line; what is written down stays."""
    edit(tmp_path, "_parts.py", "class Reader(", "class class Reader(")
    refused = changes("--allow-breaking")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "api_changes: domino.Reader is domino._parts.Reader, which cannot be read: is it valid Python?\n"
    )
    assert (tmp_path / "generated" / "public_api.txt").read_text(encoding="utf-8") == WRITTEN


def test_it_is_compared_with_a_git_revision_on_demand(tmp_path: Path, changes: Changes) -> None:
    """Only told: nothing is refused or written."""
    identity = ("-c", "user.name=test", "-c", "user.email=test@localhost")
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "state"], ["tag", "v1"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    edit(tmp_path, "client.py", "    depth: int | None = None\n", "")
    report = changes("--against", "v1")
    assert report.returncode == 0
    first, second, *_ = report.stdout.splitlines()
    assert (first, second) == ("Public API since v1: 1 change, 2 breaking", "  removed  domino.client.Options.depth")
    assert (tmp_path / "generated" / "public_api.txt").read_text(encoding="utf-8") == WRITTEN
