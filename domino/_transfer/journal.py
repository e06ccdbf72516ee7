"""What is remembered of an upload, so that another process can go on with it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import frozen

from .writing import begin_writing

__all__ = ["Journal"]

_VERSION = 1


@frozen
class Journal:
    """A small local file; it holds no credential.

    Attributes:
        path: Where it is.
    """

    path: Path

    def read(self, mark: str) -> tuple[str | None, bool]:
        """Return the key of the upload with this mark, None if it is of another one or not there.

        Also whether its end was asked for.

        Raises:
            ValueError: There is a file of that name that is no journal; it would be overwritten.
        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None, False
        known: dict[str, Any] = {}
        with suppress(ValueError, TypeError, RecursionError):
            known = dict(json.loads(text))
        if known.get("domino_upload") != _VERSION or not isinstance(known.get("key"), str):
            raise ValueError(
                f"resume={str(self.path)!r} is a file that remembers no upload: name one that is not there"
            )
        return (known["key"] if known.get("mark") == mark else None), bool(known.get("ending"))

    def write(self, mark: str, key: str, ending: bool = False) -> None:
        """Remember an upload, whole or not at all."""
        text = json.dumps({"domino_upload": _VERSION, "mark": mark, "key": key, "ending": ending})
        writing = begin_writing(self.path)
        try:
            writing.write([text.encode()])
            writing.finish()
        except BaseException:
            writing.abandon()
            raise

    def remove(self) -> None:
        """Forget the upload."""
        self.path.unlink(missing_ok=True)
