"""The blocking twin of an area: what it is made of, and what of an area none can be made."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "make_blocking.py"))

AREA = '''"""Things."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Sequence
from pathlib import Path
from typing import overload

from domino._calls.engine import Engine
from domino._python_domino.spelling import OldRunId, renamed
from domino._transfer.remote_file import AsyncRemoteFile

from .others import AsyncOthers
from .shared import Shared

MOST = 7
_SECRET = 8


class Thing:
    """A thing."""


class AsyncThings(AsyncOthers):
    """All things."""

    {body}

    async def _private(self) -> int:
        return _SECRET
'''


def twin(body: str, tmp_path: Path) -> str:
    """Return the twin of an area with these methods."""
    file = tmp_path / "domino" / "areas" / "things.py"
    file.parent.mkdir(parents=True)
    file.write_text(AREA.replace("{body}", body), encoding="utf-8")
    made: str = SCRIPT["twin_module"](file, "domino/areas/things.py")
    ast.parse(made)
    return made


def test_the_twin_says_where_it_comes_from_and_keeps_what_is_not_a_method(tmp_path: Path) -> None:
    """A line at the top; documentation, bases and imports of what the signatures need, and no more."""
    body = '''async def things_list(self, limit: int = MOST, *, of: Sequence[Thing] | None = None) -> list[Thing]:
        """List things."""
        return await self._engine.call(limit)'''
    made = twin(body, tmp_path)
    assert made.startswith("# Made by scripts/regen.sh from domino/areas/things.py: edit that file, not this one.\n")
    assert '"""Things."""' in made
    assert "class Things(Others):\n    " in made
    assert "from .others import Others" in made
    assert "from domino.areas.things import MOST" in made
    assert "from domino.areas.things import Thing" in made
    assert "def things_list(self, limit: int=MOST, *, of: Sequence[Thing] | None=None) -> list[Thing]:" in made
    assert "return run_blocking(self._suspending.things_list(limit, of=of))" in made
    for missing in ("_private", "_SECRET", "Engine", "async ", "await "):
        assert missing not in made


@pytest.mark.parametrize(
    ("method", "parts"),
    [
        (
            "@property\n    def name(self) -> Awaitable[str]:",
            ["@property\n    def name(self) -> str:", "return run_blocking(self._suspending.name)"],
        ),
        (
            "def follow(self, thing: str) -> AsyncGenerator[str, None]:",
            [
                "def follow(self, thing: str) -> Generator[str, None, None]:",
                "return iterate_blocking(self._suspending.follow(thing))",
                "from collections.abc import Generator",
            ],
        ),
        (
            "async def open(self, to: Path | None = None) -> AsyncRemoteFile | Path:",
            ["-> RemoteFile | Path:", "return open_blocking(self._suspending.open(to))"],
        ),
        (
            "async def get(self, run_id: str, **options: Unpack[Shared]) -> int:",
            ["(self._suspending.get(run_id, **options))", "from domino.areas.shared import Shared"],
        ),
        (
            "@renamed\n    async def get(self, run_id: str, **old: Unpack[OldRunId]) -> int:",
            ["@renamed\n    def get(", "**old: Unpack[OldRunId]) -> int:", "(self._suspending.get(run_id))"],
        ),
    ],
)
def test_each_kind_of_method_is_driven_in_its_way(method: str, parts: list[str], tmp_path: Path) -> None:
    """Something to await, a generator, a file that is opened, keywords that are handed on, older spellings."""
    made = twin(f'{method}\n        """Say it."""\n        raise ValueError', tmp_path)
    for part in parts:
        assert part in made


def test_overloads_and_examples_are_those_of_a_client_that_blocks(tmp_path: Path) -> None:
    """An example awaits nothing; prose is left as it is."""
    body = '''@overload
    async def get(self, thing: str) -> Thing: ...
    @overload
    async def get(self, *, runId: str) -> Thing: ...
    async def get(self, thing: str = "", runId: str = "") -> Thing:
        """Get it; AsyncDomino does await what a callback returns.

            thing = await domino.get("a")
            async for part in domino.parts(thing):
                print(part)
        """
        return Thing()'''
    made = twin(body, tmp_path)
    assert made.count("@overload\n    def get(self") == 2
    assert '            thing = domino.get("a")\n            for part in domino.parts(thing):\n' in made
    assert "AsyncDomino does await what" in made


@pytest.mark.parametrize(
    ("method", "says"),
    [
        ('def size(self) -> int:\n        """Say."""', "AsyncThings.size is neither a coroutine nor gives"),
        ('async def size(self):\n        """Say."""', "AsyncThings.size does not say what it returns"),
        ("async def size(self) -> int:\n        return 1", "AsyncThings.size has no documentation"),
        ('async def size(self, *all: int) -> int:\n        """Say."""', "AsyncThings.size takes any number"),
    ],
)
def test_a_method_that_can_have_no_twin_is_told_with_its_place(method: str, says: str, tmp_path: Path) -> None:
    """File, line, class, method, reason: nothing is written."""
    with pytest.raises(SystemExit, match=rf"^domino/areas/things\.py:27: {says}"):
        twin(method, tmp_path)
