"""The words that the search of the site finds."""

from __future__ import annotations

from sphinx.search.en import SearchEnglish

__all__ = ["English"]


class English(SearchEnglish):
    """English, each word of which is stemmed once: Sphinx alone does it anew for every page, in a tenth of a build."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of a word."""
        if word not in self._stems:
            self._stems[word] = super().stem(word)
        return self._stems[word]
