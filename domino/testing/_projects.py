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
    """Make a project, as `projects_find` replies with it.

    Args:
        name: Its name.
        owner: The user or organization that it belongs to.
        id: 24 hexadecimal digits.
        description: What its page says.
        visibility: Who can find it.
        tags: Names of its tags.
        more: Fields by their names on the wire, that replace those above.
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
    """Make a dataset, as `datasets_details` replies with it and `datasets_list` lists it.

    Args:
        name: Its name.
        id: 24 hexadecimal digits. Default: one that no other name has.
        description: What it is.
        project_id: The id of its project.
        created_at: When it was made, with a time zone.
        snapshot_ids: Ids of its snapshots.
        tags: The id of a snapshot by the name of a tag.
        more: Fields by their names on the wire, that replace those above.

    Raises:
        ValueError: The time has no zone.
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
    """Make a snapshot of a dataset, as `datasets_snapshot_details` replies with it.

        sales = make_dataset("sales", snapshot_ids=["5f0000000000000000000001"])
        make_snapshot(sales, status="pending")

    Args:
        of: The dataset. Default: one of `make_dataset`.
        id: 24 hexadecimal digits. Default: the last one that the dataset names, else one of its own.
        description: What it is for.
        created_at: When it was made, with a time zone. Default: with its dataset.
        status: Where it stands.
        more: Fields by their names on the wire, that replace those above.

    Raises:
        ValueError: The time has no zone.
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
    """Make a user, as `users_self` replies with it.

    Args:
        name: The user name.
        id: 24 hexadecimal digits. Default: one that no other name has.
        full_name: First and last name. Default: the user name.
        more: Fields by their names on the wire, that replace those above.
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
