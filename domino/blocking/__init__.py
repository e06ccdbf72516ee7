# Made by scripts/regen.sh from domino/areas/__init__.py: edit that file, not this one.
"""The areas of the API, one file an area: blocking."""

from __future__ import annotations

from .blobs import Blobs
from .bulk_files import BulkFiles
from .dataset_files import DatasetFiles
from .datasets import Datasets
from .deployment import Deployment
from .environments import Environments
from .files import Files
from .goals import Goals
from .jobs import Jobs
from .legacy import Legacy
from .logs import Logs
from .new_projects import NewProjects
from .organizations import Organizations
from .project_settings import ProjectSettings
from .runs import Runs
from .tags import Tags
from .tokens import Tokens
from .users import Users

__all__ = ["Areas"]


class Areas(
    Legacy,
    Jobs,
    Runs,
    Logs,
    BulkFiles,
    Files,
    Blobs,
    DatasetFiles,
    Datasets,
    Environments,
    NewProjects,
    Users,
    Organizations,
    Tokens,
    Tags,
    Goals,
    ProjectSettings,
    Deployment,
):
    """Every area."""
