"""When the head of a request waits for its body."""

from __future__ import annotations

import pytest

from domino._network.pace import PacedStream


def head(*lines: str) -> bytes:
    """Return the head of an upload with these lines in it."""
    return "\r\n".join(["PUT /v1/projects/a/b/c HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""]).encode()


@pytest.mark.parametrize("length", [1, 2, 9_999, 99_999])
@pytest.mark.parametrize("behind", [(), ("X-Domino-Api-Key: key",)], ids=["last", "not-last"])
def test_a_short_body_goes_with_its_head(length: int, behind: tuple[str, ...]) -> None:
    """Wherever its length stands; what comes behind goes as it comes."""
    stream = PacedStream(None)
    first = head(f"content-length: {length}", *behind)
    assert stream.together(first) == b""
    assert stream.together(b"x") == first + b"x"
    assert stream.together(b"y") == b"y"


@pytest.mark.parametrize(
    "line",
    ["Content-Length: 0", "Content-Length: 100000", "Transfer-Encoding: chunked", "X-Content-Length: 5", "Accept: */*"],
)
def test_any_other_head_goes_at_once(line: str) -> None:
    """No body, one that is long, or one whose length nobody knows."""
    assert PacedStream(None).together(head(line)) == head(line)


def test_a_body_that_looks_like_a_head_is_none() -> None:
    """What follows a head is its body, whatever it is."""
    stream = PacedStream(None)
    first = head("Content-Length: 90")
    assert stream.together(first) == b""
    assert stream.together(first) == first + first
