# Made by scripts/regen.sh from domino/areas/datasets.py: edit that file, not this one.
"""Datasets: folders of files that runs share; their snapshots, tags and grants."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._display.lists import DatasetTable
from domino._waiting.poll import MAX_POLL_TIME
from domino.areas.datasets import SNAPSHOT_POLL_FREQ
from domino.config import Timeout

from .projects import Projects

__all__ = ["Datasets"]


class Datasets(Projects):
    """Datasets."""

    def datasets_list(self, project_id: str | None = None, *, limit: int | None = None) -> DatasetTable:
        """List datasets, all pages of them: `.id`, `.name`, `.description`, `.tags`. Wire facts 4.4.

        Args:
            project_id: Only datasets of this project, as `domino.project_id`; None for all that the user may see.
            limit: How many to return at most; None for all.
        """
        return run_blocking(self._suspending.datasets_list(project_id, limit=limit))

    def datasets_iter(
        self, project_id: str | None = None, *, limit: int | None = None
    ) -> Generator[models.Dataset, None, None]:
        """Yield datasets, requesting each page when it is needed. Wire facts 4.4.

        Args:
            project_id: Only datasets of this project; None for all that the user may see.
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.datasets_iter(project_id, limit=limit))

    def datasets_ids(self, project_id: str | None = None) -> list[str]:
        """Return the ids of the datasets of a project, or of all that the user may see.

        Args:
            project_id: The project, as `domino.project_id`; None for all.
        """
        return run_blocking(self._suspending.datasets_ids(project_id))

    def datasets_names(self, project_id: str | None = None) -> list[str]:
        """Return the names of the datasets of a project, or of all that the user may see.

        Args:
            project_id: The project, as `domino.project_id`; None for all.
        """
        return run_blocking(self._suspending.datasets_names(project_id))

    def datasets_create(
        self,
        dataset_name: str,
        dataset_description: str | None = None,
        *,
        snapshot_id: str | None = None,
        grants: Sequence[models.DatasetGrant | Mapping[str, str]] = (),
    ) -> models.Dataset:
        """Create a dataset in the project, empty or with the files of a snapshot. Wire facts 4.4.

        Args:
            dataset_name: Its name, unique in the project.
            dataset_description: What it is for.
            snapshot_id: A snapshot to copy the files from.
            grants: Who may use it besides you, as `DatasetGrant(target_id=..., target_role=DatasetRole.READER)`.

        Raises:
            DatasetExistsException: The project has one of that name.
            CallError: If the reply was lost, the dataset may exist: check `datasets_names()`.
        """
        return run_blocking(
            self._suspending.datasets_create(dataset_name, dataset_description, snapshot_id=snapshot_id, grants=grants)
        )

    def datasets_details(self, dataset_id: str) -> models.Dataset:
        """Return one dataset. Raises NotFoundError if it does not exist. Wire facts 4.4."""
        return run_blocking(self._suspending.datasets_details(dataset_id))

    def datasets_update_details(
        self, dataset_id: str, dataset_name: str | None = None, dataset_description: str | None = None
    ) -> models.Dataset:
        """Change the name or the description of a dataset, and return it. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            dataset_name: Its new name, unique in the project; None keeps the old one.
            dataset_description: Its new description; None keeps the old one.

        Raises:
            DatasetExistsException: Another dataset of its project has that name.
            ValueError: There is nothing to change.
        """
        return run_blocking(self._suspending.datasets_update_details(dataset_id, dataset_name, dataset_description))

    def datasets_remove(self, dataset_ids: Sequence[str]) -> list[models.Dataset]:
        """Delete datasets with their files and snapshots, and return them as they were. Wire facts 4.4.

        All of them are looked up first: if one does not exist, none is removed. The returned objects can also be used
        like the HTTP responses that python-domino returns.

        Args:
            dataset_ids: Their ids.

        Raises:
            TypeError: It is one string.
            DatasetNotFoundException: One of them is not there.
        """
        return run_blocking(self._suspending.datasets_remove(dataset_ids))

    def datasets_snapshots_iter(
        self, dataset_id: str, *, limit: int | None = None
    ) -> Generator[models.DatasetSnapshot, None, None]:
        """Yield the snapshots of a dataset, requesting each page when it is needed. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.datasets_snapshots_iter(dataset_id, limit=limit))

    def datasets_snapshots_list(self, dataset_id: str, *, limit: int | None = None) -> list[models.DatasetSnapshot]:
        """List the snapshots of a dataset, all pages of them. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            limit: How many to return at most; None for all.
        """
        return run_blocking(self._suspending.datasets_snapshots_list(dataset_id, limit=limit))

    def datasets_snapshot_details(self, snapshot_id: str) -> models.DatasetSnapshot:
        """Return one snapshot, with its `.status`. Raises NotFoundError if it does not exist. Wire facts 4.4."""
        return run_blocking(self._suspending.datasets_snapshot_details(snapshot_id))

    def datasets_snapshot_create(
        self,
        dataset_id: str,
        paths: Sequence[str] | None = None,
        *,
        tag: str | None = None,
        poll_freq: Timeout = SNAPSHOT_POLL_FREQ,
        max_poll_time: Timeout = MAX_POLL_TIME,
    ) -> models.DatasetSnapshot:
        """Create a snapshot of a dataset, wait until it is complete, and return it. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            paths: Files and folders in it; None for all.
            tag: A tag for the snapshot, once it is complete; it is taken from any other snapshot that has it.
            poll_freq: Seconds between two polls.
            max_poll_time: Seconds to wait in total. After that, the snapshot is returned as it is; see its `.status`.

        Raises:
            DominoError: The deployment could not make it.
            CallError: Where its answer was lost, the snapshot may be there: it is not asked for twice, and
                `datasets_snapshots_list(dataset_id)` tells.
        """
        return run_blocking(
            self._suspending.datasets_snapshot_create(
                dataset_id, paths, tag=tag, poll_freq=poll_freq, max_poll_time=max_poll_time
            )
        )

    def datasets_tag_add(self, dataset_id: str, snapshot_id: str, tag_name: str) -> models.Dataset:
        """Give a snapshot a tag and return the dataset, whose `.tags` are ids by tags. Wire facts 4.4.

        Runs find the snapshot at `snapshots/<dataset>/<tag>`. The tag is taken from any other snapshot that has it.

        Args:
            dataset_id: The dataset.
            snapshot_id: One of its snapshots.
            tag_name: A letter, then letters, digits, hyphens and underscores.
        """
        return run_blocking(self._suspending.datasets_tag_add(dataset_id, snapshot_id, tag_name))

    def datasets_tag_remove(self, dataset_id: str, tag_name: str) -> models.Dataset:
        """Remove a tag from its snapshot, and return the dataset. Wire facts 4.4."""
        return run_blocking(self._suspending.datasets_tag_remove(dataset_id, tag_name))

    def datasets_grants_list(self, dataset_id: str) -> list[models.DatasetGrantDetails]:
        """List the grants of a dataset: `.target_name`, `.target_role`. Wire facts 4.4."""
        return run_blocking(self._suspending.datasets_grants_list(dataset_id))

    def datasets_grant_add(
        self, dataset_id: str, target_id: str, target_role: models.DatasetRole | str
    ) -> list[models.DatasetGrant]:
        """Give a user or an organization a role in a dataset, and return all grants. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            target_id: Id of the user or organization.
            target_role: A DatasetRole, as `DatasetRole.READER`, or its text.
        """
        return run_blocking(self._suspending.datasets_grant_add(dataset_id, target_id, target_role))

    def datasets_grant_remove(
        self, dataset_id: str, target_id: str, target_role: models.DatasetRole | str
    ) -> list[models.DatasetGrant]:
        """Revoke a role in a dataset from a user or an organization, and return the other grants. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            target_id: Id of the user or organization.
            target_role: The role to revoke.
        """
        return run_blocking(self._suspending.datasets_grant_remove(dataset_id, target_id, target_role))
