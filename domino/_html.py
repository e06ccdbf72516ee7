"""Pieces of HTML for notebooks: what is no piece yet is escaped, and nothing is loaded from anywhere.

Styles stand in the elements, since notebooks take style sheets out of pages that are not trusted. Text has the colour
of the notebook; what has a background of its own has a text colour to go with it, and lines are half transparent: the
same HTML is readable by day and by night.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from ._text import readable

__all__ = ["Html", "badge", "block", "facts", "faint", "joined", "link", "piece", "table"]

#: Browsers follow other schemes, too, and `javascript:` is one of them.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+", re.ASCII)
_LINE = "1px solid rgba(128,128,128,.35)"
_BLOCK = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:13px;line-height:1.5;margin:4px 0"
#: Of notebooks that set what stands between dollars as a formula: a title is none.
_NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
_TABLE = "border-collapse:collapse;border:none;margin:4px 0;font-size:13px"
#: On both sides: some notebooks stripe rows, and text would touch the end of a stripe.
_CELL = "padding:3px 8px;border:none;vertical-align:top;text-align:"
#: In the colour of the text: a browser's own blue for links is hardly read by night, and not all notebooks change it.
_LINK = 'style="color:inherit;text-decoration:underline" target="_blank" rel="noopener noreferrer"'
_BADGE = "padding:1px 8px;border-radius:9px;font-size:12px;font-weight:600;white-space:nowrap;color:#fff;background:"


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def piece(value: object) -> Html:
    """Return a value as HTML, escaped if it is none; what a terminal would obey is spelled out."""
    return value if isinstance(value, Html) else Html(html.escape(readable(str(value))))


def joined(values: Iterable[object], between: str = " ") -> Html:
    """Return values as one piece."""
    return Html(between.join(map(piece, values)))


def faint(value: object) -> Html:
    """Return a value that steps back."""
    return Html(f'<span style="opacity:.65">{piece(value)}</span>')


def badge(text: object, colour: str, hint: str = "") -> Html:
    """Return a word in white on a colour, with a hint for who points at it."""
    title = f' title="{piece(hint)}"' if hint else ""
    return Html(f'<span style="{_BADGE}{colour}"{title}>{piece(text)}</span>')


def link(address: str | None, text: object) -> Html:
    """Return a link that opens beside the notebook; the mere text where the address is none of a web page."""
    if address is None or _ADDRESS.fullmatch(address) is None:
        return piece(text)
    return Html(f'<a href="{piece(address)}" {_LINK}>{piece(text)}</a>')


def block(*parts: object) -> Html:
    """Return parts below each other, as a whole that a notebook shows; those that are empty are left out."""
    inner = "".join(f"<div>{piece(part)}</div>" for part in parts if part)
    return Html(f'<div class="{_NO_FORMULAS}" style="{_BLOCK}">{inner}</div>')


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[bool]) -> Html:
    """Return a table.

    Args:
        heads: What stands above the columns.
        rows: The cells.
        numbers: Of each column, whether it stands at the right.
    """
    # "2 min 30 s" is read in one line.
    sides = ["right;white-space:nowrap" if is_number else "left" for is_number in numbers]
    head = "".join(
        f'<th style="{_CELL}{side};border-bottom:{_LINE};font-weight:600">{piece(text)}</th>'
        for text, side in zip(heads, sides, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, sides)}</tr>" for row in rows)
    return Html(f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _cells(row: Sequence[object], sides: Sequence[str]) -> str:
    pairs = zip(row, sides, strict=True)
    return "".join(f'<td style="{_CELL}{side}">{piece(cell)}</td>' for cell, side in pairs)


def facts(pairs: Iterable[tuple[str, object]]) -> Html:
    """Return names and values, a line each; those without a value are left out."""
    rows = "".join(
        f'<tr><td style="{_CELL}left">{faint(name)}</td><td style="{_CELL}left">{piece(value)}</td></tr>'
        for name, value in pairs
        if value is not None and value != ""
    )
    return Html(f'<table style="{_TABLE}"><tbody>{rows}</tbody></table>' if rows else "")
