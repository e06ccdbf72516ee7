"""The navigation of each page lists the titles of all pages: made of titles, and not of copies of all headings."""

from __future__ import annotations

from functools import cache
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

__all__ = ["list_titles"]


@cache
def _titles(environment: BuildEnvironment) -> dict[str, nodes.bullet_list]:
    """Return the table of contents of each page without its headings; pages are all read when the first is written."""
    return {name: _only_title(contents) for name, contents in environment.tocs.items()}


def _only_title(contents: nodes.bullet_list) -> nodes.bullet_list:
    """Return a page's table of contents with its title and the lists of pages that it leads to."""
    titles = nodes.bullet_list()
    for heading in contents.children:
        assert isinstance(heading, nodes.list_item)
        title = heading.copy()
        title += heading.children[0].deepcopy()
        if lists := [each.deepcopy() for each in heading.findall(addnodes.toctree)]:
            title += nodes.bullet_list("", *lists)
        titles += title
    return titles


def list_titles(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the theme a list of all pages that costs what titles cost.

    Sphinx copies the headings of every page, for the navigation of every page, and throws all but the titles away:
    with hundreds of methods and types that is a fifth of the time of a build.
    """
    environment = app.env
    make = context["toctree"]

    def toctree(**options: Any) -> str:
        contents = environment.tocs
        if options.get("titles_only"):
            environment.tocs = _titles(environment)
        try:
            return str(make(**options))
        finally:
            environment.tocs = contents

    context["toctree"] = toctree
