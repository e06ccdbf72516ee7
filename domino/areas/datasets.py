"""Datasets: folders of files that runs share; their snapshots, tags and grants."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Mapping, Sequence

from domino_api import models
from domino_api.api import datasets

from domino._calls.answers import check_about
from domino._calls.paging import Page, Place, paged
from domino._display.lists import DatasetTable
from domino._waiting.poll import MAX_POLL_TIME
from domino._web import handed_on
from domino.config import Timeout, is_whole, seconds
from domino.errors import CallError, DominoError, NotFoundError
from domino.exceptions import DatasetExistsException, DatasetNotFoundException

from .projects import AsyncProjects

__all__ = ["AsyncDatasets", "checked_id"]

_logger = logging.getLogger("domino.datasets")

#: Seconds between two looks at a snapshot that is being made.
SNAPSHOT_POLL_FREQ = 2.0
#: The statuses of a snapshot that is still being made, and of one that never will be.
_BEING_MADE = ("pending", "copying")
_FAILED = "failed"


def checked_id(value: str, name: str) -> str:
    """Return the id of a dataset, a snapshot or a project; raise TypeError or ValueError if it can be none."""
    if not isinstance(value, str):
        raise TypeError(
            f"{name} must be a str, not {type(value).__name__}: a dataset, snapshot or project has it as .id"
        )
    if not value.strip():
        raise ValueError(f"{name} is empty")
    return value


class AsyncDatasets(AsyncProjects):
    """Datasets."""

    async def datasets_list(self, project_id: str | None = None, *, limit: int | None = None) -> DatasetTable:
        """List datasets, all pages of them: `.id`, `.name`, `.description`, `.tags`. Wire facts 4.4.

        Args:
            project_id: Only datasets of this project, as `domino.project_id`; None for all that the user may see.
            limit: How many to return at most; None for all.
        """
        found = self.datasets_iter(project_id, limit=limit)
        return DatasetTable([dataset async for dataset in found])

    def datasets_iter(
        self, project_id: str | None = None, *, limit: int | None = None
    ) -> AsyncGenerator[models.Dataset, None]:
        """Yield datasets, requesting each page when it is needed. Wire facts 4.4.

        Args:
            project_id: Only datasets of this project; None for all that the user may see.
            limit: How many to return at most; None for all.
        """
        project = None if project_id is None else [checked_id(project_id, "project_id")]
        _check_limit(limit)

        async def ask(place: Place) -> Page[models.Dataset]:
            operation = datasets.list_datasets.operation(
                project_ids_to_include=project, offset=place.offset, limit=place.size
            )
            listed = await self._engine.call(operation)
            total = listed.metadata.total_count if listed.metadata is not None else None
            return Page([_listed(item) for item in listed.datasets], total)

        return paged(ask, lambda dataset: dataset.id, limit=limit)

    async def datasets_ids(self, project_id: str | None = None) -> list[str]:
        """Return the ids of the datasets of a project, or of all that the user may see.

        Args:
            project_id: The project, as `domino.project_id`; None for all.
        """
        return [dataset.id for dataset in await self.datasets_list(project_id)]

    async def datasets_names(self, project_id: str | None = None) -> list[str]:
        """Return the names of the datasets of a project, or of all that the user may see.

        Args:
            project_id: The project, as `domino.project_id`; None for all.
        """
        return [dataset.name or "" for dataset in await self.datasets_list(project_id)]

    async def datasets_create(
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
        _check_name(dataset_name)
        project_id = await self._find_project_id()
        await self._check_free(dataset_name, project_id)
        body = models.NewDataset(
            name=dataset_name,
            description=dataset_description,
            project_id=project_id,
            snapshot_id=None if snapshot_id is None else checked_id(snapshot_id, "snapshot_id"),
            grants=[_grant(each) for each in grants] or None,
        )
        made = await self._engine.call(datasets.create_dataset.operation(body=body))
        return _as_in_python_domino(made.dataset)

    async def datasets_details(self, dataset_id: str) -> models.Dataset:
        """Return one dataset. Raises NotFoundError if it does not exist. Wire facts 4.4."""
        operation = datasets.get_dataset.operation(checked_id(dataset_id, "dataset_id"))
        found = (await self._engine.call(operation)).dataset
        check_about(operation, "id", dataset_id, found.id)
        return _as_in_python_domino(found)

    async def datasets_update_details(
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
        checked_id(dataset_id, "dataset_id")
        if dataset_name is None and dataset_description is None:
            raise ValueError("there is nothing to change: give dataset_name, dataset_description or both")
        if dataset_name is not None:
            _check_name(dataset_name)
            known = await self.datasets_details(dataset_id)
            if known.name != dataset_name and known.project_id:
                await self._check_free(dataset_name, known.project_id)
        change = models.DatasetChange(name=dataset_name, description=dataset_description)
        operation = datasets.update_dataset.operation(dataset_id, body=change)
        changed = (await self._engine.call(operation)).dataset
        check_about(operation, "id", dataset_id, changed.id)
        return _as_in_python_domino(changed)

    async def datasets_remove(self, dataset_ids: Sequence[str]) -> list[models.Dataset]:
        """Delete datasets with their files and snapshots, and return them as they were. Wire facts 4.4.

        All of them are looked up first: if one does not exist, none is removed. The returned objects can also be used
        like the HTTP responses that python-domino returns.

        Args:
            dataset_ids: Their ids.

        Raises:
            TypeError: It is one string.
            DatasetNotFoundException: One of them is not there.
        """
        if isinstance(dataset_ids, str):
            raise TypeError(f"dataset_ids must be a list of ids: write [{dataset_ids!r}]")
        for dataset_id in dataset_ids:
            checked_id(dataset_id, "dataset_id")
        known: list[models.Dataset] = []
        for dataset_id in dataset_ids:
            try:
                known.append(await self.datasets_details(dataset_id))
            except NotFoundError as error:
                raise DatasetNotFoundException(f"there is no dataset {dataset_id}; none was removed") from error
        from domino._python_domino.removed import RemovedDataset  # here, for it loads its model

        removed: list[models.Dataset] = []
        for dataset in known:
            try:
                gone = await self._engine.call(datasets.delete_dataset.operation(dataset.id))
            except CallError as error:
                if removed:
                    error.message += f"; removed before: {', '.join(each.id for each in removed)}"
                raise
            removed.append(RemovedDataset.from_dict(_as_in_python_domino(gone.dataset or dataset).to_dict()))
        return removed

    # Snapshots

    def datasets_snapshots_iter(
        self, dataset_id: str, *, limit: int | None = None
    ) -> AsyncGenerator[models.DatasetSnapshot, None]:
        """Yield the snapshots of a dataset, requesting each page when it is needed. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            limit: How many to return at most; None for all.
        """
        checked_id(dataset_id, "dataset_id")
        _check_limit(limit)

        async def ask(place: Place) -> Page[models.DatasetSnapshot]:
            operation = datasets.list_dataset_snapshots.operation(dataset_id, offset=place.offset, limit=place.size)
            listed = await self._engine.call(operation)
            return Page(listed.snapshots, listed.metadata.total_count if listed.metadata is not None else None)

        return paged(ask, lambda snapshot: snapshot.id, limit=limit)

    async def datasets_snapshots_list(
        self, dataset_id: str, *, limit: int | None = None
    ) -> list[models.DatasetSnapshot]:
        """List the snapshots of a dataset, all pages of them. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            limit: How many to return at most; None for all.
        """
        found = self.datasets_snapshots_iter(dataset_id, limit=limit)
        return [snapshot async for snapshot in found]

    async def datasets_snapshot_details(self, snapshot_id: str) -> models.DatasetSnapshot:
        """Return one snapshot, with its `.status`. Raises NotFoundError if it does not exist. Wire facts 4.4."""
        operation = datasets.get_dataset_snapshot.operation(checked_id(snapshot_id, "snapshot_id"))
        found = (await self._engine.call(operation)).snapshot
        check_about(operation, "id", snapshot_id, found.id)
        return found

    async def datasets_snapshot_create(
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
        checked_id(dataset_id, "dataset_id")
        if isinstance(paths, str):
            raise TypeError(f"paths must be a list of paths: write [{paths!r}]")
        if paths is not None and not paths:
            raise ValueError("paths is empty: pass None for all files")
        if tag is not None:
            checked_id(tag, "tag")
        pause, patience = seconds(poll_freq, "poll_freq"), seconds(max_poll_time, "max_poll_time")
        body = models.NewSnapshot(relative_file_paths=["."] if paths is None else [str(path) for path in paths])
        snapshot = (await self._engine.call(datasets.create_dataset_snapshot.operation(dataset_id, body=body))).snapshot
        deadline = self._engine.clock.monotonic() + patience
        while snapshot.status in _BEING_MADE and self._engine.clock.monotonic() < deadline:
            await self._engine.sleep(pause)
            snapshot = await self.datasets_snapshot_details(snapshot.id)
        if snapshot.status == _FAILED:
            raise DominoError(f"the deployment could not make the snapshot {snapshot.id} of dataset {dataset_id}")
        if tag is not None:
            await self.datasets_tag_add(dataset_id, snapshot.id, tag)
        return snapshot

    # Tags

    async def datasets_tag_add(self, dataset_id: str, snapshot_id: str, tag_name: str) -> models.Dataset:
        """Give a snapshot a tag and return the dataset, whose `.tags` are ids by tags. Wire facts 4.4.

        Runs find the snapshot at `snapshots/<dataset>/<tag>`. The tag is taken from any other snapshot that has it.

        Args:
            dataset_id: The dataset.
            snapshot_id: One of its snapshots.
            tag_name: A letter, then letters, digits, hyphens and underscores.
        """
        body = models.NewDatasetTag(
            tag_name=checked_id(tag_name, "tag_name"), snapshot_id=checked_id(snapshot_id, "snapshot_id")
        )
        operation = datasets.add_dataset_tag.operation(checked_id(dataset_id, "dataset_id"), body=body)
        return _as_in_python_domino((await self._engine.call(operation)).dataset)

    async def datasets_tag_remove(self, dataset_id: str, tag_name: str) -> models.Dataset:
        """Remove a tag from its snapshot, and return the dataset. Wire facts 4.4."""
        operation = datasets.remove_dataset_tag.operation(
            checked_id(dataset_id, "dataset_id"), checked_id(tag_name, "tag_name")
        )
        return _as_in_python_domino((await self._engine.call(operation)).dataset)

    # Grants

    async def datasets_grants_list(self, dataset_id: str) -> list[models.DatasetGrantDetails]:
        """List the grants of a dataset: `.target_name`, `.target_role`. Wire facts 4.4."""
        operation = datasets.list_dataset_grants.operation(checked_id(dataset_id, "dataset_id"))
        return (await self._engine.call(operation)).grant_details

    async def datasets_grant_add(
        self, dataset_id: str, target_id: str, target_role: models.DatasetRole | str
    ) -> list[models.DatasetGrant]:
        """Give a user or an organization a role in a dataset, and return all grants. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            target_id: Id of the user or organization.
            target_role: A DatasetRole, as `DatasetRole.READER`, or its text.
        """
        grant = _grant({"targetId": target_id, "targetRole": target_role})
        operation = datasets.add_dataset_grant.operation(checked_id(dataset_id, "dataset_id"), body=grant)
        return (await self._engine.call(operation)).grants or []

    async def datasets_grant_remove(
        self, dataset_id: str, target_id: str, target_role: models.DatasetRole | str
    ) -> list[models.DatasetGrant]:
        """Revoke a role in a dataset from a user or an organization, and return the other grants. Wire facts 4.4.

        Args:
            dataset_id: The dataset.
            target_id: Id of the user or organization.
            target_role: The role to revoke.
        """
        grant = _grant({"targetId": target_id, "targetRole": target_role})
        operation = datasets.remove_dataset_grant.operation(checked_id(dataset_id, "dataset_id"), body=grant)
        return (await self._engine.call(operation)).grants or []

    async def _check_free(self, name: str, project_id: str) -> None:
        if name in await self.datasets_names(project_id):
            raise DatasetExistsException(
                f"the project has a dataset named {name!r} already: names are unique in a project"
            )


def _listed(item: models.DatasetListItem) -> models.Dataset:
    """Return the dataset of a list's item: live deployments call it otherwise than their specification does."""
    if item.dataset is not None:
        told = item.dataset.to_dict()
    elif item.dataset_rw_dto is None:
        told = item.to_dict()
    else:
        told = item.dataset_rw_dto.to_dict()
        created = item.dataset_rw_dto.created_time_at
        if created is not None:
            told = {"createdAt": created.isoformat(), **told}
    return _as_in_python_domino(handed_on(models.Dataset.from_dict(told), item))


def _as_in_python_domino(dataset: models.Dataset) -> models.Dataset:
    """Return a dataset whose dict also has the names that python-domino's scripts look up."""
    told = dataset.to_dict()
    names = {"datasetId": dataset.id, "datasetName": dataset.name, "created": told.get("createdAt")}
    return handed_on(models.Dataset.from_dict({**told, **names}), dataset)


def _grant(value: models.DatasetGrant | Mapping[str, str]) -> models.DatasetGrant:
    """Return a grant; dicts have the names of the wire. Raise TypeError or ValueError if it can be none."""
    if not isinstance(value, Mapping) or not {"targetId", "targetRole"} <= value.keys():
        raise TypeError(f"a grant is a DatasetGrant, or a dict with targetId and targetRole, not {value!r}")
    role = models.DatasetRole(value["targetRole"])
    if not role.is_known:
        known = ", ".join(f"DatasetRole.{each.name} ({each})" for each in models.DatasetRole)
        raise ValueError(f"there is no role {str(role)!r} in a dataset: write one of {known}")
    return models.DatasetGrant(target_id=checked_id(value["targetId"], "target_id"), target_role=role)


def _check_name(name: str) -> None:
    if not isinstance(name, str):
        raise TypeError(f"dataset_name must be a str, not {type(name).__name__}")
    if not name.strip():
        raise ValueError("dataset_name is empty")


def _check_limit(limit: int | None) -> None:
    if limit is not None and not is_whole(limit, 0):
        raise ValueError(f"limit must be a whole number from 0 up, or None for all, not {limit!r}")
