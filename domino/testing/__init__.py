"""For tests of code that uses this package: fixtures with a local Domino, and replies made by hand.

pytest finds the fixtures wherever this package is installed (`domino.testing.plugin`):

    def test_the_report_is_stored(domino):
        nightly.main()
        assert domino.files_list(domino.commits_list()[0], "reports/").data

For code that only takes replies or errors, functions create them in the shape that the API description has:

    from domino.testing import make_run

    assert summary(make_run(status="Failed", title="nightly")) == "nightly failed after 60 s"

`make_reply` creates a reply of any type.

Each name is loaded when it is first used, because pytest imports this package in every project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._failures import make_run_failure, make_status_error
    from ._files import make_file, make_file_list, make_remote_file
    from ._hardware import make_environment, make_hardware_tier
    from ._jobs import make_job, make_job_list, make_log_line
    from ._projects import make_dataset, make_project, make_snapshot, make_user
    from ._replies import make_reply
    from ._runs import make_finished_run, make_run, make_run_list, make_run_started
else:  # a type checker that saw this would accept every misspelt name
    from importlib import import_module

    _HOMES = {
        "make_dataset": "_projects",
        "make_environment": "_hardware",
        "make_file": "_files",
        "make_file_list": "_files",
        "make_finished_run": "_runs",
        "make_hardware_tier": "_hardware",
        "make_job": "_jobs",
        "make_job_list": "_jobs",
        "make_log_line": "_jobs",
        "make_project": "_projects",
        "make_remote_file": "_files",
        "make_reply": "_replies",
        "make_run": "_runs",
        "make_run_failure": "_failures",
        "make_run_list": "_runs",
        "make_run_started": "_runs",
        "make_snapshot": "_projects",
        "make_status_error": "_failures",
        "make_user": "_projects",
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "make_dataset",
    "make_environment",
    "make_file",
    "make_file_list",
    "make_finished_run",
    "make_hardware_tier",
    "make_job",
    "make_job_list",
    "make_log_line",
    "make_project",
    "make_remote_file",
    "make_reply",
    "make_run",
    "make_run_failure",
    "make_run_list",
    "make_run_started",
    "make_snapshot",
    "make_status_error",
    "make_user",
]
