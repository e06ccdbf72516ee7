"""What python-domino has and this client has not: an old script that uses it is told what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["UNCOVERED", "HintsForOldScripts"]

#: Names that nothing here takes the place of.
_NOTHING_INSTEAD = """
    active_billing_tag_by_name app_get_status app_id app_publish app_unpublish billing_tag_archive
    billing_tag_settings billing_tag_settings_mode billing_tag_settings_mode_update billing_tags_create
    billing_tags_list_active budget_alerts_settings budget_alerts_settings_update budget_alerts_targets_update
    budget_defaults_list budget_defaults_update budget_override_create budget_override_delete
    budget_override_update budget_overrides_list
    custom_metrics_client endpoint_publish endpoint_state endpoint_unpublish model_publish model_version_export
    model_version_export_logs model_version_export_status model_version_publish model_version_sagemaker_export
    model_versions_get models_list project_billing_tag project_billing_tag_bulk_update project_billing_tag_reset
    project_billing_tag_update projects_by_billing_tag
"""

#: python-domino's public names that are missing here, and what takes their place; empty where nothing does.
UNCOVERED: dict[str, str] = {
    **dict.fromkeys(_NOTHING_INSTEAD.split(), ""),
    "log": "the logger is logging.getLogger('domino')",
    "process_log": "the end of a failed run's output is in RunFailedError.log",
    "request_manager": "api is the client that sends, with these settings",
}

#: How many settings may be given without their names.
_POSITIONAL = 3

_COVERED = (
    "runs, jobs, datasets, files, blobs, commits, projects, collaborators, tags, hardware tiers, environments, users, "
    "organizations and the version"
)


class HintsForOldScripts:
    """Errors that tell the way out where a script written for python-domino asks for what is not here."""

    if not TYPE_CHECKING:  # type checkers would take every misspelt name for an attribute

        def __new__(cls, *settings: Any, **named: Any) -> Any:
            count = len(settings)
            del settings, named  # a traceback that prints locals must not print these
            # A constructor of a derived class has positions of its own.
            if count > _POSITIONAL and cls.__init__.__module__.partition(".")[0] == "domino":
                raise TypeError(
                    f"{cls.__name__}() takes project, api_key and host by position, and {count} values were given: "
                    "write domino_token_file=, auth_token= and api_proxy=, python-domino's 4th to 6th, by name"
                )
            return super().__new__(cls)

        def __getattr__(self, name: str) -> Any:
            if name in UNCOVERED:
                instead = f": {UNCOVERED[name]}" if UNCOVERED[name] else ""
                raise AttributeError(f"python-domino's {name} is not covered yet{instead}; covered are {_COVERED}")
            if hasattr(type(self), name):
                # A property raised an AttributeError of its own, which is the one to show.
                return object.__getattribute__(self, name)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
