"""Datasets with both clients: records, snapshots, tags and grants."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domino import Domino
from domino.errors import BadRequestError, DominoError, NotFoundError
from domino.exceptions import DatasetExistsException, DatasetNotFoundException
from domino.local import LocalDomino
from domino.types import DatasetGrant, DatasetRole
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.scripted import Asked, Reply, scripted

ID = "62313ce67a0af0281c01a6a5"
USER = "5461a5e1e4b0c5d5a0f2b0ab"


def test_a_project_begins_with_a_dataset_of_its_name(domino: Domino, project: str) -> None:
    """As on a deployment; others are beside it, and both lists tell."""
    made = domino.datasets_create("sales", "Sales by month")
    assert made.description == "Sales by month"
    assert made.project_id == domino.project_id
    assert domino.datasets_names(domino.project_id) == [project.partition("/")[2], "sales"]
    assert domino.datasets_ids(domino.project_id)[1] == made.id
    assert made.id in domino.datasets_ids()


def test_a_dataset_also_has_the_names_that_old_scripts_look_up(domino: Domino) -> None:
    """python-domino's `datasetId`, `datasetName`, `created`, in every reply."""
    made = domino.datasets_create("sales", "old")
    assert made["datasetId"] == made["id"] == made.id
    listed = domino.datasets_list(domino.project_id)[1]
    changed = domino.datasets_update_details(made.id, dataset_description="new")
    for dataset, description in ((listed, "old"), (domino.datasets_details(made.id), "new"), (changed, "new")):
        assert dataset["datasetName"] == "sales"
        assert dataset["description"] == description
        assert dataset["created"] == made["createdAt"]


def test_a_name_is_given_once_in_a_project(domino: Domino) -> None:
    """Told as python-domino tells it, at the creation and when a dataset is renamed; its own name is its own."""
    first, second = domino.datasets_create("one"), domino.datasets_create("two")
    with pytest.raises(DatasetExistsException, match="named 'one' already"):
        domino.datasets_create("one")
    with pytest.raises(DatasetExistsException):
        domino.datasets_update_details(second.id, dataset_name="one")
    assert domino.datasets_update_details(first.id, "one", "the first").description == "the first"
    assert domino.datasets_update_details(second.id, "three").name == "three"


def test_datasets_are_removed_all_or_none(domino: Domino) -> None:
    """One that is not there is found before anything is removed; the replies answer as HTTP responses, too."""
    one, two = domino.datasets_create("one"), domino.datasets_create("two")
    with pytest.raises(DatasetNotFoundException, match="none was removed"):
        domino.datasets_remove([one.id, ID])
    gone: list[Any] = domino.datasets_remove([one.id, two.id])
    assert [each.name for each in gone] == ["one", "two"]
    assert [each.status_code for each in gone] == [200, 200]
    with pytest.raises(NotFoundError):
        domino.datasets_details(one.id)
    assert len(domino.datasets_ids(domino.project_id)) == 1


def test_a_snapshot_stays_as_it_was(domino: Domino, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the dataset gets another file of that name; its tag finds it, and moves."""
    monkeypatch.chdir(tmp_path)
    dataset = domino.datasets_create("sales")
    (tmp_path / "a.csv").write_text("1")
    domino.datasets_upload_files(dataset.id, "a.csv")
    first = domino.datasets_snapshot_create(dataset.id, tag="curated")
    (tmp_path / "a.csv").write_text("2")
    domino.datasets_upload_files(dataset.id, "a.csv", "Overwrite")
    assert domino.datasets_download(dataset.id, "a.csv", snapshot="curated").read() == b"1"
    assert domino.datasets_download(dataset.id, "a.csv").read() == b"2"

    second = domino.datasets_snapshot_create(dataset.id, ["a.csv"])
    assert [each.id for each in domino.datasets_snapshots_list(dataset.id)] == [first.id, second.id]
    assert domino.datasets_snapshot_details(second.id).dataset_id == dataset.id
    assert domino.datasets_tag_add(dataset.id, second.id, "curated").tags == {"curated": second.id}
    assert domino.datasets_download(dataset.id, "a.csv", snapshot="curated").read() == b"2"
    assert domino.datasets_tag_remove(dataset.id, "curated").tags == {}
    with pytest.raises(NotFoundError, match="no snapshot with the id or tag 'curated'; it has no tags"):
        domino.datasets_download(dataset.id, "a.csv", snapshot="curated")


def test_a_dataset_can_begin_with_the_files_of_a_snapshot(domino: Domino, tmp_path: Path) -> None:
    """It is writable, and the snapshot stays."""
    dataset = domino.datasets_create("sales")
    (tmp_path / "a.csv").write_text("1")
    domino.datasets_upload_files(dataset.id, tmp_path / "a.csv")
    snapshot = domino.datasets_snapshot_create(dataset.id)
    copy = domino.datasets_create("copy", snapshot_id=snapshot.id)
    (tmp_path / "a.csv").write_text("2")
    domino.datasets_upload_files(copy.id, tmp_path / "a.csv", "Overwrite")
    assert domino.datasets_download(copy.id, "a.csv").read() == b"2"
    assert domino.datasets_download(dataset.id, "a.csv", snapshot=snapshot.id).read() == b"1"


def test_grants_tell_who_may_do_what(domino: Domino, server: LocalDomino) -> None:
    """Roles as enums or as text, grants as classes or as dicts; the last owner stays."""
    dataset = domino.datasets_create("sales", grants=[DatasetGrant(target_id=USER, target_role=DatasetRole.EDITOR)])
    owner, editor = domino.datasets_grants_list(dataset.id)
    assert (owner.target_name, owner.target_role) == (server.user, DatasetRole.OWNER)
    assert (editor.target_id, editor.target_role) == (USER, DatasetRole.EDITOR)
    assert len(domino.datasets_grant_add(dataset.id, USER, "DatasetRwReader")) == 2
    assert len(domino.datasets_grant_remove(dataset.id, USER, DatasetRole.READER)) == 1
    with pytest.raises(BadRequestError, match="needs an owner"):
        domino.datasets_grant_remove(dataset.id, owner.target_id, DatasetRole.OWNER)


def test_a_list_in_many_pages_is_read_to_its_end(domino: Domino) -> None:
    """The server's page has ten unless it is asked for more; a limit asks for no more than that."""
    for number in range(12):
        domino.datasets_create(f"d{number}")
    assert len(domino.datasets_list(domino.project_id)) == 13
    assert len(domino.datasets_list(domino.project_id, limit=3)) == 3
    assert [each.name for each in domino.datasets_iter(domino.project_id)][1:3] == ["d0", "d1"]


def test_the_list_of_a_live_deployment_is_read_too(connect: Connect) -> None:
    """It has `datasetRwDto` where its own specification has `dataset`."""
    item = {"datasetRwDto": {"id": ID, "name": "sales", "createdTime": 1647051224467}}
    pages = [{"datasets": [item]}, {"datasets": []}]
    with scripted(lambda _: Reply(pages[min(len(server.asked), 2) - 1])) as server:
        (dataset,) = connect("a/b", "key", server.url).datasets_list()
    assert (dataset.id, dataset.name, dataset["datasetName"]) == (ID, "sales", "sales")
    assert dataset.created_at is not None
    assert dataset.created_at.year == 2022


@pytest.mark.parametrize(("ends", "error"), [("active", None), ("failed", "could not make the snapshot")])
def test_a_snapshot_that_is_being_made_is_waited_for(connect: Connect, ends: str, error: str | None) -> None:
    """A deployment copies after its answer; the creation is asked for once."""
    statuses = iter(["copying", ends])

    def answer(asked: Asked) -> Reply:
        status = "pending" if asked.method == "POST" else next(statuses)
        return Reply({"snapshot": {"id": USER, "datasetId": ID, "status": status}})

    clock = FakeClock()
    with scripted(answer) as server:
        domino = connect("a/b", "key", server.url, clock=clock)
        if error is None:
            assert domino.datasets_snapshot_create(ID, poll_freq=3).status == "active"
        else:
            with pytest.raises(DominoError, match=error):
                domino.datasets_snapshot_create(ID, poll_freq=3)
    assert [asked.method for asked in server.asked] == ["POST", "GET", "GET"]
    assert clock.sleeps == [3.0, 3.0]
    assert server.asked[0].body == b'{"relativeFilePaths":["."]}'


@pytest.mark.parametrize(
    ("call", "kind", "said"),
    [
        (lambda d: d.datasets_details({"id": ID}), TypeError, "dataset_id must be a str, not dict: a dataset"),
        (lambda d: d.datasets_details(" "), ValueError, "dataset_id is empty"),
        (lambda d: d.datasets_list(limit=-1), ValueError, "limit must be a whole number"),
        (lambda d: d.datasets_create(5), TypeError, "dataset_name must be a str"),
        (lambda d: d.datasets_create(""), ValueError, "dataset_name is empty"),
        (lambda d: d.datasets_remove(ID), TypeError, r"write \['6231"),
        (lambda d: d.datasets_update_details(ID), ValueError, "nothing to change"),
        (lambda d: d.datasets_snapshot_create(ID, "a.csv"), TypeError, r"write \['a.csv'\]"),
        (lambda d: d.datasets_snapshot_create(ID, []), ValueError, "paths is empty: pass None"),
        (lambda d: d.datasets_grant_add(ID, USER, "Reader"), ValueError, "DatasetRole.READER"),
        (lambda d: d.datasets_tag_add(ID, USER, ""), ValueError, "tag_name is empty"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told_before_anything_is_sent(
    domino: Domino, server: LocalDomino, call: Callable[[Any], object], kind: type[Exception], said: str
) -> None:
    """By its name, with what to write instead."""
    asked = len(server.requests)
    with pytest.raises(kind, match=said):
        call(domino)
    assert len(server.requests) == asked
