"""How docstrings, written for the editor and the prompt, are read by Sphinx; and where the names in them lead."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import domino.errors
import domino.exceptions
import domino.types

__all__ = ["find_elsewhere", "hide_old_keywords", "mark_code", "set_dashes"]

_SECTION = re.compile(r"(Args|Attributes|Raises|Returns|Yields|Note|Example):$")


def mark_code(_app: Sphinx, what: str, _name: str, _object: object, _options: object, lines: list[str]) -> None:
    """Make a code block of what is indented after an empty line, outside of the lists of arguments and errors."""
    # Of a property's first line napoleon takes what stands before a colon for its type: let it find a comment.
    made: list[str] = ["..", ""] if what in ("attribute", "property") else []
    listed = inside = False
    for line in lines:
        if _SECTION.match(line):
            listed = True
        elif line and not line.startswith(" "):
            listed = inside = False
        if not listed and not inside and line.startswith("    ") and made and not made[-1]:
            made += [".. code-block:: python", ""]
            inside = True
        made.append(line)
    lines[:] = made


def hide_old_keywords(
    _app: Sphinx, _what: str, _name: str, _object: object, _options: object, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """Show `**old` without its type: the docstring names python-domino's spellings."""
    return signature and re.sub(r": ~?[\w.]*Unpack\[[^\]]*\]", "", signature), returned


def set_dashes(app: Sphinx, page: nodes.document) -> None:
    """Set a dash between a parameter and what is told of it: Sphinx has two hyphens there."""
    if app.env.docname.startswith("api/python/"):
        for text in list(page.findall(lambda node: isinstance(node, nodes.Text) and node == " -- ")):
            assert text.parent is not None
            text.parent.replace(text, nodes.Text(" \N{EN DASH} "))


@cache
def _public() -> dict[str, str]:
    """Return the documented name of each error and type, by its last part."""
    found = {name: f"domino.exceptions.{name}" for name in dir(domino.exceptions)}
    found |= {name: f"domino.types.{name}" for name in dir(domino.types)}
    return found | {name: f"domino.errors.{name}" for name in domino.errors.__all__}


def find_elsewhere(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Node | None:
    """Lead a name to the place where users import it from, and one of the standard library to its own documentation."""
    if node.get("refdomain") != "py":
        return None
    target: str = node["reftarget"].partition("[")[0]  # the type of an attribute comes with its arguments
    module, _, last = target.rpartition(".")
    public = _public().get(last)
    if public is not None and public != target and module.partition(".")[0] in ("", "domino", "domino_api", "models"):
        python: Any = env.domains.python_domain
        found: nodes.Node | None = python.resolve_xref(
            env, node["refdoc"], app.builder, node["reftype"], public, node, contnode
        )
        return found
    if module == "typing_extensions":
        module, target = (
            ("collections.abc", "collections.abc.Buffer") if last == "Buffer" else ("typing", f"typing.{last}")
        )
    if module.partition(".")[0] in sys.stdlib_module_names:
        uri = f"https://docs.python.org/3/library/{module}.html#{target}"
        return nodes.reference("", "", contnode, refuri=uri, internal=False)
    return None
