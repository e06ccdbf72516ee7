"""Environments as each family of the API shows them: v4 writes its words with capitals, the public API without."""

from __future__ import annotations

from typing import Any

from domino.local.http.deployment import Deployment
from domino.local.http.replies import iso_time
from domino.local.store.environments import SUCCEEDED, Environment, Revision, active
from domino.local.store.people import Person


class Shown:
    """An environment with its revisions and its owner, read at once."""

    def __init__(self, deployment: Deployment, environment: Environment) -> None:
        self.environment = environment
        self.revisions: list[Revision] = deployment.environments.revisions(environment.id)
        self.latest: Revision = self.revisions[0]
        self.active: Revision | None = active(self.revisions)
        self.restricted: Revision | None = next((each for each in self.revisions if each.is_restricted), None)
        self.owner: Person | None = deployment.people.find(environment.owner_id) if environment.owner_id else None

    @property
    def clusters(self) -> list[str]:
        """The kinds of compute clusters that the revision in use is for."""
        return list((self.active or self.latest).made_of.get("supportedClusters") or [])

    @property
    def tags(self) -> list[str]:
        """The tags of the revision in use."""
        return list((self.active or self.latest).made_of.get("tags") or [])

    def in_short(self) -> dict[str, object]:
        """Return it as v1 lists it."""
        return {"id": self.environment.id, "name": self.environment.name, "visibility": self.environment.visibility}

    def useable(self) -> dict[str, object]:
        """Return it as v4 lists it for a project."""
        return {
            **self.in_short(),
            "archived": self.environment.archived,
            "version": 2,
            "owner": {"id": self.owner.id, "username": self.owner.name} if self.owner else None,
            "supportedClusters": self.clusters,
            "activeRevisionTags": self.tags,
            "isCurated": self.environment.is_curated,
            "activeRevisionNumber": self.active.number if self.active else None,
            "activeRevisionId": self.active.id if self.active else None,
            "restrictedRevisionNumber": self.restricted.number if self.restricted else None,
            "restrictedRevisionId": self.restricted.id if self.restricted else None,
        }

    def selected(self) -> dict[str, object]:
        """Return it as v4 shows the one that a project has."""
        return {
            "id": self.environment.id,
            "name": self.environment.name,
            "v2EnvironmentDetails": {
                "latestRevision": self.latest.number,
                "latestRevisionUrl": _page(self.latest),
                "latestRevisionStatus": self.latest.status,
                "selectedRevision": self.active.number if self.active else None,
                "selectedRevisionId": self.active.id if self.active else None,
                "selectedRevisionUrl": _page(self.active) if self.active else None,
                "restrictedRevisionNumber": self.restricted.number if self.restricted else None,
                "restrictedRevisionId": self.restricted.id if self.restricted else None,
            },
            "supportedClusters": self.clusters,
            "activeRevisionTags": self.tags,
            "isCurated": self.environment.is_curated,
        }

    def details(self) -> dict[str, object]:
        """Return it as v4 tells it in full."""
        owner = self.owner and {
            "id": self.owner.id,
            "username": self.owner.name,
            "environmentOwnerType": "Organization" if self.owner.is_organization else "Individual",
        }
        return {
            **self.in_short(),
            "description": self.environment.description,
            "archived": self.environment.archived,
            "owner": owner,
            "supportedClusters": self.clusters,
            "latestRevision": _overview(self.latest),
            "selectedRevision": _overview(self.active) if self.active else None,
            "restrictedRevision": _overview(self.restricted) if self.restricted else None,
            "latestRevisionDetails": _details(self.environment, self.latest),
            "base": None,
            "isCurated": self.environment.is_curated,
            "activeRevisionTags": self.tags,
            "internalTags": [],
            "lastUpdated": iso_time(self.environment.changed),
            "rebuildOnBaseChanges": self.environment.rebuild,
            "assignLatestRevisionAsActive": True,
        }

    def public(self) -> dict[str, object]:
        """Return it as the public API shows it; what there is not is left out."""
        owner = self.owner and {
            "id": self.owner.id,
            "ownerType": "organization" if self.owner.is_organization else "individual",
            "username": self.owner.name,
        }
        rebuild = self.environment.rebuild
        shown: dict[str, object] = {
            "id": self.environment.id,
            "name": self.environment.name,
            "visibility": self.environment.visibility.lower(),
            "owner": owner,
            "archived": self.environment.archived,
            "rebuildOnBaseChanges": rebuild[0].lower() + rebuild[1:],
            "supportedClusters": [kind.lower() for kind in self.clusters],
            "latestRevision": show_revision(self.latest),
            "selectedRevision": show_revision(self.active) if self.active else None,
            "restrictedRevision": show_revision(self.restricted) if self.restricted else None,
            "activeRevisionTags": self.tags,
            "internalTags": [],
            "isCurated": self.environment.is_curated,
        }
        return {name: value for name, value in shown.items() if value is not None}

    def notices(self) -> list[str]:
        """Return what there is to say besides: why revisions could not be built."""
        failed = [each for each in self.revisions if each.problem]
        return [f"revision {each.number} could not be built: {each.problem}" for each in failed]


def show_revision(revision: Revision) -> dict[str, object]:
    """Return a revision as the public API shows it."""
    return {
        "id": revision.id,
        "number": revision.number,
        "status": revision.status.lower(),
        "availableTools": _tools(revision),
    }


def _page(revision: Revision) -> str:
    return f"/environments/revisions/{revision.id}"


def _overview(revision: Revision) -> dict[str, object]:
    return {
        "id": revision.id,
        "number": revision.number,
        "status": revision.status,
        "url": _page(revision),
        "availableTools": [_tool(tool) for tool in _tools(revision)],
        "tags": revision.made_of.get("tags") or [],
        "isRestricted": revision.is_restricted,
    }


def _tools(revision: Revision) -> list[dict[str, Any]]:
    return revision.made_of.get("workspaceTools") or []


def _tool(tool: dict[str, Any]) -> dict[str, object]:
    proxy = tool.get("proxyConfig")
    return {
        "id": tool["name"],
        "name": tool["name"],
        "title": tool["title"],
        "iconUrl": tool.get("iconUrl"),
        "start": tool["startScripts"],
        "proxyConfig": proxy and {"rewrite": False, "requireSubdomain": False, **proxy},
        "supportedFileExtensions": tool.get("supportedFileExtensions"),
    }


def _details(environment: Environment, revision: Revision) -> dict[str, object]:
    made_of = revision.made_of
    variables: list[dict[str, str]] = made_of.get("environmentVariables") or []
    texts = ("summary", "dockerfileInstructions", "preSetupScript", "postSetupScript", "preRunScript", "postRunScript")
    return {
        "id": revision.id,
        "environmentId": environment.id,
        "environmentName": environment.name,
        "imageType": "CustomImage",
        "isRestricted": revision.is_restricted,
        "isBuilt": revision.status == SUCCEEDED,
        "number": revision.number,
        "clusterTypes": made_of.get("supportedClusters") or [],
        "dockerImage": revision.image,
        **{name: made_of.get(name) for name in texts},
        "compressedImageSize": None,
        "workspacesProperties": None,
        "dockerArguments": [],
        "shouldUseVPN": bool(made_of.get("useVpn")),
        "buildEnvironmentVariables": [{pair["key"]: pair["value"]} for pair in variables],
        "supportsPackagePersistence": False,
    }
