"""The types of requests and replies: one table each, with the name in Python and, where it differs, on the wire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from domino_api import models
from domino_api.wire import OpenEnum
from sphinx.util.docutils import SphinxDirective

from . import markup
from .description import Description

__all__ = ["TypesDirective", "anchors", "as_nodes"]

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def anchors(description: Description) -> dict[str, str]:
    """Return where each type stands, below the folder `api`: `types/runs.html#Run`."""
    return {name: f"types/{page}.html#{name}" for page, names in description.pages.items() for name in names}


def as_nodes(expression: str, places: dict[str, str]) -> list[nodes.Node]:
    """Return a type's expression with a link from each name that has a place."""
    found: list[nodes.Node] = []
    end = 0
    for match in _WORD.finditer(expression):
        if match.group() in places:
            if match.start() > end:
                found.append(nodes.literal("", expression[end : match.start()]))
            found.append(markup.link(match.group(), f"../{places[match.group()]}"))
            end = match.end()
    if end < len(expression):
        found.append(nodes.literal("", expression[end:]))
    return found


class TypesDirective(SphinxDirective):
    """`{domino-types} runs`: the types on the page of this name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        description = Description.read()
        places = anchors(description)
        return [self._section(name, description, places) for name in description.pages[self.arguments[0]]]

    def _section(self, name: str, description: Description, places: dict[str, str]) -> nodes.section:
        schema = description.schemas[name]
        made = markup.section(name, name, code=True)
        made += markup.prose(schema.get("description", ""))
        kind: Any = getattr(models, name, None)
        if kind is None:  # a map with no class of its own
            return made
        domain = self.env.domains.python_domain
        domain.note_object(f"domino.types.{name}", "class", name, location=made)
        if issubclass(kind, OpenEnum):
            members = ([f"`{member}`", f"`{value.value}`"] for member, value in kind.__members__.items())
            made += markup.table(["member", "on the wire"], members)
            return made
        rows = list(_rows(kind, schema, description, places))
        if rows:
            made += markup.table(["attribute", "type", ""], rows)
        return made


def _rows(
    kind: Any, schema: Any, description: Description, places: dict[str, str]
) -> Iterator[tuple[markup.Cell, ...]]:
    """Yield a row for each field, and for each time that a field in milliseconds also gives."""
    properties = schema.get("properties", {})
    for attribute, wire, _ in kind._fields:
        told = properties.get(wire, {})
        text = told.get("description") or description.followed(told).get("description", "")
        named: list[nodes.Node] = [nodes.literal("", attribute)]
        if wire != attribute:
            named.append(nodes.inline("", wire, classes=["wire"]))
        yield named, as_nodes(kind.__annotations__[attribute], places), text
        if isinstance(getattr(kind, f"{attribute}_at", None), property):
            yield [nodes.literal("", f"{attribute}_at")], [nodes.literal("", "datetime | None")], "The same, in UTC."
