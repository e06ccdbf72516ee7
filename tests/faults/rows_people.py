"""Rows: users, organizations, and personal access tokens, of which nobody may see the secret."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from domino import errors
from domino.exceptions import UserNotFoundException

from .answers import RUN_ID, announced, cut, html, json, raw, reset, status, text
from .checks import fact, raises, requests, returns, slept
from .row import Outcome, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Users, organizations, tokens")
_TOKEN_SECRET = "dom_pat_4c1fd09a7be65c22"
_MADE = {"patId": RUN_ID, "name": "nightly", "token": _TOKEN_SECRET}
_ORGANIZATION = json({"org": {"id": RUN_ID, "name": "data"}})
_MAY_BE = "it may have been done all the same, and is not sent twice"


def _knows_secret(w: World) -> None:
    w.secrets.append(_TOKEN_SECRET)


async def _make_token(d: Any, _: World) -> object:
    return await d.tokens_create("nightly", 3600)


async def _token_works(d: Any, _: World) -> object:
    """Make a token and tell whether its secret came."""
    return (await d.tokens_create("nightly", 3600)).token == _TOKEN_SECRET


async def _shown(d: Any, _: World) -> object:
    """Make a token and return all that shows it unasked."""
    made = await d.tokens_create("nightly", 3600)
    return f"{made!r} {[made]} {vars(made) if hasattr(made, '__dict__') else ''}"


async def _organization(d: Any, _: World) -> object:
    return (await d.organizations_create("data", {_id(1): "admin"})).id


async def _member(d: Any, _: World) -> object:
    return (await d.organizations_add_member(RUN_ID, _id(1))).id


async def _leaver(d: Any, _: World) -> object:
    return (await d.organizations_remove_member(RUN_ID, _id(1))).id


async def _who(d: Any, _: World) -> object:
    return await d.get_user_id("colleague")


async def _role(d: Any, _: World) -> object:
    await d.collaborators_update("colleage", "Contributor", project_id=RUN_ID)
    return "done"


def _done(method: str, *args: Any) -> Callable[[Any, World], Any]:
    async def call(d: Any, _: World) -> object:
        await getattr(d, method)(*args)
        return "done"

    return call


def _listing(method: str, **kwargs: Any) -> Callable[[Any, World], Any]:
    async def ids(d: Any, _: World) -> object:
        found = getattr(d.inner, method)(**kwargs)
        items = [each async for each in found] if hasattr(found, "__aiter__") else list(found)
        return [int(getattr(each, "pat_id", None) or each.id, 16) for each in items]

    return ids


def _id(number: int) -> str:
    return f"{number:024x}"


def _page(method: str, *numbers: int, total: int | None = None) -> Any:
    """Answer with a page of a list."""
    if method == "tokens_iter":
        return json([{"patId": _id(number), "name": "t"} for number in numbers])
    rows = [{"id": _id(number), "name": "n", "userName": "n"} for number in numbers]
    metadata: dict[str, Any] = {"requestId": "r", "notices": []}
    if total is not None:
        metadata["totalCount"] = total
    name = {"users_iter": "users", "organizations_iter": "orgs"}[method]
    return json({name: rows, "metadata": metadata})


def _posts(o: Outcome) -> int:
    return len([request for request in o.requests if request.method == "POST"])


_ONCE = fact(lambda o: _posts(o) == 1)
_LISTS = (("users_iter", "users"), ("organizations_iter", "organizations"), ("tokens_iter", "tokens"))
_CUT_TOKEN = b'{"patId": "' + RUN_ID.encode() + b'", "token": "' + _TOKEN_SECRET.encode() + b'"'

ROWS = [
    _row(
        server="answers with a new token",
        client="hands its secret over; neither repr nor log shows it",
        script=[json(_MADE)],
        call=_token_works,
        prepare=_knows_secret,
        checks=[returns(True), requests(1)],
    ),
    _row(
        server="answers with a new token, and a field that nobody knows",
        client="shows all of it but the secret",
        script=[json({**_MADE, "isScoped": True})],
        call=_shown,
        prepare=_knows_secret,
        checks=[returns(lambda shown: "nightly" in shown and _TOKEN_SECRET not in shown)],
    ),
    *(
        _row(
            server=f"{what} to a new token",
            client=f"{kind.__name__} without the secret that says that it may be there all the same; it is sent once",
            script=[lost, json(_MADE)],
            call=_make_token,
            prepare=_knows_secret,
            checks=[raises(kind, _MAY_BE), _ONCE, slept()],
        )
        for what, lost, kind in (
            ("answers 503", status(503), errors.ServerError),
            ("closes the connection instead of an answer", cut(b""), errors.ConnectionFailedError),
            ("breaks the connection off instead of an answer", reset(), errors.ConnectionFailedError),
            ("cuts the answer, behind the secret,", announced(_CUT_TOKEN, 500), errors.ConnectionFailedError),
            ("answers with JSON of another shape, with the secret,", json([_MADE]), errors.ReplyShapeError),
            (
                "answers without the secret, or under another name,",
                json({"secret": _TOKEN_SECRET}),
                errors.ReplyShapeError,
            ),
            ("answers with text that has the secret", text(200, f"token: {_TOKEN_SECRET}"), errors.NotTheApiError),
            ("answers with JSON that is cut, with the secret,", text(200, _CUT_TOKEN.decode()), errors.NotTheApiError),
        )
    ),
    _row(
        server="answers with a secret that is a list",
        client="ReplyShapeError without what came",
        script=[json({**_MADE, "token": [_TOKEN_SECRET]})],
        call=_make_token,
        prepare=_knows_secret,
        checks=[raises(errors.ReplyShapeError, "token"), _ONCE],
    ),
    _row(
        server="answers 201 with a login page to a new token",
        client="NotTheApiError: nothing was made",
        script=[html(201)],
        call=_make_token,
        checks=[raises(errors.NotTheApiError), fact(lambda o: _MAY_BE not in str(o.error)), _ONCE],
    ),
    _row(
        server="answers 400 with its reason to a new token",
        client="BadRequestError with the reason",
        script=[status(400, {"message": "expiresIn is longer than 90 days"})],
        call=_make_token,
        checks=[raises(errors.BadRequestError, "longer than 90 days"), _ONCE],
    ),
    *(
        _row(
            server=f"answers 503 to {what}",
            client="sends it again, since a second one leaves what the first one left",
            script=[status(503), answer],
            call=call,
            checks=[returns(lambda value: value in ("done", RUN_ID)), requests(2)],
        )
        for what, call, answer in (
            ("the end of a token's validity", _done("tokens_invalidate", RUN_ID), status(200)),
            ("the end of all tokens' validity", _done("tokens_invalidate_all"), status(204)),
            ("the removal of a token", _done("tokens_delete", RUN_ID), status(204)),
            ("a new member of an organization", _member, _ORGANIZATION),
            ("the removal of a member", _leaver, _ORGANIZATION),
        )
    ),
    _row(
        server="answers the removal of a token with a login page",
        client="NotTheApiError: nothing was removed",
        script=[html(200)],
        call=_done("tokens_delete", RUN_ID),
        checks=[raises(errors.NotTheApiError), requests(1)],
    ),
    _row(
        server="closes the connection to the removal of a token, and knows none the next time",
        client="NotFoundError that says that the try before may have removed it",
        script=[cut(b""), status(404)],
        call=_done("tokens_delete", RUN_ID),
        checks=[raises(errors.NotFoundError, "may have removed it"), requests(2)],
    ),
    *(
        _row(
            server=f"{what} to a new organization",
            client=f"{kind.__name__} that says that it may be there all the same; it is sent once",
            script=[lost, _ORGANIZATION],
            call=_organization,
            checks=[raises(kind, _MAY_BE), _ONCE, slept()],
        )
        for what, lost, kind in (
            ("answers 503", status(503), errors.ServerError),
            ("closes the connection instead of an answer", cut(b""), errors.ConnectionFailedError),
            ("answers 200 without one", json({"metadata": {}}), errors.ReplyShapeError),
        )
    ),
    _row(
        server="answers 403 with its reason to a new organization",
        client="PermissionDeniedError with the reason; it is sent once",
        script=[status(403, {"requestId": "r-7", "errors": ["ManageOrganizations is missing"]})],
        call=_organization,
        checks=[raises(errors.PermissionDeniedError, "ManageOrganizations is missing", request_id="r-7"), requests(1)],
    ),
    _row(
        server="lists users with fields that are null, and without names",
        client="finds who it looks for",
        script=[json([{"id": _id(1), "userName": None, "email": None}, {"id": _id(2), "userName": "colleague"}])],
        call=_who,
        checks=[returns(_id(2))],
    ),
    _row(
        server="knows no user of the name whose role changes",
        client="UserNotFoundException that tells the near ones; nothing is changed",
        script=[json([{"id": _id(2), "userName": "colleague"}])],
        call=_role,
        checks=[raises(UserNotFoundException, "did you mean 'colleague'"), requests(1)],
    ),
    _row(
        server="answers the list of users with a login page",
        client="NotTheApiError",
        script=[html(200)],
        call=_who,
        checks=[raises(errors.NotTheApiError), requests(1)],
    ),
    _row(
        server="answers the list of users in a byte that is no UTF-8",
        client="NotTheApiError, since it is no JSON",
        script=[raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n[\xff]")],
        call=_who,
        checks=[raises(errors.NotTheApiError), requests(1)],
    ),
    *(
        _row(
            server=f"gives fewer {name} on a page than asked for, and shifts the next page by one",
            client="goes on to an empty page; none comes twice",
            script=[_page(method, 9, 8), _page(method, 8, 7), _page(method)],
            call=_listing(method),
            checks=[returns([9, 8, 7]), requests(3)],
        )
        for method, name in _LISTS
    ),
    *(
        _row(
            server=f"gives the same page of {name} for ever",
            client="ends when pages bring nothing new",
            script=[_page(method, 9, 8)] * 9,
            call=_listing(method),
            checks=[returns([9, 8]), fact(lambda o: len(o.requests) <= 4)],
        )
        for method, name in _LISTS
    ),
    *(
        _row(
            server=f"gives the same page of {name} for ever, and says that there are more",
            client="ReplyShapeError that says so, after three in a row",
            script=[_page(method, 9, 8, total=100)] * 9,
            call=_listing(method),
            checks=[raises(errors.ReplyShapeError, "does not seem to know pages"), requests(4)],
        )
        for method, name in _LISTS[:2]
    ),
    *(
        _row(
            server=f"has no end of {name}",
            client="asks for no more than is wanted",
            script=[_page(method, *range(number, number + 2)) for number in range(1, 99, 2)],
            call=_listing(method, limit=5),
            checks=[returns([1, 2, 3, 4, 5]), requests(3)],
        )
        for method, name in _LISTS
    ),
]
