"""What the parser hands on without copies is what it would have copied, however the bytes come."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domino._network.parser import hand_on, left_over

CONTENT = bytes(range(256)) * 3
LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: 768\r\n\r\n" + CONTENT
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(
    b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (CONTENT[:1], CONTENT[1:20], CONTENT[20:])
)
UNTIL_CLOSE = b"HTTP/1.1 200 OK\r\n\r\n" + CONTENT


class Stream:
    """The way from httpx's stream to the parser, as httpx and httpcore have it."""

    def __init__(self, parser: h11.Connection) -> None:
        connection = SimpleNamespace(_connection=SimpleNamespace(_h11_state=parser))
        self._httpcore_stream = SimpleNamespace(_stream=connection)


def asking() -> h11.Connection:
    """Return a parser that waits for an answer."""
    parser = h11.Connection(h11.CLIENT)
    parser.send(h11.Request(method="GET", target="/", headers=[("host", "a")]))
    parser.send(h11.EndOfMessage())
    return parser


def parsed(parser: h11.Connection, pieces: list[bytes]) -> tuple[bytes, bool]:
    """Return the content of an answer that comes in pieces, and whether it ended."""
    content, left = b"", [*pieces]
    while True:
        event: Any = parser.next_event()
        if event is h11.NEED_DATA:
            if not left:
                return content, False
            parser.receive_data(left.pop(0))
        elif isinstance(event, h11.Response):
            hand_on(Stream(parser))
        elif isinstance(event, h11.Data):
            content += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage):
            for piece in left:
                parser.receive_data(piece)
            return content, True


def pieces_of(data: bytes, ends: list[int]) -> list[bytes]:
    """Return the data cut at some places."""
    places = sorted({0, len(data), *(end % len(data) for end in ends)})
    return [data[first:last] for first, last in pairwise(places)]


@pytest.mark.parametrize("behind", [b"", b"more", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["nothing", "bytes", "an answer"])
@pytest.mark.parametrize("answer", [LENGTH, CHUNKS + b"0\r\n\r\n"], ids=["length", "chunks"])
@given(ends=st.lists(st.integers(min_value=0), max_size=12))
def test_an_answer_in_any_pieces_is_its_content(answer: bytes, behind: bytes, ends: list[int]) -> None:
    """And what lies behind its end is told."""
    parser = asking()
    assert parsed(parser, pieces_of(answer + behind, ends)) == (CONTENT, True)
    assert left_over(Stream(parser)) == behind


@pytest.mark.parametrize("answer", [LENGTH[:-1], CHUNKS[:-3], CHUNKS[:-2], CHUNKS], ids=["1", "2", "3", "4"])
@given(ends=st.lists(st.integers(min_value=0), max_size=12))
def test_an_answer_that_is_cut_is_no_whole_one(answer: bytes, ends: list[int]) -> None:
    """The end of the connection is an error there."""
    parser = asking()
    content, ended = parsed(parser, pieces_of(answer, ends))
    assert (CONTENT.startswith(content), ended) == (True, False)
    parser.receive_data(b"")
    with pytest.raises(h11.RemoteProtocolError):
        parser.next_event()


def test_an_answer_until_the_connection_closes_ends_there() -> None:
    """As HTTP/1.0 has it."""
    assert parsed(asking(), [UNTIL_CLOSE[:50], UNTIL_CLOSE[50:], b""]) == (CONTENT, True)


def test_a_connection_goes_on_with_its_next_answer() -> None:
    """The parser's buffer is exchanged once."""
    parser = asking()
    for _ in range(3):
        assert parsed(parser, [LENGTH[:45], LENGTH[45:]]) == (CONTENT, True)
        parser.start_next_cycle()
        parser.send(h11.Request(method="GET", target="/", headers=[("host", "a")]))
        parser.send(h11.EndOfMessage())


def test_a_piece_of_content_is_the_very_object_that_came() -> None:
    """That is what it is for."""
    parser = asking()
    parsed(parser, [LENGTH[:45]])
    piece = bytes(100)
    parser.receive_data(piece)
    event: Any = parser.next_event()
    assert event.data is piece


def test_a_stream_of_another_kind_is_left_alone() -> None:
    """A later version may keep its parser elsewhere."""
    hand_on(object())
    assert left_over(object()) == b""
