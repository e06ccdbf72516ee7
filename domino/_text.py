"""Text that comes from elsewhere, as a person may see it: one that cannot move the cursor, hide, or fill the screen."""

from __future__ import annotations

__all__ = ["readable", "shortened"]


def readable(text: str) -> str:
    """Return a text with every character that does not simply stand there spelled out, as `\\x1b` or `\\u202e`.

    Control characters, escapes, marks that turn the direction of writing, halves of surrogate pairs. Lines stay lines.
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() or each in "\n\t" else _spelled(each) for each in text)


def _spelled(character: str) -> str:
    return " " if character.isspace() and ord(character) > 0x1F else character.encode("unicode_escape").decode()


def shortened(text: str, limit: int) -> str:
    """Return a text on one line, readable, of at most `limit` characters and three dots."""
    # Cut before and after: what is spelled out is longer, and a text of megabytes is not worth the work.
    line = readable(" ".join(text[: limit * 4].split()))
    return line if len(line) <= limit and len(text) <= limit * 4 else line[:limit] + "..."
