"""The endpoints, a file an area; each file has the paths of its own.

The names of `OPERATIONS` are those of the description, in snake case. Paths are matched as they stand in the request
line: `%2F` in a name is not a slash between names.
"""

from __future__ import annotations

from . import (
    browsing,
    collaborators,
    dataset_files,
    dataset_pages,
    datasets,
    deployment,
    environments,
    files,
    job_goals,
    jobs,
    organizations,
    project_forms,
    project_goals,
    project_records,
    project_settings,
    project_tags,
    projects,
    runs,
    tokens,
    users,
    web_pages,
)

__all__ = ["BESIDES", "OPERATIONS"]

#: What the description has.
OPERATIONS = [
    *deployment.OPERATIONS,
    *runs.OPERATIONS,
    *files.OPERATIONS,
    *projects.OPERATIONS,
    *project_records.OPERATIONS,
    *project_tags.OPERATIONS,
    *collaborators.OPERATIONS,
    *project_settings.OPERATIONS,
    *project_goals.OPERATIONS,
    *users.OPERATIONS,
    *organizations.OPERATIONS,
    *tokens.OPERATIONS,
    *environments.OPERATIONS,
    *datasets.OPERATIONS,
    *dataset_files.OPERATIONS,
    *job_goals.OPERATIONS,
    *jobs.OPERATIONS,
]
#: What it has not: other clients ask for it, or it is the server's own.
BESIDES = [
    *jobs.BESIDES,
    *users.BESIDES,
    *deployment.BESIDES,
    *browsing.BESIDES,
    *dataset_pages.BESIDES,
    *project_tags.BESIDES,
    *collaborators.BESIDES,
    *project_forms.BESIDES,
    *web_pages.BESIDES,
]
