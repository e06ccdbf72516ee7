"""Rows: uploads, of bodies that can and cannot be sent again."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import Any

from domino import errors

from .answers import KEY, accepted_file, answer, chunked, cut, early, html, json, raw, reset, status, then, wait
from .calls import upload
from .checks import fact, raises, requests, returns, tried
from .row import Outcome, Row, World
from .rows_credentials import token_file
from .rows_cuts import refuse
from .server import Exchange

__all__ = ["ROWS"]

_row = partial(Row, family="Uploads")
_CONTENT = b"0123456789" * 1000
#: More than sockets hold by themselves: when the end of it is sent, the server has seen the beginning.
_LARGE = 32 << 20


class _Pipe(io.RawIOBase):
    """A file that cannot go back, like a pipe."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        size = len(self._rest) if size < 0 else size
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


class _Shrinking(io.BytesIO):
    """A file that says it has 100 bytes more than it gives."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return super().seek(offset, whence) + (100 if whence == 2 else 0)


class _Growing(io.BytesIO):
    """A file that says it has 100 bytes fewer than it gives."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return super().seek(offset, whence) - (100 if whence == 2 else 0)


class _Failing(io.BytesIO):
    """A file on a disk that fails when it is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size == 0:
            return b""
        raise OSError(5, "Input/output error")


async def _stream(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", io.BytesIO(_CONTENT))).key


async def _from_the_middle(d: Any, w: World) -> object:
    file = io.BytesIO(b"skipped" + _CONTENT)
    file.seek(7)
    return (await d.files_upload("a.txt", file)).key


async def _pipe(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", _Pipe(_CONTENT))).key


async def _by_path(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", w.file("local.txt", _CONTENT))).key


async def _shrinking(d: Any, w: World) -> object:
    return await d.files_upload("a.txt", _Shrinking(_CONTENT))


async def _growing(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", _Growing(_CONTENT))).key


async def _failing(d: Any, w: World) -> object:
    return await d.files_upload("a.txt", _Failing(_CONTENT))


async def _at_its_end(d: Any, w: World) -> object:
    file = io.BytesIO(_CONTENT)
    file.read()
    return await d.files_upload("a.txt", file)


async def _closed(d: Any, w: World) -> object:
    file = io.BytesIO(_CONTENT)
    file.close()
    return await d.files_upload("a.txt", file)


async def _text_file(d: Any, w: World) -> object:
    with open(w.file("local.txt", "text"), encoding="utf-8") as file:  # noqa: ASYNC230  (a few bytes)
        return (await d.files_upload("a.txt", file)).path


async def _a_name(d: Any, w: World) -> object:
    return await d.files_upload("a.txt", "local.txt")


async def _no_file(d: Any, w: World) -> object:
    return await d.files_upload("a.txt", Path(w.folder / "absent"))


async def _nothing(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", b"")).key


def _whole_each_time(o: Outcome) -> bool:
    return all(request.body == _CONTENT for request in o.requests)


def _is_empty(o: Outcome) -> bool:
    sent = o.requests[0]
    return (sent.header("content-length"), sent.header("content-type")) == ("0", "application/octet-stream")


async def _told(d: Any, _: World) -> object:
    stored = await d.files_upload("a.txt", b"hello")
    return stored.path.lstrip("/"), stored.size, stored.key


def _answers_early(w: World) -> None:
    w.server.answers_early = True


def _answers_early_over_tls(w: World) -> None:
    w.use_tls()
    w.server.answers_early = True


async def _much(d: Any, w: World) -> object:
    return await d.files_upload("a.txt", io.BytesIO(bytes(8 << 20)))


async def _very_much(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", io.BytesIO(bytes(_LARGE)))).size


async def _very_much_from_a_pipe(d: Any, w: World) -> object:
    return (await d.files_upload("a.txt", _Pipe(bytes(_LARGE)))).size


def _with_interim_answers(exchange: Exchange) -> None:
    for code in (100, 102, 103):
        exchange.send(f"HTTP/1.1 {code} Scripted\r\nLink: </a>\r\n\r\n".encode())
    exchange.read_body()
    exchange.send(b"HTTP/1.1 102 Scripted\r\n\r\n")
    accepted_file()(exchange)


ROWS = [
    *(
        _row(
            server=f"{what}, then takes {body}",
            client="sends it again from where it began; the bytes are whole each time",
            script=[first, accepted_file()],
            call=call,
            options={"timeout": 1.5},
            checks=[returns(KEY), requests(2), fact(_whole_each_time)],
            peer="no retry over plain http" if what == "answers 503" else None,
        )
        for what, first in (("answers 503", status(503)), ("resets the connection", reset()), ("falls silent", wait()))
        for body, call in (("a file", _stream), ("a file by its path", _by_path))
        if not (what == "falls silent" and body == "a file")
    ),
    _row(
        server="answers 503, then takes a file that was at its middle",
        client="sends it again from there, not from its beginning",
        script=[status(503), accepted_file()],
        call=_from_the_middle,
        checks=[returns(KEY), requests(2), fact(_whole_each_time)],
    ),
    _row(
        server="takes a body that cannot go back",
        client="sends it in chunks, once",
        script=[accepted_file()],
        call=_pipe,
        checks=[
            returns(KEY),
            requests(1),
            fact(_whole_each_time),
            fact(lambda o: o.requests[0].header("transfer-encoding") == "chunked"),
        ],
    ),
    *(
        _row(
            server=f"{what} to a body that cannot go back",
            client="sent once; the error says why it was not tried again",
            script=[script],
            call=_pipe,
            checks=[raises(kind, "cannot be rewound"), requests(1), tried(1)],
        )
        for what, script, kind in (
            ("answers 503", status(503), errors.ServerError),
            ("resets the connection", reset(), errors.ConnectionFailedError),
        )
    ),
    _row(
        server="is not there, to a body that cannot go back",
        client="tried 5 times: nothing of it was read",
        script=[accepted_file()],
        call=_pipe,
        options=refuse,
        checks=[raises(errors.ConnectionFailedError, never_sent=True), tried(5)],
    ),
    _row(
        server="answers 401 to a body that cannot go back, with a token of a file",
        client="AuthenticationError; sent once",
        script=[status(401)],
        call=_pipe,
        options=token_file,
        checks=[raises(errors.AuthenticationError), requests(1), tried(1)],
    ),
    _row(
        server="answers 413 while the file is on its way",
        client="TooLargeError: the answer is read although sending broke off",
        script=[early(answer(413, Connection="close"))],
        call=_much,
        prepare=_answers_early,
        checks=[raises(errors.TooLargeError, "limits the size"), requests(1)],
    ),
    _row(
        server="answers 401 while the file is on its way",
        client="AuthenticationError",
        script=[early(answer(401, Connection="close"))],
        call=_much,
        prepare=_answers_early,
        checks=[raises(errors.AuthenticationError), requests(1)],
    ),
    *(
        _row(
            server=f"answers 201 with {what} before it has read {framed}{wire}, then takes and drops all of it",
            client="TransferError; a file that nobody has seen is not called stored",
            script=[then(raw(answer_), Exchange.read_body)],
            options=lambda w: {"verify": w.bundle},
            call=call,
            prepare=prepare,
            checks=[raises(errors.TransferError, "may not be stored whole"), requests(1)],
        )
        for what, answer_ in [
            ("nothing", answer(201)),
            ("what it should say", answer(201, b'{"path": "a.txt", "size": %d}' % _LARGE)),
        ]
        for framed, call in [("a file", _very_much), ("a pipe", _very_much_from_a_pipe)]
        for wire, prepare in [("", _answers_early), (" over TLS", _answers_early_over_tls)]
    ),
    *(
        _row(
            server=f"sends interim answers before it has read {framed}{wire}, and the answer after it",
            client="returns; they say nothing of what becomes of the file",
            script=[_with_interim_answers],
            options=lambda w: {"verify": w.bundle},
            call=call,
            prepare=prepare,
            checks=[returns(_LARGE), requests(1)],
        )
        for framed, call in [("a file", _very_much), ("a pipe", _very_much_from_a_pipe)]
        for wire, prepare in [("", _answers_early), (" over TLS", _answers_early_over_tls)]
    ),
    _row(
        server="answers an upload with a login page and 200",
        client="NotTheApiError; nothing is called stored",
        script=[html(200)],
        call=upload,
        checks=[raises(errors.NotTheApiError, "login page"), requests(1)],
    ),
    *(
        _row(
            server=f"answers an upload with {what}",
            client="the file is stored; what the answer does not tell is what was sent",
            script=[answer_],
            call=_told,
            checks=[returns(("a.txt", 5, key)), requests(1)],
        )
        for what, answer_, key in [
            ("201 and no body", raw(answer(201)), ""),
            ("200 and no body, chunked", raw(chunked()), ""),
            ("200 and an empty object", json({}), ""),
            ("JSON that tells nothing of the file", json({"ok": True}), ""),
            ("JSON without the key", status(201, {"path": "a.txt", "size": 5}), ""),
            ("JSON in which all is null", status(201, {"path": None, "size": None, "key": None}), ""),
            ("a path with a slash before it", status(201, {"path": "/a.txt", "key": KEY}), KEY),
        ]
    ),
    *(
        _row(
            server=f"says that it stored {size} bytes of 5",
            client="TransferError that tells both",
            script=[status(201, {"path": "a.txt", "key": KEY, "size": size})],
            call=upload,
            checks=[raises(errors.TransferError, f"the server says {size} bytes, and 5 were sent"), requests(1)],
        )
        for size in (0, 4, 6, 2**63)
    ),
    _row(
        server="says that it stored another file",
        client="ReplyShapeError that tells both",
        script=[status(201, {"path": "b.txt", "key": KEY, "size": 5})],
        call=upload,
        checks=[raises(errors.ReplyShapeError, "the path 'a.txt' and answered about 'b.txt'"), requests(1)],
    ),
    _row(
        server="cuts the answer to an upload",
        client="sends it again: the same path, the same bytes",
        script=[cut(answer(201, b'{"path"', announce=90)), accepted_file()],
        call=_stream,
        checks=[returns(KEY), requests(2), fact(_whole_each_time)],
    ),
    _row(
        server="(the file shrinks while it is sent)",
        client="OSError that says so; not tried again",
        script=[accepted_file()],
        call=_shrinking,
        checks=[raises(OSError, "became shorter")],
    ),
    _row(
        server="(the file grows while it is sent)",
        client="sends as many bytes as it had when it was given, and announced",
        script=[accepted_file()],
        call=_growing,
        checks=[returns(KEY), requests(1), fact(lambda o: o.requests[0].body == _CONTENT[:-100])],
    ),
    _row(
        server="(the file cannot be read)",
        client="that error",
        script=[accepted_file()],
        call=_failing,
        checks=[raises(OSError, "Input/output error")],
    ),
    _row(
        server="(the file stands at its end)",
        client="ValueError that says to seek; nothing is sent",
        script=[accepted_file()],
        call=_at_its_end,
        checks=[raises(ValueError, "seek(0)"), requests(0)],
        peer="uploads 0 bytes, no error",
    ),
    _row(
        server="(the file is closed)",
        client="ValueError; nothing is sent",
        script=[accepted_file()],
        call=_closed,
        checks=[raises(ValueError, "closed"), requests(0)],
    ),
    _row(
        server="(the file is open as text)",
        client="sends its bytes as they are",
        script=[accepted_file()],
        call=_text_file,
        checks=[returns("a.txt"), requests(1)],
    ),
    _row(
        server="(a name is given in place of a file)",
        client="TypeError that says what to write; nothing is sent",
        script=[accepted_file()],
        call=_a_name,
        checks=[raises(TypeError, "pathlib.Path('local.txt')"), requests(0)],
    ),
    _row(
        server="(the local file does not exist)",
        client="FileNotFoundError; nothing is sent",
        script=[accepted_file()],
        call=_no_file,
        checks=[raises(FileNotFoundError), requests(0)],
    ),
    _row(
        server="takes a file of no bytes",
        client="stores it: bytes that are given as empty are meant so",
        script=[accepted_file()],
        call=_nothing,
        checks=[returns(KEY), fact(_is_empty)],
    ),
]
