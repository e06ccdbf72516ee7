"""What Sphinx loads: it writes the pages of docs/api, and reads docstrings as they are written here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from .description import SHARED, Description
from .docstrings import find_elsewhere, hide_old_keywords, mark_code, set_dashes
from .model_tables import TypesDirective
from .navigation import list_titles
from .operations import AnswersDirective, OperationsDirective
from .python_api import python_pages
from .search import English

__all__ = ["setup"]

FOLDERS = {"python": "Python API", "types": "Types", "http": "HTTP API"}
TOLD = {
    "python": "Every method of `Domino` and `AsyncDomino`, by area; the errors; the local Domino.",
    "types": "Types of requests and replies, by the area that uses them, imported from `domino.types`. Replies are\n"
    'attrs classes that are also read-only dicts of what came over the wire: `run.commit_id` is `run["commitId"]`.',
    "http": "The calls that this client makes, as `openapi/domino.yaml` describes them. The local Domino answers each.",
}
_LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#]+)\)")
AFTER = {"http": "\n```{domino-answers}\n```\n"}


def _pages() -> dict[str, str]:
    """Return the text of each page that is made, by its name below docs/api."""
    description = Description.read()
    made = {f"python/{page}.rst": text for page, text in python_pages()}
    for tag, told in description.tags.items():
        made[f"http/{tag}.md"] = f"# {tag.capitalize()}\n\n{told}\n\n```{{domino-operations}} {tag}\n```\n"
    for page in sorted(description.pages, key=[*description.tags, SHARED].index):
        title = "Shared types" if page == SHARED else f"Types of {page}"
        made[f"types/{page}.md"] = f"# {title}\n\nImported from `domino.types`.\n\n```{{domino-types}} {page}\n```\n"
    made |= {f"{folder}/index.md": _index(title, folder, made) for folder, title in FOLDERS.items()}
    return made


def _index(title: str, folder: str, made: dict[str, str]) -> str:
    """Return the page that leads to all of a folder."""
    names = [name.partition("/")[2].partition(".")[0] for name in made if name.startswith(f"{folder}/")]
    listed = "\n".join(names)
    return f"# {title}\n\n{TOLD[folder]}\n\n```{{toctree}}\n:maxdepth: 1\n\n{listed}\n```\n" + AFTER.get(folder, "")


def write_pages(app: Sphinx, _config: Config) -> None:
    """Write them where Sphinx looks for pages. What did not change is left alone, so that it is not built again."""
    root = Path(app.srcdir) / "api"
    made = _pages()
    for path in root.glob("*/*"):
        if path.is_file() and path.relative_to(root).as_posix() not in made:
            path.unlink()
    for name, text in made.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def fit_page(app: Sphinx, name: str, source: list[str]) -> None:
    """Read a page of the repository as one of the site.

    A page that the front page does not list stands among the how-to pages. A link to a folder is only its text: the
    site has no such place.
    """
    root = Path(app.srcdir)
    text = source[0]
    if name == "index":
        listed = text.splitlines()
        rest = [page.stem for page in sorted(root.glob("*.md")) if page.stem not in (*listed, name)]
        text = text.replace("\nlocal-domino\n", "\n".join(("", *rest, "local-domino", "")))
    source[0] = _LINK.sub(lambda link: link[1] if (root / link[2]).is_dir() else link[0], text)


def read_again(_app: Sphinx, _env: object, _added: set[str], _changed: set[str], _removed: set[str]) -> list[str]:
    """Read the front page at every build: it lists the others."""
    return ["index"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_search_language(English)
    app.add_directive("domino-operations", OperationsDirective)
    app.add_directive("domino-answers", AnswersDirective)
    app.add_directive("domino-types", TypesDirective)
    app.connect("autodoc-process-signature", hide_old_keywords)
    app.connect("env-get-outdated", read_again)
    app.connect("source-read", fit_page)
    app.connect("config-inited", write_pages)
    app.connect("autodoc-process-docstring", mark_code, priority=400)  # before napoleon
    app.connect("doctree-read", set_dashes)
    app.connect("missing-reference", find_elsewhere)
    app.connect("html-page-context", list_titles, priority=400)  # before the theme
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
