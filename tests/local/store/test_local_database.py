"""The one file that the local Domino writes to: a change is whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from domino.local.store.database import Database
from domino.local.store.tags import Tags


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "domino.sqlite", durable=False)


def test_changes_within_a_change_are_stored_with_it(database: Database, tmp_path: Path) -> None:
    tags = Tags(database)
    with database.change():
        tags.add("0" * 24, ["first"])
        database.setting("name", "value")
        another = Database(tmp_path / "domino.sqlite", durable=False)
        assert Tags(another).search("", 10) == []
    assert [tag.name for tag in Tags(another).search("", 10)] == ["first"]
    assert another.setting("name", "other") == "value"


class Trouble(Exception):
    """What goes wrong in the middle of a change."""


def test_a_change_that_fails_takes_back_those_within_it(database: Database) -> None:
    tags = Tags(database)

    def fail() -> None:
        with database.change():
            tags.add("0" * 24, ["first"])
            raise Trouble

    with pytest.raises(Trouble):
        fail()
    assert tags.search("", 10) == []
    tags.add("0" * 24, ["second"])
    assert [tag.name for tag in tags.search("", 10)] == ["second"]
