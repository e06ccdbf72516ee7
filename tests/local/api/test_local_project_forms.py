"""Projects that are made with the form of the web interface, as python-domino does."""

from __future__ import annotations

import pytest

from tests.local.local_helpers import Api

_TYPE = {"Content-Type": "application/x-www-form-urlencoded"}
_FORM = {**_TYPE, "Csrf-Token": "nocheck"}


def _owned(api: Api) -> int:
    return len(api.http.get("/v4/gateway/projects?relationship=Owned").json())


def test_a_form_makes_a_project(api: Api) -> None:
    made = api.http.post("/project", content="projectName=by-form", headers=_FORM)
    assert made.status_code == 200
    assert api.http.get(f"/v4/projects/{made.json()['id']}").json()["name"] == "by-form"
    again = api.http.post("/project", content="projectName=by-form&ownerOverrideUsername=local", headers=_FORM)
    assert (again.status_code, again.json()["message"]) == (400, "local has a project 'by-form'")


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        ("projectName=a+b", _FORM, 400),
        ("projectName=x%00", _FORM, 400),
        ("projectName=%ff", _FORM, 400),
        ("projectName", _FORM, 400),
        ("name=x", _FORM, 400),
        ("", _FORM, 400),
        ("projectName=" + "x" * 1_000_000, _FORM, 413),
        ("projectName=x&ownerOverrideUsername=colleague", _FORM, 403),
        ("projectName=x", _TYPE, 403),
        ("projectName=x", {**_FORM, "Content-Type": "multipart/form-data"}, 415),
    ],
)
def test_a_form_that_cannot_be_is_refused(api: Api, content: str, headers: dict[str, str], status: int) -> None:
    before = _owned(api)
    assert api.http.post("/project", content=content, headers=headers).status_code == status
    assert _owned(api) == before
