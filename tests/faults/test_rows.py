"""Every row of the table holds, for the client that blocks and for the one that suspends."""

from __future__ import annotations

import pytest

from .checks import keeps_secrets
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
