"""Projects, datasets and users, as the server would reply with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from domino.types import Dataset, DatasetSnapshot, Project, ProjectVisibility, SnapshotStatus, User

from ._values import BEGINNING, HOST, PROJECT_ID, USER_ID, digest, epoch_ms, new_id

__all__ = ["make_dataset", "make_project", "make_snapshot", "make_user"]


def make_project(
    name: str = "project",
    *,
    owner: str = "owner",
    id: str = PROJECT_ID,
    description: str = "",
    visibility: ProjectVisibility | str = ProjectVisibility.PRIVATE,
    tags: Iterable[str] = (),
    more: Mapping[str, Any] | None = None,
) -> Project:
    """Create a project, as `projects_find` returns it.

    Args:
        name: Its name.
        owner: The user or organization that owns it.
        id: 24 hexadecimal digits.
        description: Its description.
        visibility: Who can find it.
        tags: The names of its tags.
        more: Fields by their names on the wire, which replace those above.
    """
    return Project.from_dict(
        {
            "id": id,
            "name": name,
            "owner": {"id": USER_ID, "userName": owner},
            "description": description,
            "hardwareTierId": "small-k8s",
            "hardwareTierName": "Small",
            "environmentName": "Domino Standard Environment",
            "stageId": digest("stage")[:24],
            "visibility": str(visibility),
            "requestingUserRole": "Owner",
            "totalRunTime": "PT0S",
            "tags": [{"id": new_id("tag", tag), "name": tag, "isApproved": False} for tag in tags],
            "numComments": 0,
            "runsCountByType": [],
            "allowedOperations": ["Run", "Edit", "BrowseReadFiles", "ViewRuns"],
            "status": {"status": "active", "isBlocked": False},
            "details": {"updatedAt": _iso(BEGINNING), "isRestricted": False, "projectType": "Analytic"},
            "mainRepository": None,
            "enabledGitRepositories": [],
            **(more or {}),
        }
    )


def make_dataset(
    name: str = "dataset",
    *,
    id: str | None = None,
    description: str = "",
    project_id: str = PROJECT_ID,
    created_at: datetime = BEGINNING,
    snapshot_ids: Iterable[str] = (),
    tags: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Dataset:
    """Create a dataset, as `datasets_details` returns it and `datasets_list` lists it.

    Args:
        name: Its name.
        id: 24 hexadecimal digits. Default: an id that no other name has.
        description: Its description.
        project_id: The id of its project.
        created_at: When it was created, with a time zone.
        snapshot_ids: The ids of its snapshots.
        tags: The tags of its snapshots: the id of a snapshot, by the name of a tag.
        more: Fields by their names on the wire, which replace those above.

    Raises:
        ValueError: The time has no time zone.
    """
    epoch_ms(created_at)  # refuses one without a zone
    return Dataset.from_dict(
        {
            "id": id or new_id("dataset", name),
            "name": name,
            "description": description,
            "projectId": project_id,
            "createdAt": _iso(created_at),
            "snapshotIds": list(snapshot_ids),
            "tags": dict(tags or {}),
            **(more or {}),
        }
    )


def make_snapshot(
    of: Dataset | None = None,
    *,
    id: str | None = None,
    description: str | None = None,
    created_at: datetime | None = None,
    status: SnapshotStatus | str = SnapshotStatus.ACTIVE,
    more: Mapping[str, Any] | None = None,
) -> DatasetSnapshot:
    """Create a snapshot of a dataset, as `datasets_snapshot_details` returns it.

        sales = make_dataset("sales", snapshot_ids=["5f0000000000000000000001"])
        make_snapshot(sales, status="pending")

    Args:
        of: The dataset. Default: the result of `make_dataset()`.
        id: 24 hexadecimal digits. Default: the last snapshot id of the dataset, or an id of its own if it has none.
        description: Its description.
        created_at: When it was created, with a time zone. Default: when the dataset was created.
        status: Its status.
        more: Fields by their names on the wire, which replace those above.

    Raises:
        ValueError: The time has no time zone.
    """
    dataset = of or make_dataset()
    made = created_at or dataset.created_at or BEGINNING
    epoch_ms(made)  # refuses one without a zone
    named = [each for each in dataset.snapshot_ids or () if each]
    return DatasetSnapshot.from_dict(
        {
            "id": id or (named[-1] if named else new_id("snapshot", dataset.id)),
            "datasetId": dataset.id,
            "description": description,
            "createdAt": _iso(made),
            "creatorId": USER_ID,
            "lastMounted": None,
            "status": str(status),
            **(more or {}),
        }
    )


def make_user(
    name: str = "owner", *, id: str | None = None, full_name: str = "", more: Mapping[str, Any] | None = None
) -> User:
    """Create a user, as `users_self` returns it.

    Args:
        name: The user name.
        id: 24 hexadecimal digits. Default: an id that no other name has.
        full_name: First and last name. Default: the user name.
        more: Fields by their names on the wire, which replace those above.
    """
    first, _, last = (full_name or name).partition(" ")
    return User.from_dict(
        {
            "id": id or (USER_ID if name == "owner" else new_id("user", name)),
            "userName": name,
            "firstName": first,
            "lastName": last,
            "fullName": full_name or name,
            "avatarUrl": f"{HOST}/assets/avatar.png",
            "email": f"{name}@example.com",
            "companyName": None,
            "phoneNumber": None,
            "idpId": None,
            "roles": ["Practitioner"],
            "organizations": [],
            **(more or {}),
        }
    )


def _iso(time: datetime) -> str:
    return time.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
