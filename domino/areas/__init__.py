"""The areas of the API, one file an area: suspending, and written by hand. `domino/blocking` is made from them."""

from __future__ import annotations

from .blobs import AsyncBlobs
from .bulk_files import AsyncBulkFiles
from .dataset_files import AsyncDatasetFiles
from .datasets import AsyncDatasets
from .deployment import AsyncDeployment
from .environments import AsyncEnvironments
from .files import AsyncFiles
from .goals import AsyncGoals
from .jobs import AsyncJobs
from .legacy import AsyncLegacy
from .logs import AsyncLogs
from .new_projects import AsyncNewProjects
from .organizations import AsyncOrganizations
from .project_settings import AsyncProjectSettings
from .runs import AsyncRuns
from .tags import AsyncTags
from .tokens import AsyncTokens
from .users import AsyncUsers

__all__ = ["AsyncAreas"]


class AsyncAreas(
    AsyncLegacy,
    AsyncJobs,
    AsyncRuns,
    AsyncLogs,
    AsyncBulkFiles,
    AsyncFiles,
    AsyncBlobs,
    AsyncDatasetFiles,
    AsyncDatasets,
    AsyncEnvironments,
    AsyncNewProjects,
    AsyncUsers,
    AsyncOrganizations,
    AsyncTokens,
    AsyncTags,
    AsyncGoals,
    AsyncProjectSettings,
    AsyncDeployment,
):
    """Every area."""
