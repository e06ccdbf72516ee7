"""Regular expressions that cannot freeze the server: all ways are followed at once, so none is ever gone back on.

Python's own `re` tries one way after the other, which for `(a+)+$` and thirty letters takes years, holds every thread,
and lets no signal through. Here the time is at most that of the pattern times that of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_ESCAPE = r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^0-9ABbNUxuzZ]"
_ATOM = re.compile(_ESCAPE + r"|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\(]", re.DOTALL)
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_LONGEST = 1000  # characters of a pattern
_GROUPS = 50  # which can all be in one another
_MOST = 4000  # states that it may be made of
_REMEMBERED = 100_000  # states in the steps that are kept


@dataclass
class _State:
    """A place in the pattern: where it leads at once, or with one character; `^` and `$` lead on only there."""

    test: Callable[[str], object] | None = None
    anchor: str = ""
    onward: list[int] = field(default_factory=list[int])


class Pattern:
    """A regular expression without look-around and without references back to its groups.

    Args:
        text: in the syntax of `re`; `$` is the very end.

    Raises:
        ValueError: it is no regular expression, uses what is left out here, or is too long.
    """

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"is longer than {_LONGEST} characters")
        if text.count("(") > _GROUPS:
            raise ValueError(f"has more than {_GROUPS} groups")
        try:
            re.compile(text)  # for its messages: what follows relies on a right syntax
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"is not a regular expression: {error}") from None
        self._text = text
        self._at = 0
        self._states: list[_State] = []
        self._first, self._last = self._alternatives()
        self._steps: dict[tuple[frozenset[int], str, bool], frozenset[int]] = {}
        self._weight = 0

    def matches(self, text: str) -> bool:
        """Tell whether a text begins with what the pattern describes."""
        reached = self._closure([self._first], at_start=True, at_end=not text)
        last = len(text) - 1
        for place, character in enumerate(text):
            if self._last in reached or not reached:
                break
            reached = self._step(reached, character, at_end=place == last)
        return self._last in reached

    def _step(self, reached: frozenset[int], character: str, *, at_end: bool) -> frozenset[int]:
        key = (reached, character, at_end)
        known = self._steps.get(key)
        if known is None:
            moved: set[int] = set()
            for number in reached:
                state = self._states[number]
                if state.test is not None and state.test(character):
                    moved.update(state.onward)
            known = self._closure(moved, at_start=False, at_end=at_end)
            self._weight += len(known) + 1
            if self._weight > _REMEMBERED:
                self._steps.clear()
                self._weight = 0
            self._steps[key] = known
        return known

    def _closure(self, numbers: Iterable[int], *, at_start: bool, at_end: bool) -> frozenset[int]:
        """Return these states and all that they lead to without a character."""
        found: set[int] = set()
        ahead = list(numbers)
        while ahead:
            number = ahead.pop()
            if number in found:
                continue
            found.add(number)
            state = self._states[number]
            stays = (state.anchor == "^" and not at_start) or (state.anchor == "$" and not at_end)
            if state.test is None and not stays:
                ahead += state.onward
        return frozenset(found)

    # Reading the pattern; each part becomes a first and a last state

    def _state(self, test: Callable[[str], object] | None = None, anchor: str = "") -> int:
        if len(self._states) >= _MOST:
            raise ValueError(f"is made of more than {_MOST} parts")
        self._states.append(_State(test, anchor))
        return len(self._states) - 1

    def _link(self, start: int, end: int) -> None:
        self._states[start].onward.append(end)

    def _take(self, sign: str) -> bool:
        taken = self._text.startswith(sign, self._at)
        self._at += len(sign) * taken
        return taken

    def _alternatives(self) -> tuple[int, int]:
        first, last = self._state(), self._state()
        while True:
            begin, end = self._sequence()
            self._link(first, begin)
            self._link(end, last)
            if not self._take("|"):
                return first, last

    def _sequence(self) -> tuple[int, int]:
        first = last = self._state()
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            begin, end = self._repeated()
            self._link(last, begin)
            last = end
        return first, last

    def _repeated(self) -> tuple[int, int]:
        place = self._at
        begin, end = self._single()
        low, high = self._quantifier()
        if low == high == 1:
            return begin, end
        after, copies = self._at, max(low, high or 1)
        first = last = self._state()
        behind = self._state()
        for number in range(1, copies + 1):
            if number > low:
                self._link(last, behind)
            if number > 1:  # a further one is read again
                self._at = place
                begin, end = self._single()
            self._link(last, begin)
            last = end
        if high is None:
            self._link(end, begin)
        if copies and high != 0:
            self._link(last, behind)
        self._at = after
        return first, behind

    def _quantifier(self) -> tuple[int, int | None]:
        sign = self._text[self._at : self._at + 1]
        counted = _COUNT.match(self._text, self._at)
        if sign in _SIGNS:
            self._at += 1
            low, high = _SIGNS[sign]
        elif counted and counted[0] != "{}":
            self._at = counted.end()
            low = int(counted[1] or 0)
            high = (int(counted[3]) if counted[3] else None) if counted[2] else low
            if max(low, high or 0) > _MOST:
                raise ValueError(f"is made of more than {_MOST} parts")
        else:
            return 1, 1
        self._take("?")  # as few as possible, or as many: it is the same for a yes or no
        if self._text.startswith("+", self._at):
            raise ValueError("must not use possessive quantifiers")
        return low, high

    def _single(self) -> tuple[int, int]:
        if self._take("("):
            if not self._take("?:") and self._text.startswith("?", self._at):
                raise ValueError("must not use (?...) but for (?:...)")
            inside = self._alternatives()
            self._take(")")
            return inside
        for sign, anchor in (("^", "^"), ("$", "$"), (r"\A", "^"), (r"\Z", "$")):
            if self._take(sign):
                return self._one(self._state(anchor=anchor))
        atom = _ATOM.match(self._text, self._at)
        if atom is None:
            raise ValueError(f"must not use {self._text[self._at : self._at + 2]}")
        self._at = atom.end()
        return self._one(self._state(re.compile(atom[0], re.DOTALL).fullmatch))

    def _one(self, state: int) -> tuple[int, int]:
        last = self._state()
        self._link(state, last)
        return state, last
