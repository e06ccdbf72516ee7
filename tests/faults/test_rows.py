"""Every row of the table holds, for the client that blocks and for the one that suspends."""

from __future__ import annotations

from itertools import groupby

import pytest

from .checks import keeps_secrets
from .document import PAGE, written
from .row import Row, World, play
from .table import ROWS


@pytest.mark.parametrize("suspending", [False, True], ids=["blocking", "suspending"])
@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_the_client_does_what_the_row_says(row: Row, suspending: bool, world: World) -> None:
    """The call ends as the row says, and no credential is seen anywhere."""
    outcome = play(row, world, suspending=suspending)
    for check in row.checks:
        check(outcome)
    assert len(outcome.warned) == row.warnings, outcome.warned
    keeps_secrets(outcome)


def test_each_row_has_a_name_of_its_own() -> None:
    """No two rows describe the same fault."""
    names = [row.name for row in ROWS]
    assert len(names) == len(set(names))


def test_the_page_about_reliability_is_what_the_rows_say() -> None:
    """docs/reliability.md is up to date; `python -m tests.faults` writes it."""
    assert PAGE.read_text(encoding="utf-8") == written()


def test_rows_of_one_family_stand_together() -> None:
    """The page has each family once."""
    families = [family for family, _ in groupby(ROWS, key=lambda row: row.family)]
    assert len(families) == len(set(families))
