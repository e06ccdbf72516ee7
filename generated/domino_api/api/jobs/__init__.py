"""The operations of an area, each loaded when it is first used: `jobs.list_jobs.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import add_job_comment as add_job_comment
    from . import add_job_goal as add_job_goal
    from . import add_job_tag as add_job_tag
    from . import archive_job as archive_job
    from . import archive_job_comment as archive_job_comment
    from . import get_default_compute_cluster as get_default_compute_cluster
    from . import get_job as get_job
    from . import get_job_logs as get_job_logs
    from . import get_job_results as get_job_results
    from . import get_job_runtime_execution_details as get_job_runtime_execution_details
    from . import get_job_usage as get_job_usage
    from . import list_job_comments as list_job_comments
    from . import list_job_goals as list_job_goals
    from . import list_job_tags as list_job_tags
    from . import list_job_tags_of_project as list_job_tags_of_project
    from . import list_jobs as list_jobs
    from . import remove_job_goal as remove_job_goal
    from . import remove_job_tag as remove_job_tag
    from . import rename_job as rename_job
    from . import restart_job as restart_job
    from . import start_job as start_job
    from . import stop_job as stop_job
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "add_job_comment",
    "add_job_goal",
    "add_job_tag",
    "archive_job",
    "archive_job_comment",
    "get_default_compute_cluster",
    "get_job",
    "get_job_logs",
    "get_job_results",
    "get_job_runtime_execution_details",
    "get_job_usage",
    "list_job_comments",
    "list_job_goals",
    "list_job_tags",
    "list_job_tags_of_project",
    "list_jobs",
    "remove_job_goal",
    "remove_job_tag",
    "rename_job",
    "restart_job",
    "start_job",
    "stop_job",
]
