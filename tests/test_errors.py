"""Errors: the tree that is drawn, the sentences, the body shapes, pickling."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from collections.abc import Iterator
from typing import Any

import pytest
from domino_api.models import Job, Run

from domino import errors, exceptions
from domino._calls.reasons import server_message
from domino.errors import (
    BadRequestError,
    CallError,
    ConflictError,
    ConnectionFailedError,
    DominoError,
    NotTheApiError,
    PermissionDeniedError,
    ReloginRequiredError,
    ReplyShapeError,
    RunFailedError,
    RunStoppedError,
    ServerError,
    StartUncertainError,
    StatusError,
    TransferError,
    WaitTimeoutError,
)
from domino.local import Fault, LocalDomino
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted

RUN = Run.from_dict({"id": "1" * 24, "status": "Failed"})
JOB = Job.from_dict({"id": "2" * 24, "statuses": {"isCompleted": True, "executionStatus": "Failed"}})
CALL: dict[str, Any] = {
    "operation": "get_run",
    "method": "GET",
    "url": "https://domino.example.com/x",
    "status": 404,
    "server_message": "no",
    "request_id": "r-1",
    "body": {"message": "no"},
    "headers": {"x": "y"},
}


def drawn_tree() -> Iterator[tuple[str, str, set[str]]]:
    """Yield class, parent and further bases of each line of the drawing in the docstring."""
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^([│├└─ ]*)(\w+Error)\b(.*)$", line)
        if found:
            depth = len(found[1]) // 4
            above[depth:] = [found[2]]
            yield found[2], above[depth - 1] if depth else "Exception", set(re.findall(r"also an? (\w+)", found[3]))


#: Warnings are raised by the `warnings` module only, and stand outside of the tree.
ERRORS = [name for name in errors.__all__ if not issubclass(getattr(errors, name), Warning)]


def test_the_drawing_is_exactly_the_class_tree() -> None:
    """Every class with its parent and what else it is, nothing more."""
    drawn = {name: (parent, also) for name, parent, also in drawn_tree()}
    real: dict[str, tuple[str, set[str]]] = {}
    for name in ERRORS:
        bases = list(getattr(errors, name).__bases__)
        parent = bases[0]
        while parent.__name__.startswith("_"):
            bases = [*parent.__bases__, *bases[1:]]
            parent = bases[0]
        real[name] = (parent.__name__, {base.__name__ for base in bases[1:]})
    assert drawn == real


def test_every_error_class_of_the_module_is_public() -> None:
    """`except errors.X` works for each."""
    defined = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, Exception) and not name.startswith("_")
    }
    assert defined == set(errors.__all__)
    assert all(issubclass(getattr(errors, name), DominoError) for name in ERRORS)


#: Of python-domino's names that are no aliases, those that are raised.
RAISED = {
    *("DatasetExistsException", "DatasetNotFoundException", "EnvironmentNotFoundException"),
    "MalformedInputException",
}


def test_the_older_names_are_part_of_the_tree() -> None:
    """`except DominoError` catches them all; those that are raised are aliases, the others say that nothing does."""
    for name in exceptions.__all__:
        kind = getattr(exceptions, name)
        assert issubclass(kind, DominoError)
        is_of_its_own = kind.__module__ == exceptions.__name__ and name not in RAISED
        assert ("nothing here raises it yet" in (kind.__doc__ or "")) == is_of_its_own
        if is_of_its_own:
            assert name in (exceptions.__doc__ or "")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message": "v4"}, "v4"),
        ({}, ""),
        ({"error": "public"}, "public"),
        ({"requestId": "r-1", "errors": ["one", "two"]}, "one; two"),
        ({"errors": ["alone"]}, "alone"),
        ({"message": "outer", "errors": [{"code": "x", "message": "inner", "details": []}]}, "outer; inner"),
        (
            {"message": "m", "errors": [{"message": "m", "details": [{"field": "f", "message": "bad"}]}]},
            "m; f: bad",
        ),
        ({"redirectPath": "/relogin"}, ""),
        ({"error": {"code": 17, "message": "nested"}}, "nested"),
        ({"error": "invalid_grant", "error_description": "expired"}, "invalid_grant; expired"),
        ({"detail": "Not Found"}, "Not Found"),
        (
            {"detail": [{"loc": ["body", "tier", 0], "msg": "field required", "type": "missing"}, {"msg": "second"}]},
            "body.tier.0: field required; second",
        ),
        (
            {"type": "about:blank", "title": "Too large", "status": 413, "detail": "at most 8 GB"},
            "Too large; at most 8 GB",
        ),
        (
            {"errors": {"name": ["is taken", "is too long"], "tier": ["is unknown"]}},
            "name: is taken; name: is too long; tier: is unknown",
        ),
        ({"message": "invalid", "fieldErrors": [{"field": "name", "message": "is taken"}]}, "invalid; name: is taken"),
        ({"obj.jobId": [{"msg": ["error.path.missing"], "args": []}]}, "obj.jobId: error.path.missing"),
        (["first", {"message": "second"}, 3], "first; second"),
        ({"code": 4711, "hint": {"why": "unknown shape"}}, '{"hint": {"why": "unknown shape"}}'),
        ([17, 4], "[17, 4]"),
        ({"message": ""}, '{"message": ""}'),
        ({"message": "a\nb\x1b[31mred\u202e"}, "a b\\x1b[31mred\\u202e"),
        ({"errors": ["x"] * 5 + [f"{n}" for n in range(50)]}, "x; 0; 1; 2; 3; 4"),
        ("NoSuchElementException: key not found", "NoSuchElementException: key not found"),
        ("<!DOCTYPE html><html><head><title>\n Log in </title></head></html>", "a web page titled 'Log in'"),
        ("<html></html>", "a web page"),
        ("", ""),
        ([], ""),
        (None, ""),
        (12, ""),
        ({"message": 12, "error": None, "errors": "text"}, "text"),
        ({"errors": [None, 3, {"message": None, "details": ["x", None]}]}, "x"),
        ("x" * 1000, "x" * 300 + "..."),
        ({"message": "a\n\n  b"}, "a b"),
    ],
)
def test_every_body_shape_becomes_a_message(body: Any, said: str) -> None:
    """Wire facts 1.6; what is not readable is no message, and never an error of its own."""
    assert server_message(body) == said


@pytest.mark.parametrize(
    "shape", ["message", "error", "envelope", "errors", "details", "text", "html", "empty", "binary"]
)
def test_each_shape_over_the_wire_is_told(connect: Connect, server: LocalDomino, project: str, shape: Any) -> None:
    """The sentence of the server is in the error's, whatever it came in."""
    server.faults.add(Fault("get_current_user", status=400, body_shape=shape, message="the reason"))
    with pytest.raises(BadRequestError) as caught:
        connect(project, server.api_key, server.url).users_self()
    error = caught.value
    assert (error.status, error.operation, error.method) == (400, "get_current_user", "GET")
    assert "HTTP 400" in str(error)
    assert error.url == f"{server.url}/v4/users/self"
    if shape not in ("html", "empty", "binary"):
        assert "the reason" in error.server_message
        assert "the reason" in str(error)
    if shape == "envelope":
        assert error.request_id is not None
        assert error.request_id in str(error)
    assert "\ufffd" not in str(error)
    assert "\x1f" not in str(error)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (413, "TooLargeError"),
        (418, "StatusError"),
        (422, "BadRequestError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (503, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_each_status_is_a_class(connect: Connect, server: LocalDomino, project: str, status: int, kind: str) -> None:
    """One class per status that a user handles."""
    server.faults.add(Fault("get_current_user", status=status, times=None))
    with pytest.raises(StatusError) as caught:
        connect(project, server.api_key, server.url, max_retries=0).users_self()
    assert type(caught.value).__name__ == kind
    assert caught.value.status == status
    assert caught.value.body == {"message": "switched on by a fault"}


def test_a_conflict_asks_for_a_login_only_where_it_is_one(connect: Connect, server: LocalDomino, project: str) -> None:
    """A start's 409 always is, another one's if it has a place to go."""
    domino = connect(project, server.api_key, server.url)
    server.faults.add(Fault("get_current_user", status=409, body_shape="redirect"))
    with pytest.raises(ReloginRequiredError):
        domino.users_self()
    server.faults.add(Fault("start_run", status=409, body_shape="empty"))
    with pytest.raises(ReloginRequiredError):
        domino.runs_start(["true"])
    server.faults.add(Fault("get_current_user", status=409))
    with pytest.raises(ConflictError) as caught:
        domino.users_self()
    assert not isinstance(caught.value, ReloginRequiredError)


def test_a_request_id_comes_from_the_body_or_a_header(connect: Connect) -> None:
    """For the people who read the server's logs."""
    refusal = Reply({"message": "no"}, status=400, headers={"X-Request-Id": "from-a-header"})
    with scripted(refusal) as server, pytest.raises(BadRequestError, match="request id from-a-header") as caught:
        connect("a/b", "key", server.url).users_self()
    assert caught.value.request_id == "from-a-header"
    assert caught.value.headers["x-request-id"] == "from-a-header"


def test_a_reply_of_another_shape_names_the_field(connect: Connect) -> None:
    """And what was expected, and never the value."""
    runs = {"data": [{"id": "1" * 24, "status": "Succeeded"}, {"id": "2" * 24, "status": 5}]}
    with scripted(Reply(runs)) as server, pytest.raises(ReplyShapeError, match="should be a string") as caught:
        connect("a/b", "key", server.url).runs_list()
    assert caught.value.path == "data[1].status"


@pytest.mark.parametrize(
    ("page", "kind", "says"),
    [
        ("<html><title>Sign in</title></html>", "text/html", "text/html where JSON was expected; .* login page: check"),
        ("<html></html>", "application/json", "application/json where JSON was expected; .* login page: check"),
        ("not json", "text/plain; charset=utf-8", "text/plain where JSON was expected; check the host"),
        ("x", "", "no content type where JSON was expected; check the host"),
        ("", "text/plain", "an empty body where JSON was expected; check the host"),
        ("", "", "an empty body where JSON was expected; check the host"),
        ('{"id": "57', "application/json", "JSON that is not valid; most often it was cut"),
        ("[", "application/problem+json", "JSON that is not valid"),
        ("NaN,", "Application/JSON", "JSON that is not valid"),
    ],
)
def test_an_answer_that_is_no_json_is_not_the_api(connect: Connect, page: str, kind: str, says: str) -> None:
    """200 with a page is most often a login page; what says that it is JSON was harmed on its way."""
    reply = Reply(page.encode(), headers={"Content-Type": kind})
    with scripted(reply) as server, pytest.raises(NotTheApiError, match=says) as caught:
        connect("a/b", "key", server.url).users_self()
    assert caught.value.status == 200
    assert ("login page" in str(caught.value)) == page.startswith("<")


@pytest.mark.parametrize("depth", [10, 49, 50, 51, 500, 990, 5000])
@pytest.mark.parametrize("shape", ['{"message": ', "["])
def test_a_nested_error_body_is_an_error_like_any_other(connect: Connect, depth: int, shape: str) -> None:
    """However deep; and the credential in it is hidden."""
    end = "}" if shape[0] == "{" else "]"
    body = (shape * depth + '"s3cret-key"' + end * depth).encode()
    reply = Reply(body, 400, {"Content-Type": "application/json"})
    with scripted(reply) as server, pytest.raises(BadRequestError) as caught:
        connect("a/b", "s3cret-key", server.url).users_self()
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(vars(caught.value))
    assert len(str(caught.value)) < 1000
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("depth", [500, 990, 5000])
def test_a_start_whose_refusal_is_nested_is_uncertain(connect: Connect, depth: int) -> None:
    """What is wrong with the body of an error changes nothing of what the error means."""
    body = b"[" * depth + b"]" * depth
    reply = Reply(body, 502, {"Content-Type": "application/json"})
    with scripted(reply) as server, pytest.raises(StartUncertainError):
        connect("a/b", "key", server.url).runs_start(["main.py"])


def test_no_text_of_a_server_moves_the_cursor(
    connect: Connect, server: LocalDomino, project: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Escapes, control characters and marks of direction are spelled out, in messages and in log lines."""
    caplog.set_level("DEBUG")
    nasty = "\x1b[2J\x07\u202e\u2066x\x9b1m\ud800"
    server.faults.add(Fault("get_run", unknown_status=f"Hang\x1b[2J\u202e{'x' * 500}", times=1))
    domino = connect(project, server.api_key, server.url)
    domino.files_upload("bad.py", f"print({nasty!a}); raise SystemExit(3)".encode())
    with pytest.raises(RunFailedError) as failed:
        domino.runs_start_blocking(["bad.py"], title=nasty.replace("\ud800", ""), poll_freq=0.05)
    with scripted(Reply({"message": nasty}, 400)) as scripted_server, pytest.raises(BadRequestError) as refused:
        connect("a/b", "key", scripted_server.url).users_self()
    texts = [str(failed.value), str(refused.value), *(record.getMessage() for record in caplog.records)]
    for text in texts:
        assert all(each.isprintable() or each in "\n\t" for each in text), repr(text)
    assert "\\x1b[2J" in str(refused.value)
    assert len(str(failed.value)) < 5000


def test_nobody_who_listens_is_a_connection_error(connect: Connect) -> None:
    """Builtin ConnectionError catches it; nothing was sent."""
    with scripted(Reply()) as server:
        url = server.url
    with pytest.raises(ConnectionError) as caught:
        connect("a/b", "key", url, max_retries=0).users_self()
    assert isinstance(caught.value, ConnectionFailedError)
    assert (caught.value.never_sent, caught.value.status) == (True, None)


@pytest.mark.parametrize(
    "error",
    [
        *(
            getattr(errors, name)("went wrong", **CALL)
            for name in errors.__all__
            if issubclass(getattr(errors, name), CallError)
        ),
        errors.DominoError("went wrong"),
        errors.ConfigError("went wrong"),
        errors.CredentialError("went wrong"),
        StartUncertainError("went wrong", title="t", since=1.5),
        RunFailedError("went wrong", run_id=RUN.id, run=RUN, log="log"),
        RunStoppedError("went wrong", run_id=RUN.id, run=RUN),
        WaitTimeoutError("went wrong", run_id=RUN.id, run=None),
        RunFailedError("went wrong", run_id=JOB.id, job=JOB, log="log"),
        WaitTimeoutError("went wrong", run_id=JOB.id, job=JOB),
        TransferError("went wrong", expected=3, received=2),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_pickle_and_copy(error: DominoError) -> None:
    """With all that it knows: errors travel between processes."""
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)
    assert vars(copy.copy(error)) == vars(error)
    assert str(error) == "went wrong"


def test_an_error_can_take_a_note_and_a_cause(connect: Connect, server: LocalDomino, project: str) -> None:
    """A real one, as raised, with cause and traceback, can be pickled too."""
    server.faults.add(Fault("get_current_user", status=403))
    with pytest.raises(PermissionDeniedError) as caught:
        connect(project, server.api_key, server.url).users_self()
    assert pickle.loads(pickle.dumps(caught.value)).server_message == "switched on by a fault"


def test_builtin_classes_catch_the_errors_that_mean_the_same() -> None:
    """Code that knows nothing of this package can handle them."""
    assert issubclass(WaitTimeoutError, TimeoutError)
    assert issubclass(TransferError, OSError)
    assert issubclass(PermissionDeniedError, PermissionError)
    assert issubclass(errors.NotFoundError, LookupError)
    assert not issubclass(ServerError, OSError)
