"""`.dominoignore`: which new files a run leaves behind; lines as in `.gitignore`, in a time that has a limit."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from domino.local.store.patterns import Pattern

FILE = ".dominoignore"
_LONGEST = 100_000  # bytes of the file that count
_ANY_FOLDERS = "(?:.*/)?"
_KINDS = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": r"\ \t", "cntrl": r"\x00-\x1f\x7f", "digit": "0-9",
    "graph": r"\x21-\x2e\x30-\x7e", "lower": "a-z", "print": r"\x20-\x2e\x30-\x7e", "punct": r"!-.:-@\[-`{-~",
    "space": r"\ \t-\r", "upper": "A-Z", "xdigit": "0-9A-Fa-f",
}  # fmt: skip


@dataclass(frozen=True)
class _Rule:
    pattern: Pattern
    ignores: bool
    only_folders: bool


class Ignored:
    """The lines of the file in a folder.

    Args:
        folder: the working directory of a run.
    """

    def __init__(self, folder: Path) -> None:
        self._rules: list[_Rule] = []
        self._folders: dict[str, bool] = {"": False}
        self.left_out: list[int] = []
        try:
            with open(os.open(folder / FILE, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
                text = file.read(_LONGEST + 1)
        except OSError:
            return  # there is none, or the run has put something else in its place
        lines = text.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        if len(text) > _LONGEST:
            lines.pop()  # half of a line may say something else
            self.left_out.append(len(lines) + 1)
        for number, line in enumerate(lines, start=1):
            try:
                rule = _rule(line.rstrip(b"\r").decode("latin-1"))
            except ValueError:
                self.left_out.append(number)
                continue
            if rule:
                self._rules.append(rule)

    def covers(self, path: bytes) -> bool:
        """Tell whether a new file is left behind, for itself or for a folder that it is in."""
        name = path.decode("latin-1")  # one character a byte: so does git
        return self._covers_folder(name.rpartition("/")[0]) or self._decides(name, is_folder=False)

    def _covers_folder(self, name: str) -> bool:
        if name not in self._folders:
            self._folders[name] = self._covers_folder(name.rpartition("/")[0]) or self._decides(name, is_folder=True)
        return self._folders[name]

    def _decides(self, name: str, *, is_folder: bool) -> bool:
        """Tell what the last line that fits says."""
        rules = (rule for rule in reversed(self._rules) if is_folder or not rule.only_folders)
        return next((rule.ignores for rule in rules if rule.pattern.matches(name)), False)


def _rule(line: str) -> _Rule | None:
    """Return what a line says, None if that is nothing.

    Raises:
        ValueError: it is too long.
    """
    line = _without_spaces(line)
    if not line or line.startswith("#"):
        return None
    ignores = not line.startswith("!")
    line = line.removeprefix("!")
    only_folders = line.endswith("/")
    line = line.removesuffix("/")
    text = "" if "/" in line else _ANY_FOLDERS
    *folders, last = line.removeprefix("/").split("/")
    parts = [_glob(each) for each in (*folders, last)]
    if not last or None in parts:
        return None
    for folder, part in zip(folders, parts, strict=False):
        text += _ANY_FOLDERS if folder == "**" else f"{part}/"
    text += ".+" if last == "**" else str(parts[-1])
    return _Rule(Pattern(text + "$"), ignores, only_folders)


def _without_spaces(line: str) -> str:
    """Drop the spaces at the end, but for one behind a backslash."""
    short = line.rstrip(" ")
    backslashes = len(short) - len(short.rstrip("\\"))
    return short + " " if backslashes % 2 and short != line else short


def _glob(text: str) -> str | None:
    """Return a name between slashes as a regular expression, None if it fits no name: its end is missing."""
    found, at = "", 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign == "*":
            found += "" if found.endswith("[^/]*") else "[^/]*"
        elif sign == "?":
            found += "[^/]"
        elif sign == "\\":
            if at == len(text):
                return None
            found += re.escape(text[at])
            at += 1
        elif sign == "[":
            end = _end_of_class(text, at)
            if end is None:
                return None
            found += _class(text[at:end])
            at = end + 1
        else:
            found += re.escape(sign)
    return found


def _end_of_class(text: str, at: int) -> int | None:
    """Return where the closing bracket is; a first one is meant as itself."""
    begin = at + text.startswith(("!", "^"), at)
    place = begin
    while place < len(text):
        if text[place] == "]" and place > begin:
            return place
        if text.startswith("[:", place) and (end := text.find(":]", place + 2)) >= 0:
            place = end + 2
        else:
            place += 2 if text[place] == "\\" else 1
    return None


def _class(inside: str) -> str:
    negated = inside.startswith(("!", "^"))
    inside = inside[negated:]
    found, at = "", 0
    while at < len(inside):
        kind = re.match(r"\[:(\w+):\]", inside[at:])
        if kind:
            found += _KINDS.get(kind[1], "")
            at += kind.end()
            continue
        low, at = _character(inside, at)
        high = low
        if inside.startswith("-", at) and at + 1 < len(inside):
            high, at = _character(inside, at + 1)
        found += re.escape(low) if low != "/" else ""  # also of a range that runs backwards
        # A slash is never one of them: no name has it.
        for start, end in ((low, min(high, ".")), (max(low, "0"), high)):
            if start <= end:
                found += f"{re.escape(start)}-{re.escape(end)}"
    if negated:
        return f"[^/{found}]"
    return f"[{found}]" if found else r"[^\s\S]"


def _character(inside: str, at: int) -> tuple[str, int]:
    at += inside[at] == "\\" and at + 1 < len(inside)
    return inside[at], at + 1
