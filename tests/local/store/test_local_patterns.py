"""Patterns say what `re` says, and what would freeze `re` is decided at once, or refused."""

from __future__ import annotations

import random
import re
import signal
import time
from pathlib import Path

import pytest

from domino.local import Fault
from domino.local.store.patterns import Pattern
from tests.local.local_helpers import Servers
from tests.local.server.test_local_hostile import subprocess_server

ATOMS = ["a", "b", ".", "[ab]", "[^a]", "[]a]", r"\.", "/", r"\w", r"\d", r"\x61", "é", "-", "{", "}", "]"]
SIGNS = ["*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}", "{,1}", "*?", "+?", "??", "{2,3}?", "{,}"]
FREEZING = [
    "/(a+)+$", "/(a|a)*$", "/(a|aa)+$", "/(.*a){25}$", "/" + ".*" * 30 + "x$", "/(.*)*x", "/((a*)*)*$",
    "/(a?){30}a{30}$",    "/([a-z]+)*1", "/(a+b?)+c$", "/(?:a|a|a|a)+?$", "/(.?){300}$", "/(a{1,9}){9}$",
]  # fmt: skip


def made_up(chance: random.Random, depth: int) -> str:
    deeper = depth - 1
    kind = chance.random() if depth else 0
    if kind < 0.3:
        return chance.choice(ATOMS)
    if kind < 0.5:
        return made_up(chance, deeper) + made_up(chance, deeper)
    if kind < 0.65:
        return f"({made_up(chance, deeper)}|{made_up(chance, deeper)})"
    if kind < 0.8:
        return made_up(chance, deeper) + chance.choice(["", "$", "|", "^"]) + made_up(chance, deeper)
    return f"({chance.choice(['', '?:'])}{made_up(chance, deeper)}){chance.choice(SIGNS)}"


@pytest.mark.parametrize("seed", range(5))
def test_a_pattern_matches_what_re_matches(seed: int) -> None:
    """Some thousand that are made up of all that is taken."""
    chance = random.Random(seed)
    compared = 0
    while compared < 3000:
        text = made_up(chance, 4)
        try:
            theirs = re.compile(text)
        except re.error:
            continue
        ours = Pattern(text)
        for _ in range(6):
            path = "".join(chance.choices("ab./1é-{", k=chance.randrange(7)))
            assert ours.matches(path) == bool(theirs.match(path)), (text, path)
            compared += 1


@pytest.mark.parametrize("text", FREEZING)
def test_what_would_freeze_re_is_decided_in_time(text: str) -> None:
    """For the longest path that is looked at."""
    pattern = Pattern(text)
    begin = time.monotonic()
    pattern.matches("/" + "a" * 8190 + "!")
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(
            (text, "not a regular expression")
            for text in ["(", ")", "[a", "*", "a**", "a{3,2}", "\\", "(?P<a", "[b-a]"]
        ),
        *(
            (text, "must not use")
            for text in [r"(?=a)", r"(?!a)", r"(?<=a)b", r"(?P<n>a)", r"(?i:a)", r"(a)\1", r"\ba", r"\B"]
        ),
        *((f"a{sign}", "must not use|not a regular") for sign in ("++", "*+", "?+", "{2}+")),
        ("a" * 1001, "longer than 1000 characters"),
        ("(a)" * 51, "more than 50 groups"),
        ("a{4001}", "more than 4000 parts"),
        ("((a{50}){50}){50}", "more than 4000 parts"),
        ("(" * 5000, "longer than"),
    ],
)
def test_what_is_left_out_is_refused(text: str, said: str) -> None:
    """With a reason."""
    with pytest.raises(ValueError, match=said):
        Pattern(text)


def test_a_fault_says_that_it_is_its_match() -> None:
    """And why."""
    with pytest.raises(ValueError, match=r"^match must not use \(\?"):
        Fault("/v1/(?=a)", status=500)


@pytest.mark.parametrize("text", ["a" * 999, "a" * 1000, "(a)" * 50, "(" * 50 + "a" + ")" * 50, "a{1900}"])
def test_what_is_just_within_the_limits_is_taken(text: str) -> None:
    """Deep in one another, too."""
    assert Pattern(text).matches("a" * 2000)


def test_a_hostile_match_freezes_nothing_and_the_server_ends_when_told(servers: Servers, tmp_path: Path) -> None:
    """All of them at once, for a path that is made for them."""
    with subprocess_server(servers, tmp_path) as (process, api):
        for text in FREEZING:
            assert api.http.post("/_local/faults", json={"match": text, "status": 503}).status_code == 201
        assert api.http.get("/" + "a" * 8000 + "!").status_code == 404
        assert api.http.get("/" + "a" * 60_000 + "!").status_code == 404
        assert api.http.get("/version").status_code in {200, 503}
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
