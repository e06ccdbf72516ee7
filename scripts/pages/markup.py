"""Docutils nodes for what is generated, made directly: to write markup and have it parsed takes ten times as long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from docutils import nodes

__all__ = ["Cell", "details", "link", "literal_block", "prose", "section", "table"]

Cell: TypeAlias = "str | Sequence[nodes.Node]"
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(https?://[^\s)>,]+[^\s)>,.])")


def inline(text: str) -> list[nodes.Node]:
    """Return one paragraph's text with its `code`, **strong**, *emphasis* and addresses."""
    found: list[nodes.Node] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            found.append(nodes.Text(text[end : match.start()]))
        code, strong, emphasis, url = match.groups()
        if code:
            found.append(nodes.literal(code, code))
        elif strong:
            found.append(nodes.strong(strong, strong))
        elif emphasis:
            found.append(nodes.emphasis(emphasis, emphasis))
        else:
            found.append(nodes.reference(url, url, refuri=url, internal=False))
        end = match.end()
    if end < len(text):
        found.append(nodes.Text(text[end:]))
    return found


def prose(text: str) -> list[nodes.Node]:
    """Return paragraphs, and lists where lines begin with a dash, of the description's text."""
    found: list[nodes.Node] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        text_of_it = block
        if block.startswith("## "):
            title, _, text_of_it = block.partition("\n")
            found.append(nodes.rubric("", title.removeprefix("## ")))
        if text_of_it.startswith("- "):
            items = [" ".join(item.split()) for item in re.split(r"(?m)^- ", text_of_it)[1:]]
            found.append(nodes.bullet_list("", *(nodes.list_item("", paragraph(item)) for item in items)))
        elif text_of_it:
            found.append(paragraph(" ".join(text_of_it.split())))
    return found


def paragraph(text: str) -> nodes.paragraph:
    """Return one paragraph."""
    return nodes.paragraph("", "", *inline(text))


def link(label: str, uri: str) -> nodes.reference:
    """Return a link to another place of the site, in the font of code."""
    return nodes.reference("", "", nodes.literal(label, label), refuri=uri, internal=True)


def section(identity: str, title: str, *, code: bool = False) -> nodes.section:
    """Return an empty section with a name for links."""
    heading = nodes.title("", "", nodes.literal(title, title) if code else nodes.Text(title))
    return nodes.section("", heading, ids=[identity], names=[identity])


def literal_block(text: str, language: str) -> nodes.literal_block:
    """Return a block of code."""
    return nodes.literal_block(text, text, language=language)


def details(summary: str, *content: nodes.Node) -> list[nodes.Node]:
    """Return what is folded until it is asked for."""
    return [
        nodes.raw("", f"<details><summary>{summary}</summary>", format="html"),
        *content,
        nodes.raw("", "</details>", format="html"),
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    """Return a table; a cell is text of the description, or nodes."""

    def row(cells: Sequence[Cell]) -> nodes.row:
        entries = [inline(" ".join(cell.split())) if isinstance(cell, str) else cell for cell in cells]
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *entry)) for entry in entries))

    group = nodes.tgroup("", cols=len(head))
    group.extend(nodes.colspec("", colwidth=1) for _ in head)
    group.append(nodes.thead("", row(head)))
    group.append(nodes.tbody("", *(row(cells) for cells in rows)))
    return nodes.table("", group, classes=["wide"])
