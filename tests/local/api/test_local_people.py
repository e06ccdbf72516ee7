"""Users and organizations as the API shows them, and that they stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers

ORGANIZATIONS = "/api/organizations/v1/organizations"


def test_users_are_as_described(api: Api) -> None:
    people = api.http.get("/v4/users").json()
    for person in people:
        check(person, "domino.common.user.Person")
    page = api.http.get("/api/users/v1/users?offset=1&limit=1").json()
    assert (page["metadata"]["offset"], page["metadata"]["limit"]) == (1, 1)
    assert page["users"][0]["userName"] == "colleague"
    for user in page["users"]:
        check(user, "UserV1", "public")


def test_an_organization_is_as_described(api: Api) -> None:
    made = api.http.post(ORGANIZATIONS, json={"name": "described", "members": []}).json()
    check(made, "OrganizationEnvelopeV1", "public")
    check(api.http.get(ORGANIZATIONS).json()["orgs"][0], "OrganizationV1", "public")


def test_people_and_organizations_are_there_after_a_restart(servers: Servers, tmp_path: Path) -> None:
    first, api = servers.start(LocalSettings(other_users=("ada",)), tmp_path)
    made = api.http.post(ORGANIZATIONS, json={"name": "team", "members": []}).json()["org"]
    people = [(person["id"], person["userName"]) for person in api.http.get("/v4/users").json()]
    first.stop()
    _, api = servers.start(LocalSettings(other_users=("ada", "grace")), tmp_path)
    assert api.http.get(f"{ORGANIZATIONS}/{made['id']}").json()["org"] == made
    later = [(person["id"], person["userName"]) for person in api.http.get("/v4/users").json()]
    assert later[: len(people)] == people
    assert later[len(people) :][0][1] == "grace"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"name": "a"}, 400),
        ({"name": "", "members": []}, 400),
        ({"name": "a" * 101, "members": []}, 400),
        ({"name": "a", "members": {}}, 400),
        ({"name": "a", "members": [1]}, 400),
        ({"name": "a", "members": [{"userId": "x", "organizationRole": "admin"}]}, 400),
        ({"name": "a", "members": [{"userId": "0" * 24, "organizationRole": "boss"}]}, 400),
        ({"name": "a", "members": [{"userId": "0" * 24, "organizationRole": "admin"}]}, 404),
        ({"name": "local", "members": []}, 409),
    ],
)
def test_an_organization_that_cannot_be_is_refused(api: Api, body: dict[str, object], status: int) -> None:
    assert api.http.post(ORGANIZATIONS, json=body).status_code == status


@pytest.mark.parametrize(
    "query", ["offset=-1", "offset=x", "limit=0", "limit=x", "offset=1&offset=2", "limit=99999999999"]
)
def test_a_page_that_cannot_be_is_refused(api: Api, query: str) -> None:
    assert api.http.get(f"/api/users/v1/users?{query}").status_code == 400


def test_names_of_other_users_are_names(server: LocalDomino) -> None:
    assert server.settings.other_users == ("colleague", "visitor")
    with pytest.raises(ValueError, match="other_users is a sequence"):
        LocalSettings(other_users="ada")
    with pytest.raises(ValueError, match="is not a name"):
        LocalSettings(other_users=("a/b",))
