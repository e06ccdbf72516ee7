"""Months that are scored on a local Domino."""

from __future__ import annotations

import pytest

from domino import Domino
from domino.local import Fault, LocalDomino
from scoring.__main__ import main


def test_all_months_are_scored_at_the_same_time(domino: Domino, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-03", "2026-06"]) == 0
    assert capsys.readouterr().out == "2026-03: Succeeded, 0.25\n2026-06: Succeeded, 0.50\n"
    assert {run.title for run in domino.runs_list().data} == {"2026-03", "2026-06"}


def test_a_month_that_fails_fails_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-06", "2026-13"]) == 1
    assert capsys.readouterr().out == "2026-06: Succeeded, 0.50\n2026-13: Failed, 13 is no month\n"


@pytest.mark.domino_fault("get_run", status=503, times=3)
@pytest.mark.domino_fault("start_run", status=504, executed=True)
def test_a_start_whose_answer_was_lost_is_found_and_not_repeated(domino: Domino) -> None:
    assert main(["2026-06"]) == 0
    assert [run.title for run in domino.runs_list().data] == ["2026-06"]


@pytest.mark.parametrize(("status", "code"), [(401, 2), (429, 3), (503, 1), (404, 1)])
def test_the_exit_code_tells_what_to_do(status: int, code: int, local_domino: LocalDomino) -> None:
    local_domino.faults.add(Fault("start_run", status=status, times=None))
    assert main(["2026-06"]) == code


@pytest.mark.domino_fault("get_run", unknown_status="Hibernating", times=2)
def test_a_status_of_the_future_is_waited_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2026-12"]) == 0
    assert capsys.readouterr().out == "2026-12: Succeeded, 1.00\n"
