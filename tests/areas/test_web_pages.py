"""Every reply that has a page leads to one that a local Domino answers, with both clients."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from domino import Domino
from domino.local import LocalDomino


def page(address: str | None, **headers: str) -> httpx.Response:
    """Return a page as a browser gets it: without a credential."""
    assert address is not None
    return httpx.get(address, headers=headers, trust_env=False)


def test_replies_lead_to_their_pages(domino: Domino, server: LocalDomino, project: str) -> None:
    """Runs, jobs, files, datasets, projects, as the methods return them."""
    stored = domino.files_upload("a b.txt", b"1")
    started = domino.runs_start(["true"], is_direct=True)
    run = domino.runs_wait(started.run_id, poll_freq=0.05)
    job = next(iter(domino.jobs_iter(limit=1)))
    dataset = domino.datasets_create("numbers")
    runs = f"{server.url}/jobs/{project}"
    folder = f"{server.url}/u/{project}"
    expected: dict[str, list[Any]] = {
        f"{runs}/{run.id}": [run, started, domino.runs_status(run.id), domino.runs_list().data[0], run.id, job],
        f"{runs}": [domino.runs_list(), domino.jobs_list()],
        f"{folder}/view/a%20b.txt": [stored, next(file for file in domino.files_list().data if file.path == "a b.txt")],
        f"{folder}/browse": [domino.files_list()],
        f"{folder}/data/rw/upload/numbers/{dataset.id}": [
            dataset,
            next(each for each in domino.datasets_list(domino.project_id) if each.id == dataset.id),
        ],
        f"{folder}/overview": [None, domino.projects_find()],
    }
    for address, replies in expected.items():
        assert {domino.web_page(reply) for reply in replies} == {address}
        assert page(address).status_code == 200
    assert "domino files cat &#x27;a b.txt&#x27;" in page(f"{folder}/view/a%20b.txt").text
    assert f"Run #{run.number}: Succeeded" in page(f"{runs}/{run.id}/logs?status=all").text
    old = domino.files_list(domino.commits_list()[0])
    assert {domino.web_page(each) for each in (old, *old.data)} == {None}


def test_a_job_leads_to_its_page_once_the_project_is_known(domino: Domino) -> None:
    """Before, it could be one of another project; a look at its own id is all it takes."""
    started = domino.runs_start(["true"], is_direct=True)
    job = domino.job_status(started.run_id)
    assert domino.web_page(job) is None
    assert domino.project_id == job.project_id
    assert domino.web_page(job) == domino.web_page(started)
    domino.runs_wait(started.run_id, poll_freq=0.05)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("jobs/{project}/57dafe", 404),
        ("jobs/%3Cscript%3E/b", 200),
        ("u/a/%3Cscript%3E%22/view/%3Cscript%3E", 200),
        ("u/a/b/nothing", 404),
    ],
)
def test_a_local_page_tells_nothing_and_runs_nothing(server: LocalDomino, project: str, path: str, status: int) -> None:
    """What stands in the address is text on it."""
    reply = page(f"{server.url}/{path.format(project=project)}")
    assert (reply.status_code, "<script" in reply.text) == (status, False)
    assert reply.headers["Content-Security-Policy"] == "sandbox"


def test_a_run_of_another_project_has_no_page_in_this_one(domino: Domino, server: LocalDomino, project: str) -> None:
    """Nor does another method than reading need no credential."""
    started = domino.runs_start(["true"], is_direct=True)
    assert page(f"{server.url}/jobs/{project}-2/{started.run_id}").status_code == 404
    assert httpx.post(f"{server.url}/jobs/{project}", trust_env=False).status_code == 401
    domino.runs_wait(started.run_id, poll_freq=0.05)


@pytest.mark.parametrize(
    ("mode", "destination", "status"),
    [("navigate", "document", 200), ("navigate", "iframe", 403), ("no-cors", "image", 403), ("cors", "empty", 403)],
)
def test_a_person_may_follow_a_link_of_another_site(
    server: LocalDomino, project: str, mode: str, destination: str, status: int
) -> None:
    """From a notebook on another port, say; what another site would get into its own page is refused."""
    sent = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": destination}
    assert page(f"{server.url}/u/{project}/overview", **sent).status_code == status
    assert page(f"{server.url}/version", **sent).status_code == 403
