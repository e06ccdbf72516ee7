"""`docs/local-domino.md` names everything that can be set, with the default that it has."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

import pytest

from domino.local import Fault, LocalSettings
from domino.local.api import OPERATIONS
from domino.local.http.faults import SHAPES

PAGE = (Path(__file__).parents[2] / "docs" / "local-domino.md").read_text(encoding="utf-8")
TABLES = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| `")]
ROWS = {first.strip("`"): rest for first, *rest in TABLES}
OPTIONS = {rest[0].strip("`"): name for name, rest in ROWS.items() if rest[0].startswith("`--")}


def default_of(field: Field[Any]) -> str:
    """Return the default as the page spells it."""
    value = field.default if field.default_factory is MISSING else field.default_factory()
    return f"`{value!r}`"


@pytest.mark.parametrize("field", fields(LocalSettings), ids=lambda field: field.name)
def test_the_page_has_every_setting_with_its_default(field: Field[Any]) -> None:
    option, default, meaning = ROWS[field.name]
    assert meaning
    if field.name == "hardware_tiers":
        assert default == ", ".join(f"`{tier.name}`" for tier in LocalSettings().hardware_tiers)
    else:
        assert default == default_of(field)
    assert option == "" or OPTIONS[option.strip("`")] == field.name


def test_the_page_has_every_option_of_the_command_line_and_no_other() -> None:
    command = [sys.executable, "-m", "domino.local", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  (?:-h, )?(--[a-z-]+)", told, re.MULTILINE)) == {*OPTIONS, "--help"}
    assert "docs/local-domino.md" in told


@pytest.mark.parametrize("field", fields(Fault), ids=lambda field: field.name)
def test_the_page_has_every_field_of_a_fault_with_its_default_and_an_example(field: Field[Any]) -> None:
    default, meaning, examples = ROWS[field.name]
    assert meaning
    assert default == default_of(field)
    for example in re.findall(r"`([^`]+)`", examples):
        assert isinstance(eval(example, {"Fault": Fault}), Fault)  # noqa: S307  # what a user would copy
        assert field.name == "match" or f"{field.name}=" in example


def test_the_page_names_every_operation_and_every_shape_of_an_error() -> None:
    assert [route.name for route in OPERATIONS if f"`{route.name}`" not in PAGE] == []
    assert [name for name in SHAPES if f"`{name}`" not in PAGE] == []
