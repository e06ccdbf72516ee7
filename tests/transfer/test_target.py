"""Names of files in a project as names of local files."""

from __future__ import annotations

import pytest

from domino._transfer.target import local_name


@pytest.mark.parametrize(
    "name",
    [
        *("..\\..\\x", "\\x", "C:x", "a.txt:stream", "a*", "a?", "a.", "a ", "..."),
        *("nul", "NUL.txt", "Con", "aux .h", "COM1", "lpt\xb9.x"),
    ],
)
def test_a_name_of_the_project_that_is_another_place_on_windows_is_refused_there(name: str) -> None:
    """Whoever wrote to the project chose it; elsewhere these are names like any other."""
    with pytest.raises(ValueError, match="cannot be the name of a file here: name the file yourself"):
        local_name(f"data/{name}", windows=True)
    assert local_name(f"data/{name}", windows=False) == name


@pytest.mark.parametrize("name", ["a.txt", "console", "comma.csv", "com10", "a b", ".hidden", "nul-1", "ä.csv", "con1"])
def test_names_that_windows_takes_are_taken(name: str) -> None:
    """Only whole names of devices are devices."""
    assert local_name(f"data/{name}", windows=True) == name


@pytest.mark.parametrize("path", ["..", "data/..", "data/.", "data/", ""])
def test_a_path_that_ends_in_no_name_is_no_local_file(path: str) -> None:
    """On any system."""
    for windows in (True, False):
        with pytest.raises(ValueError, match="cannot be the name of a file"):
            local_name(path, windows=windows)
