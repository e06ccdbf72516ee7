"""Outcomes of replies that were made by hand."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import create_autospec

import pytest

from domino import Domino
from domino.errors import RateLimitError
from domino.testing import make_run, make_run_list, make_status_error
from domino.types import RunStatus
from scoring import Outcome, best_so_far


def test_a_run_with_a_score() -> None:
    outcome = Outcome.of(make_run(title="2026-01", run_time=90, statistics={"score": 0.5}))
    assert outcome == Outcome("2026-01", RunStatus.SUCCEEDED, 0.5, timedelta(seconds=90))
    assert str(outcome) == "2026-01: Succeeded, 0.50"


@pytest.mark.parametrize("status", ["Failed", "Error", "Stopped"])
def test_a_run_without_a_score(status: str) -> None:
    outcome = Outcome.of(make_run(status=status, title="2026-01"))
    assert outcome.score is None
    assert str(outcome) == f"2026-01: {status}, the script left no score"


def test_the_best_of_many() -> None:
    best = make_run(statistics={"score": 0.9})
    domino = create_autospec(Domino, instance=True)
    domino.runs_list.return_value = make_run_list(
        [make_run(status="Running"), best, make_run(statistics={"score": 0.1})]
    )
    assert best_so_far(domino) == best
    domino.runs_list.return_value = make_run_list()
    assert best_so_far(domino) is None


def test_a_busy_server_is_the_callers_affair() -> None:
    domino = create_autospec(Domino, instance=True)
    domino.runs_list.side_effect = make_status_error(429)
    with pytest.raises(RateLimitError):
        best_so_far(domino)
