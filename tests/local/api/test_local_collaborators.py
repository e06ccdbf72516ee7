"""Collaborators as the API shows them, and that they stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from domino.local import LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers


def _url(api: Api) -> str:
    owner, _, name = api.project.partition("/")
    found = api.http.get(f"/v4/gateway/projects/findProjectByOwnerAndName?ownerName={owner}&projectName={name}")
    return f"/v4/projects/{found.json()['id']}"


def _ids(api: Api) -> dict[str, str]:
    return {person["userName"]: person["id"] for person in api.http.get("/v4/users").json()}


def test_collaborators_are_as_described(api: Api) -> None:
    url, ids = _url(api), _ids(api)
    body = {"collaboratorId": ids["colleague"], "projectRole": "LauncherUser"}
    added = api.http.post(f"{url}/collaborators", json=body).json()
    assert added == body
    check(added, "domino.nucleus.project.models.Collaborator")
    listed = api.http.get(f"{url}/collaborators").json()
    assert [person["userName"] for person in listed] == ["colleague"]
    check(listed[0], "domino.common.user.Person")
    assert api.http.get(url).json()["collaborators"] == [body]


def test_members_come_in_the_place_of_their_organization_if_asked(api: Api) -> None:
    url, ids = _url(api), _ids(api)
    team = {"name": "crew", "members": [{"userId": ids["visitor"], "organizationRole": "member"}]}
    organization = api.http.post("/api/organizations/v1/organizations", json=team).json()["org"]["id"]
    api.http.post(f"{url}/collaborators", json={"collaboratorId": organization, "projectRole": "Contributor"})
    for flag, names in (("false", ["crew"]), ("true", ["local", "visitor"])):
        listed = api.http.get(f"{url}/collaborators?getUsers={flag}").json()
        assert [person["userName"] for person in listed] == names


def test_the_web_interface_lists_names(api: Api) -> None:
    url, ids = _url(api), _ids(api)
    api.http.post(f"{url}/collaborators", json={"collaboratorId": ids["visitor"], "projectRole": "Contributor"})
    # The owner, too: python-domino's live test reads both.
    assert api.http.get(f"/{api.project}/collaborators").json() == ["local", "visitor"]
    assert api.http.get("/somebody/project/collaborators").status_code == 404


def test_collaborators_are_there_after_a_restart(servers: Servers, tmp_path: Path) -> None:
    first, api = servers.start(root=tmp_path)
    url, ids = _url(api), _ids(api)
    for name, role in (("colleague", "Contributor"), ("visitor", "ResultsConsumer"), ("colleague", "ProjectImporter")):
        api.http.post(f"{url}/collaborators", json={"collaboratorId": ids[name], "projectRole": role})
    kept = api.http.get(url).json()["collaborators"]
    assert [each["projectRole"] for each in kept] == ["ProjectImporter", "ResultsConsumer"]
    first.stop()
    _, api = servers.start(LocalSettings(other_users=()), tmp_path)
    assert api.http.get(url).json()["collaborators"] == kept
    assert len(api.http.get(f"{url}/collaborators").json()) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"collaboratorId": "colleague", "projectRole": "Contributor"}, 400),
        ({"collaboratorId": "0" * 24, "projectRole": "Contributor"}, 404),
        ({"collaboratorId": "0" * 24, "projectRole": "Owner"}, 400),
        ({"collaboratorId": "0" * 24}, 400),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("POST", "collaborators"), ("PATCH", "collaboratorRole")])
def test_a_collaborator_that_cannot_be_is_refused(
    api: Api, method: str, path: str, body: dict[str, object], status: int
) -> None:
    url = _url(api)
    assert api.http.request(method, f"{url}/{path}", json=body).status_code == status
    assert api.http.get(f"{url}/collaborators").json() == []
