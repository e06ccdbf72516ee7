"""What can be shown where: text from elsewhere made harmless, colours only where somebody sees them."""

from __future__ import annotations

import os
import re
from typing import TextIO

__all__ = ["broken", "colours", "encodable", "is_terminal", "plain", "printed", "styled", "width"]

#: A choice of colour or weight, the one thing that a run's output may ask of a terminal.
_COLOUR = re.compile(r"\x1b\[[0-9;:]*m")
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at a stream; not if it is closed."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def colours(stream: TextIO) -> bool:
    """Whether a stream shows colours: a terminal that can, without NO_COLOR."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, style: str, stream: TextIO) -> str:
    """Return a text in a colour or weight, where the stream shows it."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and colours(stream) else text


def plain(text: str, *, kept: str = "") -> str:
    """Return a text on one line in which every character that does not simply stand there is spelled out.

    Args:
        text: A name, a title, a message; it may come from anyone.
        kept: Control characters that are left as they are.
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each in kept else _spelled(each) for each in text)


def _spelled(character: str) -> str:
    return " " if character.isspace() and ord(character) > 0x1F else character.encode("unicode_escape").decode()


def printed(text: str, stream: TextIO) -> str:
    """Return a piece of a run's output as it may be written: unchanged but for terminals, which only colours reach."""
    if not is_terminal(stream):
        return text
    keep = colours(stream)
    parts: list[str] = []
    end = 0
    for match in _COLOUR.finditer(text):
        parts += [plain(text[end : match.start()], kept="\n\t\r\b"), match.group() if keep else ""]
        end = match.end()
    parts.append(plain(text[end:], kept="\n\t\r\b"))
    return "".join(parts)


def encodable(text: str, stream: TextIO) -> str:
    """Return a text as a stream shows it in the end, so that its width is known: what it lacks is spelled out."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def broken(text: str, stream: TextIO, indent: int) -> str:
    """Return a text in lines that fit a terminal beside what stands before it; paths, ids and addresses stay whole."""
    text = encodable(plain(text, kept="\n"), stream)
    if not is_terminal(stream):
        return text
    import textwrap  # only where there is something to break

    room = max(width(stream) - indent, 20)
    lines = [textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()]
    return f"\n{'':{indent}}".join(part for wrapped in lines for part in wrapped or [""])


def width(stream: TextIO) -> int:
    """Return how many columns a terminal has; COLUMNS says otherwise."""
    import shutil  # 5 ms

    return shutil.get_terminal_size((80, 24)).columns
