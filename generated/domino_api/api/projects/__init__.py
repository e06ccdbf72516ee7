"""The operations of an area, each loaded when it is first used: `projects.find_project_by_owner_and_name.operation(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import add_collaborator as add_collaborator
    from . import add_git_repository as add_git_repository
    from . import add_goal as add_goal
    from . import add_tags as add_tags
    from . import archive_project as archive_project
    from . import copy_project as copy_project
    from . import create_project as create_project
    from . import find_project_by_owner_and_name as find_project_by_owner_and_name
    from . import fork_project as fork_project
    from . import get_project_settings as get_project_settings
    from . import get_project_summary as get_project_summary
    from . import get_results_settings as get_results_settings
    from . import list_collaborators as list_collaborators
    from . import list_git_repositories as list_git_repositories
    from . import list_goals as list_goals
    from . import list_hardware_tiers_for_project as list_hardware_tiers_for_project
    from . import list_projects as list_projects
    from . import list_tags as list_tags
    from . import list_visible_projects as list_visible_projects
    from . import remove_collaborator as remove_collaborator
    from . import remove_git_repository as remove_git_repository
    from . import remove_goal as remove_goal
    from . import remove_tag as remove_tag
    from . import update_collaborator_role as update_collaborator_role
    from . import update_goal as update_goal
    from . import update_project_settings as update_project_settings
    from . import update_project_status as update_project_status
    from . import update_results_settings as update_results_settings
else:  # type checkers would take every misspelt name for an operation
    from importlib import import_module

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "add_collaborator",
    "add_git_repository",
    "add_goal",
    "add_tags",
    "archive_project",
    "copy_project",
    "create_project",
    "find_project_by_owner_and_name",
    "fork_project",
    "get_project_settings",
    "get_project_summary",
    "get_results_settings",
    "list_collaborators",
    "list_git_repositories",
    "list_goals",
    "list_hardware_tiers_for_project",
    "list_projects",
    "list_tags",
    "list_visible_projects",
    "remove_collaborator",
    "remove_git_repository",
    "remove_goal",
    "remove_tag",
    "update_collaborator_role",
    "update_goal",
    "update_project_settings",
    "update_project_status",
    "update_results_settings",
]
