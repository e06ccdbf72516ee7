"""Projects as each family of the API shows them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from domino.local.http.deployment import Deployment
from domino.local.http.replies import iso_time
from domino.local.store.database import Project
from domino.local.store.runs import Run

from .environments import ENVIRONMENT

VISIBILITIES = ("Public", "Searchable", "Private")
STAGE_ID = "0" * 24
_ACTIVE = {"status": "active", "isBlocked": False}


@dataclass(frozen=True)
class Known:
    """A project with all that is known of it, read at once."""

    project: Project
    facts: dict[str, Any]
    runs: list[Run]
    tags: list[dict[str, object]]
    roles: dict[str, str]

    @classmethod
    def of(cls, deployment: Deployment, project: Project) -> Known:
        """Read it."""
        tags = [show_tag(tag.id, tag.name) for tag in deployment.tags.of(project.id)]
        facts = deployment.projects.details.of(project).facts
        roles = deployment.collaborators.of(project.id)
        return cls(project, facts, deployment.database.runs(project.id), tags, roles)

    @property
    def updated(self) -> int:
        """When it last changed, in milliseconds since 1970."""
        of_runs = (run.post_processed or run.queued for run in self.runs)
        return max([self.project.created, int(self.facts.get("changed", 0)), *of_runs])

    @property
    def description(self) -> str:
        """What is said of it."""
        return str(self.facts.get("description", ""))

    @property
    def visibility(self) -> str:
        """Who can find it."""
        return str(self.facts.get("visibility", "Private"))

    @property
    def status(self) -> dict[str, Any]:
        """Where it stands."""
        return dict(self.facts.get("status", _ACTIVE))

    @property
    def is_restricted(self) -> bool:
        """Whether it is restricted, which changes nothing here."""
        return bool(self.facts.get("isRestricted"))


def show_tag(tag_id: str, name: str) -> dict[str, object]:
    """Return a tag as it is shown everywhere."""
    return {"id": tag_id, "name": name, "isApproved": False}


def show_listed(deployment: Deployment, known: Known) -> dict[str, object]:
    """Return a project as the web interface lists it."""
    over = [run for run in known.runs if run.is_completed]
    latest = over[0] if over else None
    counts = {"runType": "Batch", "executingCount": len(known.runs) - len(over), "stoppedCount": len(over)}
    return {
        "id": known.project.id,
        "name": known.project.name,
        "ownerId": deployment.user_id,
        "ownerName": known.project.owner,
        "description": known.description,
        "visibility": known.visibility,
        "tags": known.tags,
        "runCounts": [counts],
        "latestResultTimestamp": iso_time(latest.post_processed or latest.queued) if latest else None,
        "latestResultRunId": latest.id if latest else None,
        "relationship": "Owned",
        "projectType": "Analytic",
        "stageId": STAGE_ID,
        "status": known.status,
        "details": {"updatedAt": iso_time(known.updated), "isRestricted": known.is_restricted},
        "mainGitRepositoryUri": None,
        "isPinned": False,
    }


def show_overview(deployment: Deployment, known: Known) -> dict[str, object]:
    """Return a project as it is found by its name."""
    spent = sum((run.completed or run.started) - run.started for run in known.runs if run.started) / 1000
    tier = deployment.projects.default_tier(known.project)
    details = {"updatedAt": iso_time(known.updated), "isRestricted": known.is_restricted, "projectType": "Analytic"}
    return {
        "id": known.project.id,
        "name": known.project.name,
        "owner": {"id": deployment.user_id, "userName": known.project.owner},
        "description": known.description,
        "hardwareTierId": tier.id,
        "hardwareTierName": tier.name,
        "environmentName": ENVIRONMENT["name"],
        "stageId": STAGE_ID,
        "visibility": known.visibility,
        "requestingUserRole": "Owner",
        "totalRunTime": f"PT{spent:.3f}S",
        "tags": known.tags,
        "numComments": 0,
        "runsCountByType": [{"runType": "Batch", "count": len(known.runs)}],
        "allowedOperations": ["ChangeProjectSettings", "Run", "Edit", "EditTags", "BrowseReadFiles", "ViewRuns"],
        "status": known.status,
        "details": details,
        "mainRepository": None,
        "enabledGitRepositories": [],
    }


def show_summary(deployment: Deployment, known: Known, *, made: bool = False) -> dict[str, object]:
    """Return a project as v4 tells it by its id, or when it is made."""
    parts = deployment.project_parts.all(known.project.id, "repository")
    repositories = [_imported(part) for part in parts]
    shown: dict[str, object] = {
        "id": known.project.id,
        "name": known.project.name,
        "description": known.description,
        "visibility": known.visibility,
        "ownerId": deployment.user_id,
        "ownerUsername": known.project.owner,
        "mainRepository": None,
        "templateDetails": None,
        "collaboratorIds": list(known.roles),
        "collaborators": [{"collaboratorId": each, "projectRole": role} for each, role in known.roles.items()],
        "tags": known.tags,
        "stageId": STAGE_ID,
        "status": known.status,
        "billingTag": known.facts.get("billingTag"),
    }
    if made:
        return {**shown, "importedGitRepos": repositories}
    more = {"created": iso_time(known.project.created), "internalTags": None, "projectType": "Analytic"}
    return {**shown, **more, "importedGitRepositories": repositories}


def _imported(part: dict[str, Any]) -> dict[str, object]:
    """Return a git repository as v4 shows it: kinds begin with a small letter, references have other names."""
    types = {"Head": "head", "Branch": "branches", "Tag": "tags", "Commit": "commitId"}
    ref = {"type": types[part["defaultRef"]["refType"]], "value": part["defaultRef"].get("value")}
    provider = str(part["serviceProvider"]).replace("GitLab", "Gitlab")
    return {
        "id": part["id"],
        "name": part["name"],
        "uri": part["uri"],
        "ref": ref,
        "credentialId": None,
        "serviceProvider": provider[0].lower() + provider[1:],
    }


def show_public(deployment: Deployment, known: Known) -> dict[str, object]:
    """Return a project as the public API tells it."""
    shown: dict[str, object] = {
        "id": known.project.id,
        "name": known.project.name,
        "description": known.description,
        "visibility": known.visibility,
        "ownerId": deployment.user_id,
        "ownerUsername": known.project.owner,
        "collaborators": [{"id": each, "role": role[0].lower() + role[1:]} for each, role in known.roles.items()],
        "isRestricted": known.is_restricted,
    }
    billing = known.facts.get("billingTag")
    return {**shown, "billingTag": billing} if billing else shown


def metadata(**page: int) -> dict[str, object]:
    """Return what comes beside a reply of the public API."""
    return {"requestId": secrets.token_hex(12), "notices": list[str](), **page}
