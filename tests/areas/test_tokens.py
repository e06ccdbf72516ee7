"""Personal access tokens, with both clients."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from datetime import timedelta
from pprint import pformat

import pytest

from domino import Domino
from domino.errors import NotFoundError, NotTheApiError, PermissionDeniedError, ReplyShapeError
from domino.local import LocalDomino
from domino.types import PersonalAccessToken
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted

SECRET = "pat_0123456789-the-secret"
MADE = {"patId": "5" * 24, "name": "nightly", "isValid": True, "token": SECRET}


def test_a_token_logs_in_until_it_is_invalidated(
    domino: Domino, connect: Connect, server: LocalDomino, project: str
) -> None:
    """As bearer token, for the user who made it; in the list it stays."""
    made = domino.tokens_create("nightly", timedelta(days=1), "The build server")
    assert made.expires_at is not None
    assert made.created_at is not None
    assert made.expires_at - made.created_at == timedelta(days=1)
    program = connect(project, host=server.url, auth_token=made.token)
    assert program.users_self().id == made.user_id == domino.users_self().id
    domino.tokens_invalidate(made.pat_id)
    with pytest.raises(PermissionDeniedError, match="No current user"):
        program.users_self()
    listed = {each.pat_id: each for each in domino.tokens_iter()}[made.pat_id]
    assert (listed.name, listed.description, listed.is_valid) == ("nightly", "The build server", False)


def test_a_token_that_is_deleted_is_gone(domino: Domino, connect: Connect, server: LocalDomino, project: str) -> None:
    """From the list, too; it cannot be deleted twice."""
    made = domino.tokens_create("short", 60)
    domino.tokens_delete(made.pat_id)
    assert made.pat_id not in [each.pat_id for each in domino.tokens_list()]
    with pytest.raises(PermissionDeniedError):
        connect(project, host=server.url, auth_token=made.token).users_self()
    with pytest.raises(NotFoundError):
        domino.tokens_delete(made.pat_id)
    with pytest.raises(NotFoundError):
        domino.tokens_invalidate(made.pat_id)


def test_no_list_shows_a_secret(domino: Domino) -> None:
    """It is in the answer to its making only."""
    made = domino.tokens_create("listed", 60)
    assert made.token not in json.dumps(domino.tokens_list())


def test_nothing_shows_a_secret_but_who_asks_for_it(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    """Not a repr of the reply, of its dict, of a copy, nor the log; str, json and the wire name have it."""
    with caplog.at_level(logging.DEBUG), scripted(Reply(MADE)) as server:
        made = connect("a/b", "key", server.url).tokens_create("nightly", 60)
    by_hand = PersonalAccessToken(pat_id="5" * 24, token=SECRET)
    for each in (made, copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made)), by_hand):
        for text in (repr(each), pformat(each), repr(dict(each)), repr(each.token), repr(vars(PersonalAccessToken))):
            assert SECRET not in text
        assert str(each.token) == each["token"] == json.loads(json.dumps(each))["token"] == SECRET
    assert SECRET not in repr(made.to_dict())
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "body", [{**MADE, "patId": 5}, {"secret": SECRET}, f"<p>{SECRET}</p>", f'{{"token": "{SECRET}']
)
def test_an_answer_that_cannot_be_read_is_an_error_without_the_secret(connect: Connect, body: object) -> None:
    """Whatever it looks like: its body is not kept."""
    with scripted(Reply(body)) as server, pytest.raises((ReplyShapeError, NotTheApiError)) as told:
        connect("a/b", "key", server.url).tokens_create("nightly", 60)
    for text in (str(told.value), repr(told.value), repr(vars(told.value))):
        assert SECRET not in text


def test_what_is_sent_is_whole_seconds(connect: Connect) -> None:
    """And the id in the URL."""
    with scripted(lambda asked: Reply(MADE if asked.method == "POST" and asked.body else b"")) as server:
        domino = connect("a/b", "key", server.url)
        domino.tokens_create("nightly", timedelta(minutes=1.51))
        domino.tokens_invalidate("5" * 24)
        domino.tokens_invalidate_all()
        domino.tokens_delete_all()
    assert json.loads(server.asked[0].body) == {"name": "nightly", "expiresIn": 90}
    assert [f"{asked.method} {asked.target}" for asked in server.asked[1:]] == [
        f"POST /api/pat/v1/tokens/{'5' * 24}/invalidate",
        "POST /api/pat/v1/tokens/invalidate",
        "DELETE /api/pat/v1/tokens",
    ]


def test_wrong_arguments_are_told_before_anything_is_sent(domino: Domino, server: LocalDomino) -> None:
    """A secret in the place of an id is not repeated."""
    before = len(server.requests)
    with pytest.raises(ValueError, match="name is empty"):
        domino.tokens_create("", 60)
    for lifetime in (0, -1, timedelta(0), float("inf"), float("nan"), timedelta(days=4000)):
        with pytest.raises(ValueError, match="from 1 second to ten years"):
            domino.tokens_create("x", lifetime)
    for wrong in ("60", True, None):
        with pytest.raises(TypeError, match="seconds or a timedelta"):
            domino.tokens_create("x", wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for call in (domino.tokens_delete, domino.tokens_invalidate):
        with pytest.raises(ValueError, match=r"\.pat_id, not \.token") as told:
            call(SECRET)
        assert SECRET not in str(told.value)
    assert len(server.requests) == before
