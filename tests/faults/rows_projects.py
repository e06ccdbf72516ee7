"""Rows: projects and what is in them, their environments; each of what is made is asked for once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domino import errors
from domino.exceptions import UserNotFoundException

from .answers import RUN_ID, cut, html, json, reset, status, wait
from .checks import fact, raises, requests, returns, slept
from .row import Outcome, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Projects and environments")
_PROJECT_ID, _OTHER = "5" * 24, "9" * 24
_PROJECT = json({"id": _PROJECT_ID, "name": "project"})
_ME = json({"id": "a" * 24, "userName": "owner"})
_PEOPLE = json([{"id": "a" * 24, "userName": "owner"}, {"id": "b" * 24, "userName": "colleague"}])
_GOAL = {"goal": {"id": RUN_ID, "title": "x"}}
_IMAGE = json({"id": RUN_ID, "latestRevisionDetails": {"id": RUN_ID, "dockerImage": "image"}})
_Call = Callable[[Any, World], Any]


def _call(method: str, *args: Any, **kwargs: Any) -> _Call:
    """Call a method of the client and return what it returns."""

    async def call(d: Any, _: World) -> object:
        return await getattr(d, method)(*args, **kwargs)

    return call


def _done(method: str, *args: Any, **kwargs: Any) -> _Call:
    """Call a method of the client, and say that it returned."""

    async def call(d: Any, _: World) -> object:
        await getattr(d, method)(*args, **kwargs)
        return "done"

    return call


def _sent(o: Outcome, method: str) -> int:
    return len([request for request in o.requests if request.method == method])


def _job(job_id: str) -> Any:
    return json({"id": job_id, "statuses": {"isCompleted": True, "executionStatus": "Succeeded"}})


def _once(method: str = "POST") -> Any:
    return fact(lambda o: _sent(o, method) == 1)


#: What is made, by what is asked before it: each is sent once, as nobody knows what a second one would make.
_MADE: tuple[tuple[str, _Call, list[Any]], ...] = (
    ("project", _call("project_create", "new"), [_ME]),
    ("fork", _call("fork_project", "new"), [_PROJECT]),
    ("copy of a project", _call("project_copy", "new"), [_PROJECT]),
    ("goal", _call("goals_add", "faster"), [_PROJECT]),
    ("git repository", _call("git_repositories_add", "https://github.com/a/b"), [_PROJECT]),
    ("collaborator", _call("collaborators_add", "colleague"), [_PEOPLE, _PROJECT]),
    ("environment", _call("create_environment", "new", "private", base_image="image"), []),
    ("revision of an environment", _call("create_environment_revision", RUN_ID, base_image="image"), []),
    ("copy of an environment", _call("environments_duplicate", RUN_ID), []),
    ("link of a job to a goal", _call("job_goals_add", RUN_ID, _OTHER), []),
)
_MAY_BE = "it may have been done all the same, and is not sent twice"
#: What is removed, by what is asked before it: a second one does no harm.
_REMOVED: tuple[tuple[str, _Call, list[Any]], ...] = (
    ("goal", _done("goals_remove", RUN_ID), [_PROJECT]),
    ("git repository", _done("git_repositories_remove", RUN_ID), [_PROJECT]),
    ("link of a job to a goal", _done("job_goals_remove", RUN_ID, _OTHER), []),
)
_WITHOUT_BODY: tuple[tuple[str, _Call, list[Any]], ...] = (
    ("collaborator", _done("collaborators_remove", "colleague"), [_PEOPLE, _PROJECT]),
    (
        "tag",
        _done("tags_remove", "demo", _PROJECT_ID),
        [json({"id": _PROJECT_ID, "name": "p", "tags": [{"id": RUN_ID, "name": "demo"}]})],
    ),
    ("project", _done("project_archive", "old"), [json([{"id": RUN_ID, "name": "old"}])]),
    ("environment", _done("archive_environment", RUN_ID), []),
)


def _repositories(*numbers: int, total: int | None = None) -> Any:
    rows = [{"id": f"{number:024x}", "uri": f"https://example.com/{number}"} for number in numbers]
    metadata: dict[str, Any] = {"requestId": "r", "notices": []}
    if total is not None:
        metadata["totalCount"] = total
    return json({"repositories": rows, "metadata": metadata})


async def _all_repositories(d: Any, _: World) -> object:
    found = d.inner.git_repositories_iter(_PROJECT_ID)
    ids = [each.id async for each in found] if hasattr(found, "__aiter__") else [each.id for each in found]
    return [int(each, 16) for each in ids]


ROWS = [
    *(
        _row(
            server=f"{what} to a new {made}",
            client=f"{kind.__name__} that says that it may be there all the same; it is sent once",
            script=[*before, lost, json({})],
            call=call,
            options={"timeout": 1.5} if what == "gives no answer" else {},
            checks=[raises(kind, _MAY_BE), _once(), requests(len(before) + 1), slept()],
        )
        for made, call, before in _MADE
        for what, lost, kind in (
            ("answers 503", status(503), errors.ServerError),
            ("closes the connection instead of an answer", cut(b""), errors.ConnectionFailedError),
        )
    ),
    *(
        _row(
            server=f"{what} to a new project",
            client=f"{kind.__name__} that says that it may be there all the same; it is sent once",
            script=[_ME, lost, json({})],
            call=_MADE[0][1],
            options={"timeout": 1.5},
            checks=[raises(kind, _MAY_BE), _once(), slept()],
        )
        for what, lost, kind in (
            ("answers 500", status(500), errors.ServerError),
            ("breaks the connection off instead of an answer", reset(), errors.ConnectionFailedError),
            ("gives no answer", wait(), errors.CallTimeoutError),
            ("answers 200 without an id", json({"name": "new"}), errors.ReplyShapeError),
            (
                "answers 200 with a cut body",
                cut(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"),
                errors.ConnectionFailedError,
            ),
            ("answers 200 without a body", status(200), errors.NotTheApiError),
        )
    ),
    *(
        _row(
            server=f"answers {code} with its reason to {what}",
            client=f"{kind.__name__} with the reason; it is sent once",
            script=[*before, status(code, body), json({})],
            call=call,
            checks=[raises(kind, reason), fact(lambda o: _MAY_BE not in str(o.error)), requests(len(before) + 1)],
        )
        for what, call, before, code, body, kind, reason in (
            ("a new project", *_MADE[0][1:], 409, {"message": "name is taken"}, errors.ConflictError, "name is taken"),
            ("a fork", *_MADE[1][1:], 400, {"error": "no such name"}, errors.BadRequestError, "no such name"),
            (
                "a copy of a project",
                *_MADE[2][1:],
                429,
                {"requestId": "r-7", "errors": ["two copies at a time"]},
                errors.RateLimitError,
                "two copies at a time",
            ),
            (
                "a new goal",
                *_MADE[3][1:],
                422,
                {"message": "invalid", "errors": [{"code": "c", "message": "title is too long"}]},
                errors.BadRequestError,
                "title is too long",
            ),
            (
                "a new environment",
                *_MADE[6][1:],
                403,
                {"errors": ["CreateEnvironment is missing"]},
                errors.PermissionDeniedError,
                "CreateEnvironment",
            ),
        )
    ),
    _row(
        server="answers 200 with a login page to a new project",
        client="NotTheApiError: nothing was made",
        script=[_ME, html(200)],
        call=_MADE[0][1],
        checks=[raises(errors.NotTheApiError), fact(lambda o: _MAY_BE not in str(o.error)), _once()],
    ),
    _row(
        server="knows nobody of the name that a new project's owner has",
        client="UserNotFoundException that tells the near ones; nothing is made",
        script=[_PEOPLE],
        call=_call("project_create", "new", "colleage"),
        checks=[raises(UserNotFoundException, "did you mean 'colleague'"), fact(lambda o: _sent(o, "POST") == 0)],
    ),
    _row(
        server="answers 503 to the default environment, whose image a new one has",
        client="asks again, then makes it once",
        script=[status(503), _IMAGE, json({"environment": {"id": RUN_ID, "name": "new"}})],
        call=_done("create_environment", "new", "private"),
        checks=[returns("done"), _once(), fact(lambda o: o.requests[-1].json()["image"] == "image")],
    ),
    *(
        _row(
            server=f"says of a {what} that it did not remove it",
            client="CallError: a success that is none is never taken for one",
            script=[*before, json({"success": False})],
            call=call,
            checks=[raises(errors.CallError, "removed nothing")],
        )
        for what, call, before in _REMOVED
    ),
    *(
        _row(
            server=f"removes a {what} and says nothing",
            client="is content",
            script=[*before, status(204)],
            call=call,
            checks=[returns("done"), _once("DELETE")],
        )
        for what, call, before in (*_REMOVED, *_WITHOUT_BODY)
    ),
    *(
        _row(
            server=f"answers 503 to the removal of a {what}",
            client="sends it again, since a second one removes nothing more",
            script=[*before, status(503), json({"success": True})],
            call=call,
            checks=[returns("done"), fact(lambda o: _sent(o, "DELETE") == 2)],
        )
        for what, call, before in (*_REMOVED, *_WITHOUT_BODY)
    ),
    *(
        _row(
            server=f"closes the connection to the removal of a {what}, and knows none the next time",
            client="NotFoundError that says that the try before may have removed it",
            script=[*before, cut(b""), status(404)],
            call=call,
            checks=[raises(errors.NotFoundError, "a try before got no answer, and may have removed it")],
        )
        for what, call, before in (*_REMOVED, *_WITHOUT_BODY)
    ),
    *(
        _row(
            server=f"answers the removal of a {what} with a login page",
            client="NotTheApiError: nothing was removed",
            script=[*before, html(200)],
            call=call,
            checks=[raises(errors.NotTheApiError), _once("DELETE")],
        )
        for what, call, before in (*_REMOVED, *_WITHOUT_BODY)
    ),
    _row(
        server="lists projects of others, too, among yours",
        client="archives yours",
        script=[
            json(
                [
                    {"id": _OTHER, "name": "old", "relationship": "Collaborating"},
                    {"id": RUN_ID, "name": "old", "relationship": "Owned"},
                ]
            ),
            status(200),
        ],
        call=_done("project_archive", "old"),
        checks=[returns("done"), fact(lambda o: o.requests[-1].target.endswith(RUN_ID))],
    ),
    _row(
        server="lists two projects of yours by the same name",
        client="DominoError with both ids; nothing is archived",
        script=[json([{"id": _OTHER, "name": "old"}, {"id": RUN_ID, "name": "old"}])],
        call=_done("project_archive", "old"),
        checks=[raises(errors.DominoError, _OTHER, RUN_ID), requests(1)],
    ),
    *(
        _row(
            server=f"answers about another {what}",
            client="ReplyShapeError: the answer to another question is not used",
            script=[answer],
            call=call,
            checks=[raises(errors.ReplyShapeError, "answer to another question", _OTHER), requests(1)],
        )
        for what, call, answer in (
            ("project", _call("project_get", _PROJECT_ID), json({"id": _OTHER, "name": "p"})),
            ("goal", _call("goals_update", RUN_ID, project_id=_PROJECT_ID), json({"goal": {"id": _OTHER}})),
            ("environment", _call("get_environment", RUN_ID), json({"environment": {"id": _OTHER, "name": "e"}})),
            ("goal of a job", _call("job_goals_add", RUN_ID, _PROJECT_ID), json({"goal": {"goalId": _OTHER}})),
            ("job, when one gets a title", _call("job_rename", RUN_ID, "x"), _job(_OTHER)),
            ("job, when one is archived", _call("job_archive", RUN_ID), _job(_OTHER)),
        )
    ),
    *(
        _row(
            server=f"answers 503 to {what}",
            client="sends it again, since a second one leaves what the first one left",
            script=[status(503), *after],
            call=call,
            checks=[returns("done"), requests(1 + len(after))],
        )
        for what, call, after in (
            ("a goal that is reached", _done("goals_update", RUN_ID, project_id=_PROJECT_ID), [json(_GOAL)]),
            (
                "other settings of a project",
                _done("project_settings_update", _PROJECT_ID, volume_size_gib=20),
                [status(200), json({"defaultVolumeSizeGiB": 20})],
            ),
            (
                "another place for results",
                _done("results_settings_update", "isolated", _PROJECT_ID),
                [json({"resultsSettings": {"branch": "isolated"}})],
            ),
            ("new tags", _done("tags_add", ["demo"], _PROJECT_ID), [json([{"id": RUN_ID, "name": "demo"}])]),
            ("a restricted revision", _done("restrict_environment_revision", RUN_ID, _OTHER), [status(200)]),
        )
    ),
    _row(
        server="answers a change of settings with a login page",
        client="NotTheApiError: nothing was changed",
        script=[html(200)],
        call=_done("project_settings_update", _PROJECT_ID, volume_size_gib=20),
        checks=[raises(errors.NotTheApiError), requests(1)],
    ),
    _row(
        server="answers one tag where several were added",
        client="a list of it",
        script=[json({"id": RUN_ID, "name": "demo"})],
        call=_call("tags_add", ["demo", "churn"], _PROJECT_ID),
        checks=[returns(lambda tags: [tag.name for tag in tags] == ["demo"])],
    ),
    _row(
        server="lists fewer git repositories than asked for, and shifts the next page by one",
        client="goes on to an empty page; none comes twice",
        script=[_repositories(9, 8), _repositories(8, 7), _repositories()],
        call=_all_repositories,
        checks=[returns([9, 8, 7]), requests(3)],
    ),
    _row(
        server="gives the same page of git repositories for ever, and says that there are more",
        client="ReplyShapeError that says so, after three in a row",
        script=[_repositories(9, 8, total=100)] * 9,
        call=_all_repositories,
        checks=[raises(errors.ReplyShapeError, "does not seem to know pages"), requests(4)],
    ),
]
