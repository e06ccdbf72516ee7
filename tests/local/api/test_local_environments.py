"""Environments as the API shows them."""

from __future__ import annotations

from tests.local.described import check
from tests.local.local_helpers import Api


def test_useable_environments_are_as_described(api: Api) -> None:
    useable = api.http.get(f"/v4/projects/{api.project_id()}/useableEnvironments").json()
    check(useable, "domino.projects.api.UseableProjectEnvironmentsDTO")
    assert useable["currentlySelectedEnvironment"]["id"] in [each["id"] for each in useable["environments"]]


def test_the_environments_of_an_unknown_project_are_404(api: Api) -> None:
    assert api.http.get(f"/v4/projects/{'0' * 24}/useableEnvironments").status_code == 404
    reply = api.http.get("/v4/projects/quick-start/useableEnvironments")
    assert (reply.status_code, reply.json()["message"]) == (400, "the text is not a valid ID")
