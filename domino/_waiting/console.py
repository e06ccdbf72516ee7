"""The console output of a run as plain text, whether the server sends it plain or as markup."""

from __future__ import annotations

import html
import re

__all__ = ["new_text", "plain_text"]

_TAG = re.compile(r"</?(?:pre|span|div|br|a|b|i|font)\b[^>]*>", re.IGNORECASE)


def plain_text(text: str) -> str:
    """Return the text without markup.

    Some versions send plain text, some wrap it in `<pre>` and put lines into `<span>` (wire facts 2.5). Only a text
    that begins with `<pre` is taken for markup: what a program prints may hold tags and entities of its own.
    """
    if not re.match(r"\s*<pre[\s>]", text, re.IGNORECASE):
        return text
    return html.unescape(_TAG.sub("", text.strip()))


def new_text(before: str, now: str) -> str:
    """Return what came after `before`, also where the server has begun to leave out the beginning of a long log."""
    if now.startswith(before):
        return now[len(before) :]
    tail = before[-4096:]
    found = now.rfind(tail)
    return now[found + len(tail) :] if found >= 0 else now
