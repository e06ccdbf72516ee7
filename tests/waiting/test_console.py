"""Console output as plain text, and what is new in it."""

from __future__ import annotations

import pytest

from domino._waiting.console import new_text, plain_text

OPENING = (
    "<pre style='white-space: pre-wrap; white-space: -moz-pre-wrap; white-space: -pre-wrap; "
    "white-space: -o-pre-wrap; word-wrap: break-word; word-wrap: break-all;'>"
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello\n",
        "a < b && c > d &amp; &lt;",
        "<b>bold</b>",
        "text <pre>later</pre>",
        "  indented\n",
        "<prefix> &amp;",
        "<p",
    ],
)
def test_plain_text_is_left_as_it_is(text: str) -> None:
    """What looks like markup in it is the program's output."""
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"{OPENING}Hello\n</pre>", "Hello\n"),
        (f'{OPENING}<span>a</span>\n<span class="text-danger">b</span>\n</pre>', "a\nb\n"),
        (f"{OPENING}&lt;b&gt; &amp;amp; &quot;</pre>", '<b> &amp; "'),
        (f"\n{OPENING}Hello</pre>\n", "Hello"),
        ("<PRE>Hello</PRE>", "Hello"),
        (f"{OPENING}</pre>", ""),
        (f"{OPENING}1 < 2 <x@example.com> </pre>", "1 < 2 <x@example.com> "),
    ],
)
def test_markup_is_taken_off(markup: str, text: str) -> None:
    """Tags that servers wrote go, entities become characters."""
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    ("before", "now", "fresh"),
    [
        ("", "", ""),
        ("", "a\n", "a\n"),
        ("a\n", "a\n", ""),
        ("a\n", "a\nb\n", "b\n"),
        ("a\nb\nc\n", "[2 bytes left out]\nb\nc\nd\n", "[2 bytes left out]\nb\nc\nd\n"),
        ("one", "two", "two"),
    ],
)
def test_new_text_is_what_came_after(before: str, now: str, fresh: str) -> None:
    """The whole text where nothing of what was known is in it."""
    assert new_text(before, now) == fresh


def test_new_text_survives_a_beginning_that_is_left_out() -> None:
    """The end of a long log is found again in a reply that was cut."""
    lines = [f"line {number}\n" for number in range(3000)]
    before, now = "".join(lines[:2000]), "[9 bytes left out]\n" + "".join(lines[1000:2005])
    assert new_text(before, now) == "".join(lines[2000:2005])
