"""What the package says where Airflow is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

import domino.airflow


def test_airflow_that_is_missing_is_asked_for_by_name() -> None:
    """With the command to type; importing the package alone needs nothing."""
    code = """
import sys
sys.modules["airflow"] = None
import domino.airflow
try:
    domino.airflow.DominoOperator
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert "pip install" in done.stdout
    assert "[airflow]" in done.stdout


def test_unknown_names_are_attribute_errors() -> None:
    """A lazy package is as strict as any other."""
    with pytest.raises(AttributeError, match="no attribute 'DominoOperatr'"):
        _ = domino.airflow.DominoOperatr  # type: ignore[attr-defined]
