"""Names of a project in a local file system."""

from __future__ import annotations

from pathlib import Path

import pytest

from domino._transfer.local_tree import clashing, is_blind


def test_names_that_differ_in_case_or_form_clash_where_the_file_system_is_blind() -> None:
    """All of them: none is more right than the others."""
    names = ["a/Data.csv", "a/data.csv", "b/\u00e9", "b/e\u0301", "c", "stra\u00dfe", "STRASSE"]
    assert clashing(names, lambda: True) == set(names) - {"c"}
    assert clashing(names, lambda: False) == set()


def test_the_file_system_is_asked_only_where_it_matters() -> None:
    """Names that differ anyway need no answer."""

    def never() -> bool:
        raise AssertionError("asked")

    assert clashing(["a", "b"], never) == set()


@pytest.mark.skipif(Path("/PROC").exists(), reason="this system takes names in another case for the same")
def test_this_file_system_tells_cases_apart(tmp_path: Path) -> None:
    """And nothing is left of the trial."""
    assert is_blind(tmp_path) is False
    assert list(tmp_path.iterdir()) == []
