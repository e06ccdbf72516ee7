"""Runs and jobs of Domino as Airflow 3 tasks; needs the extra `airflow`.

    from domino.airflow import DominoOperator

    report = DominoOperator(
        task_id="report",
        project="owner/project",
        command=["report.py", "{{ ds }}"],
        domino_conn_id="domino_default",
        deferrable=True,
    )

Importing the package loads nothing of Airflow; each name is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._hook import DominoHook as DominoHook
    from ._link import DominoLink as DominoLink
    from ._operators import DominoJobOperator as DominoJobOperator
    from ._operators import DominoOperator as DominoOperator
    from ._operators import DominoSparkOperator as DominoSparkOperator
    from ._trigger import DominoTrigger as DominoTrigger
else:  # type checkers would take every misspelt name for one of the package
    from importlib import import_module

    _HOMES = {
        "DominoHook": "._hook",
        "DominoJobOperator": "._operators",
        "DominoLink": "._link",
        "DominoOperator": "._operators",
        "DominoSparkOperator": "._operators",
        "DominoTrigger": "._trigger",
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name], __name__), name)


__all__ = [
    "DominoHook",
    "DominoJobOperator",
    "DominoLink",
    "DominoOperator",
    "DominoSparkOperator",
    "DominoTrigger",
]
