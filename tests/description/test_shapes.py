"""What the templates make of schemas beside those of openapi/domino.yaml: maps, times, and what foreign ones have."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.description.conftest import PYTHON, module, operation
from tests.support.scripted import Reply, scripted

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="the generator's environment was not made: scripts/test.sh")


@pytest.fixture(autouse=True)
def _generated(abilities: Path) -> None:
    """Make the package before each test."""


# -------------------------------------------------------------------------------------------------------------- maps
BOXES = {"a": {"size": 1, "kind": "Wood"}, "b.c": {"size": 2, "kind": "Glass"}}


def test_a_map_of_models_is_a_dict_of_them() -> None:
    """As the whole reply, as a property, and in a request."""
    models = module("models")
    with scripted(Reply(BOXES)) as server, module("client").Client(server.url) as client:
        boxes = operation("list_boxes").sync(client=client)
        assert (type(boxes), list(boxes)) == (dict, ["a", "b.c"])
        assert isinstance(boxes["a"], models.Box)
        assert (boxes["a"].kind, boxes["b.c"].kind.is_known) == (models.Kind.WOOD, False)
        operation("put_boxes").sync(client=client, body={"a": models.Box(size=1, kind=models.Kind.WOOD)})
    assert json.loads(server.asked[1].body) == {"a": {"size": 1, "kind": "Wood"}}

    shelf = models.Shelf.from_dict({"byName": BOXES, "byRow": {"x": [BOXES["a"]]}, "byKind": {"k": "Paper"}})
    assert shelf.by_name["a"].size == shelf.by_row["x"][0].size == 1
    assert shelf.by_kind == {"k": models.Kind.PAPER}
    assert not hasattr(models, "Boxes")


@pytest.mark.parametrize(
    ("wire", "told"),
    [
        ({"byName": {"a": {"size": "1"}}, "byRow": {}}, "byName.a.size should be a whole number, but is a string"),
        ({"byName": {"b.c": {}}, "byRow": {}}, "byName['b.c'].size should be a whole number, but is null or missing"),
        ({"byName": {}, "byRow": {"x": [{"size": 1}, 2]}}, "byRow.x[1] should be an object, but is a whole number"),
        ({"byName": [], "byRow": {}}, "byName should be an object, but is a list"),
        ({"byName": {}, "byRow": {}, "byKind": {"k": 1}}, "byKind.k should be a string, but is a whole number"),
        ({"byName": {}, "byRow": {}, "inside": {"a": {"b": 1}}}, "inside.a.b should be an object, but is a whole numb"),
    ],
)
def test_a_map_that_does_not_fit_tells_where(wire: Any, told: str) -> None:
    """With the key, which may be no name; also in a map that holds itself, which is a class."""
    with pytest.raises(module("wire").ShapeError) as caught:
        module("models").Shelf.from_dict(wire)
    assert str(caught.value).startswith(told)


# ------------------------------------------------------------------------------------------------------------- times
@pytest.mark.parametrize(
    ("wire", "made", "at"),
    [
        (1473969731915, 1473969731915, datetime(2016, 9, 15, 20, 2, 11, 915000, tzinfo=timezone.utc)),
        (1473969731915.25, 1473969731915.25, datetime(2016, 9, 15, 20, 2, 11, 915250, tzinfo=timezone.utc)),
        (1.473969731915e12, 1473969731915, datetime(2016, 9, 15, 20, 2, 11, 915000, tzinfo=timezone.utc)),
        ("2016-09-15T20:02:11.915Z", 1473969731915, datetime(2016, 9, 15, 20, 2, 11, 915000, tzinfo=timezone.utc)),
        (1e300, 1e300, None),
        (float("inf"), float("inf"), None),
    ],
)
def test_epoch_milliseconds_may_be_a_number(wire: Any, made: float, at: datetime | None) -> None:
    """With fractions, in scientific notation, or as ISO 8601, which newer services send."""
    clock = module("models").Clock.from_dict({"made": wire})
    assert (clock.made, clock.made_at, clock.sold, clock.sold_at) == (made, at, None, None)
    assert clock["made"] == wire


@pytest.mark.parametrize("wire", [None, True, "soon", [1]])
def test_what_is_no_time_is_told(wire: Any) -> None:
    """With the field."""
    with pytest.raises(module("wire").ShapeError, match="made should be"):
        module("models").Clock.from_dict({"made": wire})


def test_not_a_number_is_no_time() -> None:
    """Python's JSON knows it."""
    clock = module("models").Clock.from_dict(json.loads('{"made": NaN, "sold": 0}'))
    assert (clock.made_at, clock.sold_at) == (None, datetime(1970, 1, 1, tzinfo=timezone.utc))


# -------------------------------------------------------------------------------------------------------- odd things
def test_formats_unions_and_names_that_python_does_not_have() -> None:
    """A date is one, a uuid and a file in JSON are text, an enum of numbers is a number, and so on."""
    odd = module("models").Odd
    wire = {
        "day": "2026-01-02",
        "id": "7a3d2e0c-5b1f-4e0d-9b57-0c8a2f6f1c11",
        "content": "text",
        "level": 9,
        "levels": [-1, 3],
        "nothing": [None],
        "either": ["a"],
        "free": {"a": {"b": None}},
        "odd": {"day": "2026-01-03", "id": ""},
        "class": "x",
        "keys": True,
        "1st": "y",
    }
    made = odd.from_dict(wire)
    assert (made.day, made.odd.day, made.odd.odd) == (date(2026, 1, 2), date(2026, 1, 3), None)
    assert (made.level, made.levels, made.either, made.free) == (9, [-1, 3], ["a"], {"a": {"b": None}})
    assert (made.class_, made.keys_, made.field_1st) == ("x", True, "y")
    by_hand = odd(day=date(2026, 1, 2), id="7")
    assert by_hand.to_dict() == {
        "day": "2026-01-02",
        "id": "7",
        "since": "2026-01-02T03:04:05+00:00",
        "until": "2026-01-02",
        "code": "7a3d2e0c-5b1f-4e0d-9b57-0c8a2f6f1c11",
        "level": 2,
    }


@pytest.mark.parametrize(
    ("value", "made"),
    [(5, "int"), ({"made": 1, "sold": 2}, "Clock"), ({"made": 1, "depth": 2}, "Crate"), ({"depth": 2}, "Crate")],
)
def test_of_several_models_that_is_taken_which_knows_most(value: Any, made: str) -> None:
    """The first one where they know as much."""
    odd = module("models").Odd.from_dict({"day": "2026-01-02", "id": "", "thing": value})
    assert type(odd.thing).__name__ == made
    odd = module("models").Odd.from_dict({"day": "2026-01-02", "id": "", "thing": {"made": 1}})
    assert type(odd.thing).__name__ == "Clock"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("day", "2026-13-02", "day should be an ISO 8601 date, but is a string"),
        ("day", 20260102, "day should be an ISO 8601 date, but is a whole number"),
        ("level", "1", "level should be a whole number, but is a string"),
        ("content", 1, "content should be a string, but is a whole number"),
        ("free", [], "free should be an object, but is a list"),
        ("thing", "a", "thing should be a whole number or an object or an object, but is a string"),
        ("either", [1], "either[0] should be a string, but is a whole number"),
        ("either", "a", "either should be a whole number or a list, but is a string"),
    ],
)
def test_an_odd_thing_that_does_not_fit_tells_where(field: str, value: Any, told: str) -> None:
    """And what it should be."""
    with pytest.raises(module("wire").ShapeError) as caught:
        module("models").Odd.from_dict({"day": "2026-01-02", "id": "", field: value})
    assert str(caught.value) == told


def test_numbers_and_enums_in_a_path() -> None:
    """As text."""
    kind = module("models").Kind
    assert operation("get_row").operation(-7, kind.PAPER).path == "/rows/-7/Paper"
    assert operation("get_row").operation(0, kind("a/b")).path == "/rows/0/a%2Fb"
