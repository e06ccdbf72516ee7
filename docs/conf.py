"""Settings of the site: scripts/docs.sh builds it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "scripts")]  # for pages

import domino  # noqa: E402

project = "domino-client"
author = "the authors of domino-client"
project_copyright = "the authors of domino-client, Apache-2.0"
version = release = domino.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "pages.extension",
]
nitpicky = True  # a name that leads nowhere is a warning, and scripts/docs.sh makes each an error
# Names in signatures that users do not import: shown, and not linked.
nitpick_ignore_regex = [
    ("py:class", r"domino\.([a-z_]+\.)*_.*"),  # private; those with a public name are linked
    ("py:class", r"domino\.areas\.job_options\..*"),  # the keywords of job_start
    ("py:(class|exc)", r"domino\.local\.http\..*|domino_api\.(body|client|wire)\..*|(airflow|fsspec)\..*"),
    ("py:class", r"Cluster|Revision|Tool|Variables"),  # short names of unions, told in the docstring
]
default_role = "code"  # docstrings mark code with single backticks, as Markdown does
smartquotes = False  # quotation marks are those of the source, and dashes those of pages.docstrings
highlight_language = "text"
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
autodoc_member_order = "bysource"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"domino-client {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
