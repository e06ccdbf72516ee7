"""What the templates can express beside what openapi/domino.yaml uses: generated, type-checked and called for real."""

from __future__ import annotations

import json
import subprocess
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import anyio
import httpx
import pytest

from domino import Domino
from domino._calls.engine import run_blocking
from domino.errors import StatusError
from tests.description.conftest import STRICT, module, operation
from tests.faults.server import Exchange, ScriptedServer
from tests.support.clock import FakeClock
from tests.support.scripted import Reply, scripted

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".venvs" / "test" / "bin"
PYTHON = ROOT / ".venvs" / "regen" / "bin" / "python"
DESCRIPTION = ROOT / "tests" / "support" / "abilities.yaml"
pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")

#: What a user writes, with the type that everything has to have.
PROGRAM = """
from datetime import date, datetime, timezone

from typing import Any, Literal

from typing_extensions import assert_type

from abilities_api import AsyncClient, Client, Part, Stream
from abilities_api.api.things import get_events, get_log, get_row, get_shelf, has_chunk, list_boxes, list_things
from abilities_api.api.things import put_boxes, replace_part, send_part, take_chunk
from abilities_api.models import BigBox, Box, Clock, Kind, Odd, Shelf


def maps(client: Client, shelf: Shelf) -> None:
    assert_type(list_boxes.sync(client=client), dict[str, Box])
    assert_type(get_shelf.sync(client=client), Shelf)
    assert_type(shelf.by_name, dict[str, Box])
    assert_type(shelf.by_row, dict[str, list[Box]])
    assert_type(shelf.by_kind, dict[str, Kind] | None)
    put_boxes.sync(client=client, body={"a": Box(size=1, kind=Kind.WOOD)})


def queries(client: Client, tags: list[str]) -> None:
    list_things.sync(client=client, number=[1], tag=tags, kind=[Kind.WOOD], since=datetime.now(timezone.utc))
    list_things.sync(client=client, number=[1, 2], tag=None)


async def statuses(client: Client, other: AsyncClient) -> None:
    assert_type(has_chunk.sync("1", client=client), Literal[200, 204])
    assert_type(await take_chunk.asyncio("1", client=other), Box | str | None)


def streams(client: Client) -> None:
    assert_type(get_log.sync(client=client), Stream)
    assert_type(client.send(get_events.operation()), Stream)


def times(clock: Clock) -> None:
    assert_type(clock.made, float)
    assert_type(clock.sold, float | None)
    assert_type(clock.made_at, datetime | None)


def forms(client: Client) -> None:
    part = Part(b"content", field="data/a.csv", filename="a.csv")
    assert_type(send_part.sync(client=client, body=part, key="k"), str)
    replace_part.sync(client=client, body=Part(open("a.csv", "rb"), filename="a.csv"))


def odd_things(client: Client, odd: Odd, big: BigBox) -> None:
    assert_type((big.size, big.kind, big.weight), tuple[int, Kind | None, float])
    get_row.sync(7, Kind.PAPER, client=client)
    assert_type(odd.day, date)
    assert_type(odd.id, str)
    assert_type(odd.since, datetime | None)
    assert_type(odd.content, str | None)
    assert_type(odd.level, int | None)
    assert_type(odd.levels, list[int] | None)
    assert_type(odd.either, int | list[str] | None)
    assert_type(odd.free, dict[str, Any] | None)
    assert_type(odd.odd, Odd | None)
    assert_type((odd.class_, odd.keys_, odd.field_1st), tuple[str | None, bool | None, str | None])
"""


OLD = """# pyright: strict
from abilities_api import AsyncClient, Client
from abilities_api.api.things import get_old


async def use(client: Client, other: AsyncClient) -> None:
    get_old.sync("1", client=client)
    await get_old.asyncio("1", client=other)
    get_old.operation("1")
"""


@pytest.fixture(autouse=True)
def _generated(abilities: Path) -> None:
    """Make the package before each test."""


def test_the_package_and_its_use_are_strictly_typed(abilities: Path) -> None:
    """By mypy and pyright."""
    (abilities / "program.py").write_text(PROGRAM, encoding="utf-8")
    (abilities / "pyrightconfig.json").write_text(json.dumps(STRICT), encoding="utf-8")
    commands: list[list[str | Path]] = [
        [TOOLS / "mypy", "--strict", "."],
        [TOOLS / "pyright", "--pythonpath", TOOLS / "python"],
    ]
    for command in commands:
        done = subprocess.run(command, cwd=abilities, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout


def test_the_linter_accepts_what_the_templates_express(tmp_path: Path) -> None:
    """All of the description, but what only foreign ones have."""
    lines = [each for each in DESCRIPTION.read_text(encoding="utf-8").splitlines() if not each.endswith("# foreign")]
    (tmp_path / "ours.yaml").write_text("\n".join(lines), encoding="utf-8")
    command: list[str | Path] = [PYTHON, ROOT / "scripts" / "description" / "lint.py", "--foreign", "ours.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, "")


# --------------------------------------------------------------------------------------------------------- repeating
@pytest.mark.parametrize(
    ("name", "method", "tries"), [("end_upload", "GET", 1), ("search_things", "POST", 3), ("list_boxes", "GET", 3)]
)
def test_what_may_be_repeated_is_told_by_the_description_else_by_the_method(name: str, method: str, tries: int) -> None:
    """A GET that changes something is sent once, a POST that only asks as often as any GET."""
    asked = operation(name).operation()
    with (
        scripted(Reply(status=503)) as server,
        Domino("a/b", "key", server.url, max_retries=2, clock=FakeClock()) as domino,
        pytest.raises(StatusError),
    ):
        run_blocking(domino._engine.call(asked))
    assert [each.method for each in server.asked] == [method] * tries


# --------------------------------------------------------------------------------------------------------- deprecated
def test_a_deprecated_operation_warns_who_calls_it() -> None:
    """Once, and in the caller's file; its docstring says so too, and editors strike it through."""
    old = operation("get_old")
    with scripted(Reply(status=204)) as server, module("client").Client(server.url) as client:
        with pytest.warns(DeprecationWarning, match="the API has deprecated get_old") as warned:
            old.sync("1", client=client)
        assert [each.filename for each in warned] == [__file__]
        with pytest.warns(DeprecationWarning, match="the API has deprecated get_old") as warned:
            client.send(old.operation("1"))
        assert len(warned) == 1

        async def scenario() -> None:
            async with module("client").AsyncClient(server.url) as client:
                await old.asyncio("1", client=client)

        with pytest.warns(DeprecationWarning, match="the API has deprecated get_old") as warned:
            anyio.run(scenario)
        assert len(warned) == 1
    assert all("Deprecated: the API will drop it." in each.__doc__ for each in (old.sync, old.operation))
    assert [each.target for each in server.asked] == ["/old/1"] * 3


def test_type_checkers_tell_of_a_deprecated_operation(abilities: Path) -> None:
    """Each use is one finding."""
    (abilities / "old.py").write_text(OLD, encoding="utf-8")
    command: list[str | Path] = [TOOLS / "pyright", "--pythonpath", TOOLS / "python", "--outputjson", "old.py"]
    done = subprocess.run(command, cwd=abilities, capture_output=True, text=True, timeout=300, check=False)
    (abilities / "old.py").unlink()
    found = [each for each in json.loads(done.stdout)["generalDiagnostics"] if each.get("rule") == "reportDeprecated"]
    assert [each["range"]["start"]["line"] for each in found] == [6, 7, 8]


# ----------------------------------------------------------------------------------------------------------- queries
@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({}, []),
        ({"tag": None, "since": None}, []),
        ({"tag": ["a"]}, [("tag", "a")]),
        ({"tag": ["a b", "ü&c=+", ""]}, [("tag", "a b"), ("tag", "ü&c=+"), ("tag", "")]),
        ({"tag": ("a", "b")}, [("tag", "a"), ("tag", "b")]),
        ({"since": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)}, [("since", "2026-01-02T03:04:05Z")]),
        ({"since": datetime(2026, 1, 2, 3, 4, 5, 678000)}, [("since", "2026-01-02T03:04:05.678000Z")]),  # noqa: DTZ001
        (
            {"since": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))},
            [("since", "2026-01-02T03:04:05+05:30")],
        ),
    ],
)
def test_lists_and_times_in_a_query(given: dict[str, Any], sent: list[tuple[str, str]]) -> None:
    """Each value of a list with the name; a time in ISO 8601, in UTC if it has no zone; nothing for None."""
    with scripted(Reply(status=204)) as server, module("client").Client(server.url) as client:
        operation("list_things").sync(client=client, number=[1, 2], **given)
    asked = parse_qsl(urlsplit(server.asked[0].target).query, keep_blank_values=True, strict_parsing=True)
    assert sorted(asked) == sorted([("number", "1"), ("number", "2"), *sent])
    assert [value for name, value in asked if name == "tag"] == [value for name, value in sent if name == "tag"]


def test_values_of_enums_in_a_query() -> None:
    """Known ones and others."""
    kind = module("models").Kind
    with scripted(Reply(status=204)) as server, module("client").Client(server.url) as client:
        operation("list_things").sync(client=client, number=[1], kind=[kind.WOOD, kind("Glass")])
    assert server.asked[0].target == "/things?kind=Wood&kind=Glass&number=1"


def test_an_empty_list_in_a_query_is_refused() -> None:
    """It would look like no list, so that a filter for nothing would bring everything."""
    wrong: list[dict[str, Any]] = [{"number": []}, {"number": [1], "tag": []}]
    for given in wrong:
        with pytest.raises(ValueError, match="is an empty list, which cannot be sent: pass None to leave it out"):
            operation("list_things").operation(**given)


# ---------------------------------------------------------------------------------------------------------- statuses
@pytest.mark.parametrize("status", [200, 204])
def test_successes_without_content_are_told_by_their_status(status: int) -> None:
    """200 is there, 204 has to be sent."""
    with scripted(Reply(status=status)) as server, module("client").Client(server.url) as client:
        assert operation("has_chunk").sync("1", client=client) == status
    assert "200: It is there already.\n        204: It has to be sent.\n" in operation("has_chunk").sync.__doc__


@pytest.mark.parametrize(
    ("reply", "result"),
    [
        (Reply({"size": 5}), {"size": 5}),
        (Reply("receipt 7", status=202), "receipt 7"),
        (Reply(status=204), None),
    ],
)
def test_successes_with_different_contents_are_told_apart_by_their_status(reply: Reply, result: Any) -> None:
    """A model, a text, nothing."""
    with scripted(reply) as server, module("client").Client(server.url) as client:
        assert operation("take_chunk").sync("1", client=client) == result


@pytest.mark.parametrize(
    ("name", "reply", "told"),
    [
        ("has_chunk", Reply(status=206), "the reply should be HTTP 200 or 204, but is HTTP 206"),
        ("take_chunk", Reply(status=206), "the reply should be HTTP 200 or 202 or 204, but is HTTP 206"),
        ("has_chunk", Reply("<html>log in</html>"), "the answer is not JSON"),
        ("take_chunk", Reply("<html>log in</html>", status=202), "the answer is not JSON"),
    ],
)
def test_another_success_is_none(name: str, reply: Reply, told: str) -> None:
    """A status whose meaning is not described, or a login page, is an error and not a guess."""
    with (
        scripted(reply) as server,
        module("client").Client(server.url) as client,
        pytest.raises(module("errors").ApiError, match=told),
    ):
        operation(name).sync("1", client=client)


# ----------------------------------------------------------------------------------------------------------- streams
@pytest.mark.parametrize(("name", "kind"), [("get_log", "text/plain"), ("get_events", "application/x-ndjson")])
def test_lines_come_while_the_server_still_writes(name: str, kind: str) -> None:
    """Each piece is there before the next one has been sent."""
    pieces = [b'{"n": 1}\n', b'{"n": 2}\n']
    wanted = threading.Semaphore(0)

    def answer(exchange: Exchange) -> None:
        exchange.send(f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: {kind}\r\n\r\n".encode())
        for piece in pieces:
            assert wanted.acquire(timeout=10)
            exchange.send(b"%x\r\n%s\r\n" % (len(piece), piece))
        exchange.send(b"0\r\n\r\n")

    server = ScriptedServer()
    server.script = [answer]
    try:
        with module("client").Client(server.url) as client:
            chunks = operation(name).sync(client=client).response.iter_raw()
            for piece in pieces:
                wanted.release()
                assert next(chunks) == piece
            assert list(chunks) == []
    finally:
        server.end()


@pytest.mark.parametrize("name", ["get_log", "get_events"])
def test_a_page_is_no_stream_of_lines(name: str) -> None:
    """It is told as what it is, and its connection is free for the next call."""
    replies = iter([Reply("<html>log in</html>"), Reply("<html>log in</html>"), Reply("one\ntwo\n")])
    limits = httpx.Limits(max_connections=1)
    with (
        scripted(lambda _: next(replies)) as server,
        module("client").Client(server.url, http=lambda: httpx.Client(limits=limits, timeout=5)) as client,
    ):
        for _ in range(2):
            with pytest.raises(module("errors").ApiError, match="the answer is not JSON"):
                operation(name).sync(client=client)
        assert operation(name).sync(client=client).response.read() == b"one\ntwo\n"

        async def scenario() -> None:
            async with module("client").AsyncClient(
                server.url, http=lambda: httpx.AsyncClient(limits=limits, timeout=5)
            ) as client:
                for _ in range(2):
                    with pytest.raises(module("errors").ApiError, match="the answer is not JSON"):
                        await operation(name).asyncio(client=client)

        replies = iter([Reply("<html>log in</html>")] * 2)
        anyio.run(scenario)
