"""What a built site links to and loads: every place has to be there, and nothing comes from elsewhere."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["faults"]

_IDENTITY = re.compile(r"<[^>]*?\bid=\"([^\"]+)\"")
_LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"")
_LOADED = re.compile(r"<(?:script|img|iframe|source)\b[^>]*?\bsrc=\"([^\"]*)\"|<link\b([^>]*)>")
_REFERENCE = re.compile(r"\bhref=\"([^\"]*)\"")
#: What no address has as it stands (RFC 3986, 2): where it is, a piece of code was taken for one.
_NEVER_IN_ADDRESSES = re.compile(r"[^!#-;=?-Z_a-z~]")


def faults(site: Path) -> list[str]:
    """Return a line for each link that leads nowhere and each thing that a page loads from another host."""
    found: list[str] = []

    @cache
    def identities(page: Path) -> frozenset[str]:
        return frozenset(map(unescape, _IDENTITY.findall(page.read_text(encoding="utf-8"))))

    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(site)
        for source, attributes in _LOADED.findall(text):
            address = source or "".join(_REFERENCE.findall(attributes))
            if urlsplit(address).netloc:
                found.append(f"{name}: loads {address}")
        for raw in dict.fromkeys(_LINK.findall(text)):
            parts = urlsplit(unescape(raw))
            if parts.scheme or parts.netloc:
                if _NEVER_IN_ADDRESSES.search(unescape(raw)):
                    found.append(f"{name}: {raw} is no address")
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                found.append(f"{name}: {raw} is not there")
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in identities(target):
                found.append(f"{name}: {raw} names no place on that page")
    return found
